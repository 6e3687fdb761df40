using Atalaya.Formats.Asterix;

namespace Atalaya.Tests.Formats.Asterix.Categories;

/// <summary>A hash over all that complete records hand over, in order.</summary>
struct TraceVisitor() : IAsterixVisitor
{
    ulong _record;

    public ulong Hash { get; private set; }
    public int Records { get; private set; }
    public int Abandoned { get; private set; }

    public void BeginRecord(int start)
    {
        _record = Hash;
        Mix(start);
    }

    public void EndRecord(ReadOnlySpan<byte> record, int start)
    {
        Mix(record.Length);
        Hash = _record;
        Records++;
    }

    public void AbandonRecord() => Abandoned++;
    public void BeginNode(int node) => Mix(1_000_000 + node);
    public void EndNode(int node) => Mix(2_000_000 + node);

    public void Element(in AsterixElement element, ulong raw)
    {
        Mix(3_000_000 + element.Index);
        Mix((long)raw);
    }

    public void Octets(in AsterixElement element, ReadOnlySpan<byte> content)
    {
        Mix(4_000_000 + element.Index);
        foreach (byte octet in content) Mix(octet);
    }

    void Mix(long value) => _record = (ulong.RotateLeft(_record, 9) ^ (ulong)value) * 0x9E37_79B9_7F4A_7C15;
}
