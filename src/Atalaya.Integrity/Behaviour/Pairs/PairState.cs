using Atalaya.Core.State;
using Atalaya.Core.Time;
using Atalaya.Integrity.Alerts;

namespace Atalaya.Integrity.Behaviour.Pairs;

/// <summary>What a detector remembers of a pair.</summary>
struct PairState
{
    /// <summary>Bytes of one in a checkpoint.</summary>
    public const int Length = 51;

    public ulong First, Second;

    /// <summary>The last eight passes, the newest in the lowest bit: whether they counted.</summary>
    public byte History;

    /// <summary>The gravest of its alert.</summary>
    public AlertSeverity Severity;

    public bool IsRaised;

    /// <summary>When it began to count, and counted last; default = not yet.</summary>
    public Instant Since, LastCounted;

    /// <summary>When it was found at all.</summary>
    public Instant LastSeen;

    /// <summary>For the detector: how fast they came together, metres per second.</summary>
    public double ApproachSpeed;

    public readonly void Write(StateWriter writer)
    {
        writer.Write(First);
        writer.Write(Second);
        writer.Write(History);
        writer.Write((byte)Severity);
        writer.Write(IsRaised);
        writer.Write(Since.UnixNanoseconds);
        writer.Write(LastCounted.UnixNanoseconds);
        writer.Write(LastSeen.UnixNanoseconds);
        writer.Write(ApproachSpeed);
    }

    public static PairState Read(ref StateReader reader) => new()
    {
        First = reader.ReadUInt64(),
        Second = reader.ReadUInt64(),
        History = reader.ReadByte(),
        Severity = (AlertSeverity)reader.ReadByte(),
        IsRaised = reader.ReadBoolean(),
        Since = new Instant(reader.ReadInt64()),
        LastCounted = new Instant(reader.ReadInt64()),
        LastSeen = new Instant(reader.ReadInt64()),
        ApproachSpeed = reader.ReadDouble(),
    };
}
