using Atalaya.Core.State;
using Atalaya.Core.Time;

namespace Atalaya.Integrity.Sea;

/// <summary>What is remembered of a track for dark activity.</summary>
struct SeaTrackMemory
{
    /// <summary>Newest AIS of any kind; default = none.</summary>
    public Instant Heard;

    /// <summary>Newest plot of a sensor of ours, and how many.</summary>
    public Instant Measured;
    public uint Plots;

    /// <summary>Where it is and how it moves, from the track: radians, metres per second.</summary>
    public Instant Time;
    public double Latitude, Longitude;
    public float North, East;

    /// <summary>Where it says that it is, and when; differs from where it is where sensors contradict it.</summary>
    public Instant StatedTime;
    public double StatedLatitude, StatedLongitude;

    /// <summary>Reports due and heard of its own, with forgetting: how well it is heard.</summary>
    public float OwnHeard, OwnDue;

    /// <summary>Since it was heard last, where and when others were: reports due, seconds, seconds of these in radar's sight; sum of what each says against chance.</summary>
    public float MissedReports, ProvenSeconds, SeenSeconds, Evidence;

    /// <summary>Without AIS in sight of radar where others are heard, seconds.</summary>
    public float DarkSeconds;

    public SeaTrackTraits Traits;
    public byte Status;

    public readonly bool HasAis => Heard != default;
    public readonly double Speed => Math.Sqrt((double)North * North + (double)East * East);

    public readonly bool Is(SeaTrackTraits trait) => (Traits & trait) != 0;

    public void Set(SeaTrackTraits trait, bool value) => Traits = value ? Traits | trait : Traits & ~trait;

    public void Hear(Instant now)
    {
        (MissedReports, ProvenSeconds, SeenSeconds, Evidence, DarkSeconds) = (0, 0, 0, 0, 0);
        Heard = now;
    }

    public readonly void Write(StateWriter writer)
    {
        bool isNew = Heard == default && Plots == 0 && Time == default;
        writer.Write(isNew);
        if (isNew) return;
        writer.Write(Heard.UnixNanoseconds);
        writer.Write(Measured.UnixNanoseconds);
        writer.Write(Plots);
        writer.Write(Time.UnixNanoseconds);
        writer.Write(Latitude);
        writer.Write(Longitude);
        writer.Write(StatedTime.UnixNanoseconds);
        writer.Write(StatedLatitude);
        writer.Write(StatedLongitude);
        ReadOnlySpan<float> numbers = [North, East, OwnHeard, OwnDue, MissedReports, ProvenSeconds, SeenSeconds, Evidence, DarkSeconds];
        foreach (float number in numbers) writer.Write((double)number);
        writer.Write((byte)Traits);
        writer.Write(Status);
    }

    public static SeaTrackMemory Read(ref StateReader reader) => reader.ReadBoolean() ? default : new SeaTrackMemory
    {
        Heard = new Instant(reader.ReadInt64()),
        Measured = new Instant(reader.ReadInt64()),
        Plots = reader.ReadUInt32(),
        Time = new Instant(reader.ReadInt64()),
        Latitude = reader.ReadDouble(),
        Longitude = reader.ReadDouble(),
        StatedTime = new Instant(reader.ReadInt64()),
        StatedLatitude = reader.ReadDouble(),
        StatedLongitude = reader.ReadDouble(),
        North = (float)reader.ReadDouble(),
        East = (float)reader.ReadDouble(),
        OwnHeard = (float)reader.ReadDouble(),
        OwnDue = (float)reader.ReadDouble(),
        MissedReports = (float)reader.ReadDouble(),
        ProvenSeconds = (float)reader.ReadDouble(),
        SeenSeconds = (float)reader.ReadDouble(),
        Evidence = (float)reader.ReadDouble(),
        DarkSeconds = (float)reader.ReadDouble(),
        Traits = (SeaTrackTraits)reader.ReadByte(),
        Status = reader.ReadByte(),
    };
}
