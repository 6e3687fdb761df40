using Atalaya.Core.State;
using Atalaya.Core.Time;

namespace Atalaya.Integrity.Sea;

/// <summary>The course of one vessel's stated places.</summary>
struct MotionMemory : IVesselMemory<MotionMemory>
{
    public Instant Heard { get; set; }
    public ulong AlertTrack { get; set; }

    /// <summary>Which alert it has.</summary>
    public bool IsReturn;

    /// <summary>Newest stated place, and since when exactly this place is stated; radians.</summary>
    public Instant Time, Since;
    public double Latitude, Longitude;

    /// <summary>Stated last, and the greatest ever; metres per second.</summary>
    public float Speed, MostSpeed;

    /// <summary>Ship and cargo type; 0 = not known.</summary>
    public byte Type;

    /// <summary>Newest report without a place.</summary>
    public Instant Lost;

    /// <summary>Where it was before it jumped.</summary>
    public Instant FromTime;
    public double FromLatitude, FromLongitude;

    /// <summary>What the jump took: metres per second, metres, seconds since the place before.</summary>
    public float NeededSpeed, JumpMeters, GapSeconds;

    /// <summary>Its place was repeated, or gone, before it jumped.</summary>
    public bool WasLost;

    /// <summary>Reports from the new place; 0 = it has not jumped, or that is settled.</summary>
    public byte Arrivals;

    /// <summary>When a vessel of this MMSI was last heard at the old place again: two vessels, or one wrong place.</summary>
    public Instant Returned;

    /// <summary>When it jumped beyond doubt.</summary>
    public Instant Jumped;

    public readonly void Write(StateWriter writer)
    {
        writer.Write(IsReturn);
        writer.Write(WasLost);
        writer.Write(Type);
        writer.Write(Arrivals);
        ReadOnlySpan<Instant> times = [Time, Since, Lost, FromTime, Returned, Jumped];
        foreach (Instant time in times) writer.Write(time.UnixNanoseconds);
        ReadOnlySpan<double> numbers = [Latitude, Longitude, FromLatitude, FromLongitude, Speed, MostSpeed, NeededSpeed, JumpMeters, GapSeconds];
        foreach (double number in numbers) writer.Write(number);
    }

    public static MotionMemory Read(ref StateReader reader) => new()
    {
        IsReturn = reader.ReadBoolean(),
        WasLost = reader.ReadBoolean(),
        Type = reader.ReadByte(),
        Arrivals = reader.ReadByte(),
        Time = new Instant(reader.ReadInt64()),
        Since = new Instant(reader.ReadInt64()),
        Lost = new Instant(reader.ReadInt64()),
        FromTime = new Instant(reader.ReadInt64()),
        Returned = new Instant(reader.ReadInt64()),
        Jumped = new Instant(reader.ReadInt64()),
        Latitude = reader.ReadDouble(),
        Longitude = reader.ReadDouble(),
        FromLatitude = reader.ReadDouble(),
        FromLongitude = reader.ReadDouble(),
        Speed = (float)reader.ReadDouble(),
        MostSpeed = (float)reader.ReadDouble(),
        NeededSpeed = (float)reader.ReadDouble(),
        JumpMeters = (float)reader.ReadDouble(),
        GapSeconds = (float)reader.ReadDouble(),
    };
}
