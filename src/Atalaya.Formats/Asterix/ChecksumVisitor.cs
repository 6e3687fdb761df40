using Atalaya.Formats.Records;

namespace Atalaya.Formats.Asterix;

/// <summary>Decodes every value and keeps only the sum: `decode --output none`.</summary>
struct ChecksumVisitor(RecordStatistics statistics) : IAsterixVisitor
{
    ulong _sum;

    public void BeginRecord(int start) => _sum = AsterixChecksum.Start;

    public readonly void EndRecord(ReadOnlySpan<byte> record, int start)
    {
        statistics.Records++;
        statistics.Add(_sum);
    }

    public readonly void AbandonRecord() { }
    public readonly void BeginNode(int node) { }
    public readonly void EndNode(int node) { }
    public void Element(in AsterixElement element, ulong raw) => AsterixChecksum.Add(ref _sum, element, raw);
    public void Octets(in AsterixElement element, ReadOnlySpan<byte> content) => AsterixChecksum.Add(ref _sum, element, content);
}
