namespace Atalaya.Core.Reports;

/// <summary>What a source's decoder has seen: never reset, saved with checkpoints.</summary>
public sealed class DecodeCounters
{
    static readonly int ReasonCount = Enum.GetValues<RejectReason>().Length;

    readonly long[] _rejected = new long[ReasonCount];

    public long Bytes { get; set; }
    public long Messages { get; set; }
    public long Reports { get; set; }
    public long Warnings { get; set; }

    public long Rejected => _rejected.Sum();
    public long RejectedBy(RejectReason reason) => _rejected[(int)reason];
    public void Reject(RejectReason reason) => _rejected[(int)reason]++;

    public void Save(State.StateWriter writer)
    {
        writer.Write(Bytes);
        writer.Write(Messages);
        writer.Write(Reports);
        writer.Write(Warnings);
        writer.Write(_rejected.Length);
        foreach (long count in _rejected) writer.Write(count);
    }

    public void Load(ref State.StateReader reader)
    {
        Bytes = reader.ReadInt64();
        Messages = reader.ReadInt64();
        Reports = reader.ReadInt64();
        Warnings = reader.ReadInt64();
        Array.Clear(_rejected);
        int count = reader.ReadCount(sizeof(long));
        for (int i = 0; i < count; i++)
        {
            long value = reader.ReadInt64();
            if (i < _rejected.Length) _rejected[i] = value;
        }
    }
}
