namespace Atalaya.Formats.Asterix;

/// <summary>Fills a record builder, and a layout if there is one, from an encoded record.</summary>
readonly struct BuilderVisitor(AsterixRecordBuilder builder, AsterixLayout? layout) : IAsterixVisitor
{
    public void BeginRecord(int start) { }
    public void EndRecord(ReadOnlySpan<byte> record, int start) { }
    public void AbandonRecord() { }
    public void BeginNode(int node) => builder.Begin(node);
    public void EndNode(int node) => builder.End(node);
    public void Element(in AsterixElement element, ulong raw) => builder.SetRaw(element.Index, raw);
    public void Octets(in AsterixElement element, ReadOnlySpan<byte> content) => builder.SetOctets(element.Index, content);
    public void Length(int node, int length) => layout?.Note(node, length);
}
