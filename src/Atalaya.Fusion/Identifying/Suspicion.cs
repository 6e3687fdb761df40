using Atalaya.Core.Geodesy;
using Atalaya.Core.State;
using Atalaya.Core.Time;
using Atalaya.Fusion.Measuring;

namespace Atalaya.Fusion.Identifying;

/// <summary>What is known of a second place from which reports with a track's key come.</summary>
struct Suspicion
{
    public ulong TrackId;

    /// <summary>The track that began at the second place; 0 = none yet.</summary>
    public ulong DoubleId;

    /// <summary>The newest position of the second place.</summary>
    public double Latitude, Longitude;

    public EcefPosition Ecef;

    /// <summary>Of the first and the newest position there.</summary>
    public Instant Since, Last;

    /// <summary>Positions heard from the track's own place since, and from the second place before a track began there.</summary>
    public int Here, There;

    /// <summary>How often the reports went from one place to the other.</summary>
    public int Switches;

    public bool WasThere;

    /// <summary>The object said of itself that it is at the second place.</summary>
    public bool SaidThere;

    /// <summary>How often it was measured there since it was last measured at its own place.</summary>
    public int MeasuredThere;

    public void Begin(in PositionMeasurement place, Instant time)
    {
        Since = time;
        (Here, There, Switches, WasThere, SaidThere, MeasuredThere) = (0, 0, 0, false, false, 0);
        Add(place, time);
    }

    /// <summary>Another position from there.</summary>
    public void Add(in PositionMeasurement place, Instant time)
    {
        (Latitude, Longitude, Ecef, Last) = (place.Latitude, place.Longitude, place.Ecef, time);
        There++;
        if (!WasThere) Switches++;
        WasThere = true;
    }

    /// <summary>A position from the track's own place.</summary>
    public void Return()
    {
        Here++;
        if (WasThere) Switches++;
        WasThere = false;
    }

    public readonly void Write(StateWriter writer)
    {
        writer.Write(TrackId);
        writer.Write(DoubleId);
        writer.Write(Latitude);
        writer.Write(Longitude);
        writer.Write(Since.UnixNanoseconds);
        writer.Write(Last.UnixNanoseconds);
        writer.Write(Here);
        writer.Write(There);
        writer.Write(Switches);
        writer.Write(WasThere);
        writer.Write(SaidThere);
        writer.Write(MeasuredThere);
    }

    public static Suspicion Read(ref StateReader reader)
    {
        Suspicion read = new() { TrackId = reader.ReadUInt64(), DoubleId = reader.ReadUInt64(), Latitude = reader.ReadDouble(), Longitude = reader.ReadDouble() };
        read.Ecef = Wgs84.ToEcef(new GeodeticPosition(read.Latitude, read.Longitude, 0));
        (read.Since, read.Last) = (new Instant(reader.ReadInt64()), new Instant(reader.ReadInt64()));
        (read.Here, read.There, read.Switches) = (reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32());
        read.WasThere = reader.ReadBoolean();
        (read.SaidThere, read.MeasuredThere) = (reader.ReadBoolean(), reader.ReadInt32());
        return read;
    }
}
