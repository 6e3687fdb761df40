namespace Atalaya.Formats.Asterix.Services;

/// <summary>Hands CAT016, which repeats its transmitters, receivers and pairs, to the table of them.</summary>
struct MultistaticVisitor(AsterixSourceDecoder decoder, AsterixValues values, MultistaticTable table) : IAsterixVisitor
{
    public readonly void BeginRecord(int start)
    {
        values.Clear();
        table.Begin();
    }

    public readonly void EndRecord(ReadOnlySpan<byte> record, int start) => decoder.Emit(record);
    public readonly void AbandonRecord() { }
    public readonly void BeginNode(int node) { }
    public readonly void EndNode(int node) { }

    public readonly void Element(in AsterixElement element, ulong raw)
    {
        if (element.Role == AsterixRole.None) return;
        values.Set(element.Role, raw);
        table.Note(element.Role, raw, values);
    }

    public readonly void Octets(in AsterixElement element, ReadOnlySpan<byte> content) { }
}
