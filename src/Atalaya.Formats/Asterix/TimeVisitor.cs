namespace Atalaya.Formats.Asterix;

/// <summary>Finds the last time of day of a block.</summary>
struct TimeVisitor : IAsterixVisitor
{
    uint? _candidate;

    public uint? TimeOfDay { get; private set; }

    public void BeginRecord(int start) => _candidate = null;
    public void EndRecord(ReadOnlySpan<byte> record, int start) => TimeOfDay = _candidate ?? TimeOfDay;
    public readonly void AbandonRecord() { }
    public readonly void BeginNode(int node) { }
    public readonly void EndNode(int node) { }

    public void Element(in AsterixElement element, ulong raw)
    {
        if (element.Role is AsterixRole.TimeOfDay or AsterixRole.TimeOfTransmission) _candidate = (uint)raw;
    }

    public readonly void Octets(in AsterixElement element, ReadOnlySpan<byte> content) { }
}
