using System.Runtime.InteropServices;
using Atalaya.Core.Frames;
using Atalaya.Core.Geodesy;
using Atalaya.Core.State;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Fusion.Filtering;
using Atalaya.Fusion.Identifying;
using Atalaya.Fusion.Living;
using Atalaya.Fusion.Partition;

namespace Atalaya.Fusion;

/// <summary>A track with everything later input depends on, as bytes; independent of sectors and slots.</summary>
static class TrackerState
{
    const int CounterCount = 22;

    public static void WriteTrack(StateWriter writer, Sector sector, int slot)
    {
        TrackBytes.Write(writer, sector.Tracks[slot]);
        WriteMotion(writer, sector.Motions[slot]);
        WriteLife(writer, sector.Lives[slot]);
        writer.Write(sector.Due[slot]);
        writer.Write(sector.Cells[slot]);
        Span<Provenance> provenances = stackalloc Provenance[Sector.ProvenancesPerTrack];
        int count = sector.CopyProvenances(slot, provenances);
        writer.Write((byte)count);
        for (int i = count - 1; i >= 0; i--)
        {
            writer.Write(provenances[i].Source.Number);
            writer.Write(provenances[i].Position.Segment);
            writer.Write(provenances[i].Position.Offset);
        }
    }

    public static void ReadTrack(ref StateReader reader, Sector[] sectors, IdentityDirectory directory)
    {
        Track track = TrackBytes.Read(ref reader);
        TrackMotion motion = ReadMotion(ref reader);
        TrackLife life = ReadLife(ref reader);
        long due = reader.ReadInt64();
        int cell = reader.ReadInt32();
        if (cell < -1 || cell >= EarthCells.Count || cell >= 0 != track.HasPosition || due == long.MaxValue) throw new InvalidDataException("state: a track has no cell");
        int home = cell >= 0 ? cell : (int)(track.Id % (ulong)EarthCells.Count);
        Sector sector = sectors[EarthCells.SectorOf(home, sectors.Length)];
        int slot = sector.Add(track, motion, life);
        sector.Due[slot] = due;
        if (cell >= 0) sector.Index(slot, cell);
        directory.Set(track.Id, track.Identity, new TrackHandle(sector.Number, slot));
        int count = reader.ReadByte();
        if (count > Sector.ProvenancesPerTrack) throw new InvalidDataException("state: too many provenances in a track");
        for (int i = 0; i < count; i++)
        {
            SourceId source = new(reader.ReadUInt16());
            uint segment = reader.ReadUInt32();
            sector.AddProvenance(slot, new Provenance(source, new LogPosition(segment, reader.ReadUInt32())));
        }
    }

    public static void WriteCounters(StateWriter writer, TrackerCounters counters)
    {
        foreach (long counter in MemoryMarshal.Cast<TrackerCounters, long>(new Span<TrackerCounters>(ref counters))) writer.Write(counter);
    }

    public static TrackerCounters ReadCounters(ref StateReader reader)
    {
        TrackerCounters counters = default;
        Span<long> values = MemoryMarshal.Cast<TrackerCounters, long>(new Span<TrackerCounters>(ref counters));
        if (values.Length != CounterCount) throw new InvalidOperationException("the layout of the counters changed: raise the version of FUSN");
        for (int i = 0; i < values.Length; i++) values[i] = reader.ReadInt64();
        return counters;
    }

    public static void WriteMotion(StateWriter writer, TrackMotion motion)
    {
        writer.Write(motion.Frame.Origin.Latitude);
        writer.Write(motion.Frame.Origin.Longitude);
        writer.Write((byte)motion.Models.Count);
        for (int i = 0; i < motion.Models.Count; i++)
        {
            writer.Write(motion.Models.Probabilities[i]);
            foreach (double value in MemoryMarshal.Cast<MotionState, double>(new Span<MotionState>(ref motion.Models.States[i]))) writer.Write(value);
        }

        writer.Write(motion.Time.UnixNanoseconds);
        writer.Write(motion.IndexedEast);
        writer.Write(motion.IndexedNorth);
        writer.Write(motion.VelocityKnown);
    }

