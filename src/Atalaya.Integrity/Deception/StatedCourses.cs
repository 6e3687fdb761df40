using Atalaya.Core.Geodesy;
using Atalaya.Core.Reports;
using Atalaya.Core.State;
using Atalaya.Core.Time;

namespace Atalaya.Integrity.Deception;

/// <summary>What aircraft state of their places, for all detectors of deception: the last places of each, their jumps, and who was heard when.</summary>
sealed class StatedCourses
{
    const int StateVersion = 1, MaxJumps = 256;

    /// <summary>A receiver that comes back from jamming jumps to its place; that is no deceit.</summary>
    public const double RecoverySeconds = 60;

    readonly SlotColumn<JumpWatch> _watches = new();
    readonly List<StatedJump> _jumps = [];

    /// <summary>Refused places farther apart in time are single errors.</summary>
    const double RefusedGapSeconds = 10;

    public SlotColumn<StatedPath> Paths { get; } = new();
    public SlotColumn<Hearing> Hearings { get; } = new();

    /// <summary>The latest jumps of all tracks, oldest first.</summary>
    public IReadOnlyList<StatedJump> Jumps => _jumps;

    /// <summary>True if a report states the place or state of an aircraft in the air.</summary>
    public static bool IsStated(in Report report) =>
        (report.Flags & (ReportFlags.SelfReported | ReportFlags.SystemTrack | ReportFlags.Duplicate | ReportFlags.OnGround | ReportFlags.TestTarget)) == ReportFlags.SelfReported
        && report.Domain is Domain.Air or Domain.Unknown && report.Identity.HasAddress;

    /// <summary>True if a sensor measured an object that it tells from others.</summary>
    public static bool IsMeasured(in Report report) =>
        (report.Flags & (ReportFlags.SelfReported | ReportFlags.SystemTrack | ReportFlags.Duplicate | ReportFlags.TestTarget | ReportFlags.FieldMonitor | ReportFlags.SensorDoubts | ReportFlags.OnGround)) == 0
        && (report.Measurement == MeasurementKind.Polar || report.Has(ReportFlags.Multilateration))
        && (report.Identity.HasAddress || report.Identity.Mode3A is not null);

    /// <summary>Takes a report of an aircraft's own; true = its course has a new place.</summary>
    public bool TakeStated(int slot, ulong track, in Report report, Instant time, DeceptionSettings settings)
    {
        ref StatedPath path = ref Paths[slot];
        if (report.Has(ReportFlags.PlaceRefused)) NoteRefused(ref Hearings[slot], time);
        if (report.Measurement != MeasurementKind.Geodetic || !(Math.Abs(report.M0) <= Math.PI / 2) || !(Math.Abs(report.M1) <= 2 * Math.PI))
        {
            if (!path.IsEmpty) path.NoteState(report, time);
            return false;
        }

        ref Hearing hearing = ref Hearings[slot];
        (hearing.Stated, hearing.MeasuredSince) = (time, 0);
        if (hearing.Accepted < ushort.MaxValue) hearing.Accepted++;
        if (!path.Add(report, Wgs84.ToEcef(new GeodeticPosition(report.M0, report.M1, 0)), time)) return false;
        ref JumpWatch watch = ref _watches[slot];
        if (watch.Step(path, settings.JumpMeters) && !path.WasPoor(time, RecoverySeconds)) NoteJump(new StatedJump { Track = track, Address = report.Identity.Address, Time = time, To = path[0].Place, Offset = watch.Offset });
        return true;
    }

    static void NoteRefused(ref Hearing hearing, Instant time)
    {
        if (time.SecondsSince(hearing.RefusedLast) > RefusedGapSeconds) (hearing.RefusedSince, hearing.Refused, hearing.Accepted) = (time, 0, 0);
        hearing.RefusedLast = time;
        if (hearing.Refused < ushort.MaxValue) hearing.Refused++;
    }

    /// <summary>A sensor saw something where the track is.</summary>
    public void TakeSeen(int slot, Instant time) => Hearings[slot].Seen = time;

    public void TakeMeasured(int slot, in Report report, Instant time)
    {
        if (!report.Identity.HasAddress) return;
        ref Hearing hearing = ref Hearings[slot];
        if (hearing.MeasuredSince < byte.MaxValue) hearing.MeasuredSince++;
        (hearing.Measured, hearing.Source, hearing.Sensor) = (time, report.Source.Number, report.Sensor);
    }

    public void NoteJump(in StatedJump jump)
    {
        foreach (StatedJump known in _jumps)
            if (known.Address == jump.Address && Math.Abs(known.Time.SecondsSince(jump.Time)) < 2) return;
        if (_jumps.Count == MaxJumps) _jumps.RemoveAt(0);
        _jumps.Add(jump);
    }

    public bool HasJumped(int slot, Instant time, double seconds) => _watches[slot].Jumped is { UnixNanoseconds: not 0 } jumped && time.SecondsSince(jumped) < seconds;

    public void ForgetJumps(Instant before) => _jumps.RemoveAll(jump => jump.Time < before);

    public void Forget(int slot)
    {
        Paths.Clear(slot);
        Hearings.Clear(slot);
        _watches.Clear(slot);
    }

    public void Save(StateWriter writer, TrackSlots slots)
    {
        writer.Tag("ISTC", StateVersion);
        ColumnBytes.Save(writer, Paths, slots);
        ColumnBytes.Save(writer, Hearings, slots);
        ColumnBytes.Save(writer, _watches, slots);
        writer.Write(_jumps.Count);
        foreach (StatedJump jump in _jumps) ColumnBytes.Write(writer, jump);
    }

    public void Load(ref StateReader reader, TrackSlots slots)
    {
        reader.Tag("ISTC", StateVersion);
        ColumnBytes.Load(ref reader, Paths, slots);
        ColumnBytes.Load(ref reader, Hearings, slots);
        ColumnBytes.Load(ref reader, _watches, slots);
        for (int slot = 0; slot < slots.Limit; slot++)
            if (slots[slot] != 0 && !Paths[slot].IsSound) throw new InvalidDataException("state: a stated course that cannot be");
        int count = reader.ReadCount(68);
        if (count > MaxJumps) throw new InvalidDataException("state: more jumps than are kept");
        for (int i = count; i > 0; i--)
        {
            StatedJump jump = default;
            ColumnBytes.Read(ref reader, ref jump);
            _jumps.Add(jump);
        }
    }
}
