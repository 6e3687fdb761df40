using Atalaya.Core.State;
using Atalaya.Core.Time;

namespace Atalaya.Integrity.Sea;

/// <summary>A vessel that states its place and a radar track without AIS, with the offset from the one to the other.</summary>
struct OffsetPair
{
    /// <summary>Sweeps over which the offset is settled that the later ones are held against.</summary>
    public const int SettledCount = 6;

    /// <summary>Since when they go together, when both were there last, and the sweeps between.</summary>
    public Instant Since, Last;
    public int Count;

    /// <summary>The settled offset, metres.</summary>
    public double East, North;

    /// <summary>Velocity of what is stated when it began, metres per second.</summary>
    public double StartEast, StartNorth;

    /// <summary>For how long radar has been proven to see where the vessel says it is, and not it, seconds.</summary>
    public double ProvenSeconds;

    /// <summary>They were one track, or the radar track began in the other's gate.</summary>
    public bool WereOne;

    public bool IsRaised;

    /// <summary>Begins anew.</summary>
    public void Restart(Instant now, (double East, double North) offset, in OffsetCandidate stated) =>
        (Since, Count, East, North, StartEast, StartNorth, ProvenSeconds) = (now, 0, offset.East, offset.North, stated.East, stated.North, 0);

    /// <summary>Takes the offset of a sweep; how far it is from the settled one, metres.</summary>
    public double Add(Instant now, (double East, double North) offset)
    {
        double east = offset.East - East, north = offset.North - North;
        Last = now;
        Count++;
        if (Count <= SettledCount) (East, North) = (East + east / Count, North + north / Count);
        return Math.Sqrt(east * east + north * north);
    }

    public readonly void Write(StateWriter writer)
    {
        writer.Write(Since.UnixNanoseconds);
        writer.Write(Last.UnixNanoseconds);
        writer.Write(Count);
        ReadOnlySpan<double> numbers = [East, North, StartEast, StartNorth, ProvenSeconds];
        foreach (double number in numbers) writer.Write(number);
        writer.Write(WereOne);
        writer.Write(IsRaised);
    }

    public static OffsetPair Read(ref StateReader reader) => new()
    {
        Since = new Instant(reader.ReadInt64()),
        Last = new Instant(reader.ReadInt64()),
        Count = reader.ReadInt32(),
        East = reader.ReadDouble(),
        North = reader.ReadDouble(),
        StartEast = reader.ReadDouble(),
        StartNorth = reader.ReadDouble(),
        ProvenSeconds = reader.ReadDouble(),
        WereOne = reader.ReadBoolean(),
        IsRaised = reader.ReadBoolean(),
    };
}