    public static TrackMotion ReadMotion(ref StateReader reader)
    {
        TrackMotion motion = default;
        double latitude = reader.ReadDouble();
        motion.Frame = new LocalFrame(new GeodeticPosition(latitude, reader.ReadDouble(), 0));
        motion.Models.Count = reader.ReadByte();
        if (motion.Models.Count is not (0 or 1 or MotionModels.Most)) throw new InvalidDataException("state: a track with a number of models that there is not");
        for (int i = 0; i < motion.Models.Count; i++)
        {
            motion.Models.Probabilities[i] = reader.ReadDouble();
            foreach (ref double value in MemoryMarshal.Cast<MotionState, double>(new Span<MotionState>(ref motion.Models.States[i]))) value = reader.ReadDouble();
        }

        if (motion.Models.Count > 0) motion.State = motion.Models.Merged();
        motion.Time = new Instant(reader.ReadInt64());
        motion.IndexedEast = reader.ReadDouble();
        motion.IndexedNorth = reader.ReadDouble();
        motion.VelocityKnown = reader.ReadBoolean();
        return motion;
    }

    static void WriteLife(StateWriter writer, in TrackLife life)
    {
        writer.Write(life.LastSeen.UnixNanoseconds);
        writer.Write(life.NextMiss.UnixNanoseconds);
        writer.Write(life.PressureTime.UnixNanoseconds);
        writer.Write(life.EllipsoidTime.UnixNanoseconds);
        writer.Write(life.SeaLevelTime.UnixNanoseconds);
        writer.Write(life.RateTime.UnixNanoseconds);
        writer.Write(life.HeadingTime.UnixNanoseconds);
        writer.Write(life.EmergencyTime.UnixNanoseconds);
        writer.Write((double)life.IntervalSeconds);
        writer.Write((double)life.ScanPeriodSeconds);
        writer.Write((double)life.DetectionProbability);
        writer.Write((double)life.LeastDetection);
        writer.Write(life.PositionCount);
        writer.Write(life.ScanSource);
        writer.Write(life.Outliers);
        writer.Write(life.TwinId);
        writer.Write(life.TwinTested.UnixNanoseconds);
        writer.Write((double)life.TwinEvidence);
        writer.Write(life.TwinTests);
        writer.Write((double)life.StatedVelocityVariance);
        writer.Write(life.HasFineHeights);
        life.PressureFilter.Write(writer);
        life.EllipsoidFilter.Write(writer);
        life.SeaLevelFilter.Write(writer);
        writer.Write((double)life.Transience);
        writer.Write(life.WasLikely);
        life.Path.Write(writer);
        life.Doubt.Write(writer);
    }

    static TrackLife ReadLife(ref StateReader reader) => new()
    {
        LastSeen = new Instant(reader.ReadInt64()),
        NextMiss = new Instant(reader.ReadInt64()),
        PressureTime = new Instant(reader.ReadInt64()),
        EllipsoidTime = new Instant(reader.ReadInt64()),
        SeaLevelTime = new Instant(reader.ReadInt64()),
        RateTime = new Instant(reader.ReadInt64()),
        HeadingTime = new Instant(reader.ReadInt64()),
        EmergencyTime = new Instant(reader.ReadInt64()),
        IntervalSeconds = (float)reader.ReadDouble(),
        ScanPeriodSeconds = (float)reader.ReadDouble(),
        DetectionProbability = (float)reader.ReadDouble(),
        LeastDetection = (float)reader.ReadDouble(),
        PositionCount = reader.ReadUInt32(),
        ScanSource = reader.ReadUInt16(),
        Outliers = reader.ReadByte(),
        TwinId = reader.ReadUInt64(),
        TwinTested = new Instant(reader.ReadInt64()),
        TwinEvidence = (float)reader.ReadDouble(),
        TwinTests = reader.ReadByte(),
        StatedVelocityVariance = (float)reader.ReadDouble(),
        HasFineHeights = reader.ReadBoolean(),
        PressureFilter = HeightFilter.Read(ref reader),
        EllipsoidFilter = HeightFilter.Read(ref reader),
        SeaLevelFilter = HeightFilter.Read(ref reader),
        Transience = (float)reader.ReadDouble(),
        WasLikely = reader.ReadBoolean(),
        Path = MeasuredPath.Read(ref reader),
        Doubt = IdentityDoubt.Read(ref reader),
    };
}
