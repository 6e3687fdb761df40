namespace Atalaya.Formats.Asterix;

/// <summary>Fills a record builder from an encoded record.</summary>
readonly struct BuilderVisitor(AsterixRecordBuilder builder, List<ulong>?[] repetitions) : IAsterixVisitor
{
    public void BeginRecord(int start) { }
    public void EndRecord(ReadOnlySpan<byte> record, int start) { }
    public void AbandonRecord() { }

    public void BeginNode(int node)
    {
        if (repetitions[node] is not null) builder.BeginRepetition(node);
        else builder.MarkPresent(node);
    }

    public void EndNode(int node) { }
    public void Element(in AsterixElement element, ulong raw) => builder.SetRaw(element.Index, raw);
    public void Octets(in AsterixElement element, ReadOnlySpan<byte> content) => builder.SetOctets(element.Index, content);
}
