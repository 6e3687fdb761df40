namespace Atalaya.Formats.Asterix;

/// <summary>Collects what has a role and hands each record to the source decoder.</summary>
struct ReportVisitor(AsterixSourceDecoder decoder, int category) : IAsterixVisitor
{
    AsterixValues _values;

    public void BeginRecord(int start) => _values.Clear();
    public readonly void EndRecord(ReadOnlySpan<byte> record, int start) => decoder.Emit(category, _values, record);
    public readonly void AbandonRecord() { }
    public readonly void BeginNode(int node) { }
    public readonly void EndNode(int node) { }

    public void Element(in AsterixElement element, ulong raw)
    {
        if (element.Role != AsterixRole.None) _values.Set(element.Role, raw);
    }

    public readonly void Octets(in AsterixElement element, ReadOnlySpan<byte> content) { }
}
