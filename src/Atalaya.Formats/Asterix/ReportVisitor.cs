namespace Atalaya.Formats.Asterix;

/// <summary>Collects what has a role and hands each record to the source decoder.</summary>
struct ReportVisitor(AsterixSourceDecoder decoder, AsterixValues values) : IAsterixVisitor
{
    public readonly void BeginRecord(int start) => values.Clear();
    public readonly void EndRecord(ReadOnlySpan<byte> record, int start) => decoder.Emit(record);
    public readonly void AbandonRecord() { }
    public readonly void BeginNode(int node) { }
    public readonly void EndNode(int node) { }

    public readonly void Element(in AsterixElement element, ulong raw)
    {
        if (element.Role != AsterixRole.None) values.Set(element.Role, raw);
    }

    public readonly void Octets(in AsterixElement element, ReadOnlySpan<byte> content) { }
}
