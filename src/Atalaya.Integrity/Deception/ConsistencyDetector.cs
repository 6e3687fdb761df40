using Atalaya.Core.Geodesy;
using Atalaya.Core.Numerics;
using Atalaya.Core.Reports;
using Atalaya.Core.State;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Integrity.Alerts;

namespace Atalaya.Integrity.Deception;

/// <summary>
/// Holds the parts of what an aircraft states against each other: its velocity against the change of its places, its geometric against its pressure height.
/// Equipment fails so, and careless deceit shows so; which of both cannot be told without a sensor.
/// </summary>
sealed class ConsistencyDetector(PositionDetector positions) : Detector
{
    const int StateVersion = 1;
    const ulong Velocity = 1, Height = 2;
    const double ReopenSeconds = 600, EndSeconds = 30;

    /// <summary>A statement that fits in between takes no longer than this off the time that the others last.</summary>
    const double GapSeconds = 3;

    /// <summary>Heights are held against those of 20 to 40 seconds before.</summary>
    const double HeightWindowSeconds = 20;

    /// <summary>
    /// Metres by which the heights may part in the window: 2,000 ft/min of false climb pass it in 15 s; the steps of the wire and the noise of satellite
    /// heights are 20 m. And the part of a climb that warm or cold air makes of it: 12 % is 35 °C off the standard.
    /// </summary>
    const double SplitMeters = 120, SplitPerClimb = 0.12, HeightSeconds = 4;

    const double MostSigmaMeters = 100;

    readonly SlotColumn<Consistency> _tracks = new();
    DeceptionSettings _settings = new();

    public override string Name => "inconsistent_statements";

    public override void Configure(IntegritySettings settings) => _settings = settings.Deception;

    public override void Step(in IntegrityTick tick, AlertBook book)
    {
        for (int i = 0; i < tick.Reports.Length; i++)
        {
            int slot = tick.ReportSlots[i];
            if (slot < 0 || !StatedCourses.IsStated(tick.Reports[i])) continue;
            ref readonly Report report = ref tick.Reports[i];
            ref readonly StatedPath path = ref positions.Courses.Paths[slot];
            if (path.IsEmpty || path.WasPoor(tick.Now, StatedCourses.RecoverySeconds)) continue;
            bool hasHeights = report.EllipsoidHeight is not null && report.PressureAltitude is not null;
            bool hasVelocity = report.GroundSpeed is not null && report.TrackAngle is not null && !report.Has(ReportFlags.VelocityIsAirspeed);
            if (hasVelocity) TestVelocity(tick, slot, i, path, book);
            if (hasHeights) TestHeight(tick, slot, i, book);
        }
    }

    void TestVelocity(in IntegrityTick tick, int slot, int index, in StatedPath path, AlertBook book)
    {
        if (path.SigmaMeters > MostSigmaMeters || tick.Uses[index].Time.SecondsSince(path[0].Time) > GapSeconds || !path.TryRate(0, out EcefPosition rate)) return;
        ref readonly Report report = ref tick.Reports[index];
        (double east, double north) = EastNorth(path[0].Place, rate);
        (double sin, double cos) = StableMath.SinCos(report.TrackAngle.GetValueOrDefault());
        double speed = report.GroundSpeed.GetValueOrDefault(), x = east - speed * sin, y = north - speed * cos, difference = Math.Sqrt(x * x + y * y);
        ref Consistency track = ref _tracks[slot];
        Instant now = tick.Now;
        Note(ref track.VelocitySince, ref track.VelocityLast, difference > _settings.VelocityDifference, now);
        if (difference > _settings.VelocityDifference) track.VelocityDifference = (float)difference;
        ulong id = tick.Uses[index].TrackId;
        AlertCause cause = new(AlertKind.Inconsistent, id, Velocity);
        if (IsOver(track.VelocityLast, now)) End(ref track.VelocityRaised, cause, book);
        else if (difference > _settings.VelocityDifference && now.SecondsSince(track.VelocitySince) >= _settings.VelocitySeconds && book.WantsStatement(cause))
        {
            AlertEvidence[] evidence = [Evidence(EvidenceTest.VelocityDifference, difference, _settings.VelocityDifference, report), new(EvidenceTest.Duration, now.SecondsSince(track.VelocitySince), _settings.VelocitySeconds)];
            Raise(ref track.VelocityRaised, cause, tick, id, path.IsFrozen ? Verdict.Jammed : Verdict.Spoofed, evidence, book);
        }
    }

    void TestHeight(in IntegrityTick tick, int slot, int index, AlertBook book)
    {
        ref readonly Report report = ref tick.Reports[index];
        float pressure = report.PressureAltitude.GetValueOrDefault(), split = report.EllipsoidHeight.GetValueOrDefault() - pressure;
        ref Consistency track = ref _tracks[slot];
        Instant now = tick.Now;
        if (now.SecondsSince(track.NewerTime) >= HeightWindowSeconds)
        {
            bool isStale = now.SecondsSince(track.NewerTime) > 2 * HeightWindowSeconds;
            if (track.HeightLast == default || isStale || IsOver(track.HeightLast, now)) (track.OlderTime, track.OlderSplit, track.OlderPressure) = isStale ? (now, split, pressure) : (track.NewerTime, track.NewerSplit, track.NewerPressure);
            (track.NewerTime, track.NewerSplit, track.NewerPressure) = (now, split, pressure);
        }

        double difference = Math.Abs(split - track.OlderSplit), allowed = SplitMeters + SplitPerClimb * Math.Abs(pressure - track.OlderPressure);
        Note(ref track.HeightSince, ref track.HeightLast, difference > allowed, now);
        ulong id = tick.Uses[index].TrackId;
        AlertCause cause = new(AlertKind.Inconsistent, id, Height);
        if (IsOver(track.HeightLast, now)) End(ref track.HeightRaised, cause, book);
        else if (difference > allowed && now.SecondsSince(track.HeightSince) >= HeightSeconds && book.WantsStatement(cause))
            Raise(ref track.HeightRaised, cause, tick, id, Verdict.Spoofed, [Evidence(EvidenceTest.HeightDifference, difference, allowed, report)], book);
    }

    static void Note(ref Instant since, ref Instant last, bool differs, Instant now)
    {
        if (differs)
        {
            if (last == default || now.SecondsSince(last) > GapSeconds) since = now;
            last = now;
        }
        else if (last != default && now.SecondsSince(last) > 2 * EndSeconds) (since, last) = (default, default);
    }

    static bool IsOver(Instant last, Instant now) => last == default || now.SecondsSince(last) >= EndSeconds;

    static AlertEvidence Evidence(EvidenceTest test, double value, double threshold, in Report report) => new(test, value, threshold, 1, report.Source, report.Sensor, report.Provenance);

    /// <summary>What sensors contradict already needs no second alert.</summary>
    void Raise(ref byte isRaised, in AlertCause cause, in IntegrityTick tick, ulong id, Verdict alternative, AlertEvidence[] evidence, AlertBook book)
    {
        if (positions.IsAccused(id) || !tick.Picture.TryGet(id, out Track track)) return;
        AlertStatement statement = AlertStatement.Of(track, AlertSeverity.Advisory) with { Verdict = Verdict.Fault, Alternative = alternative, Confidence = 0.7, Evidence = evidence, ReopenSeconds = ReopenSeconds };
        if (book.Raise(cause, statement)) isRaised = 1;
    }

    static void End(ref byte isRaised, in AlertCause cause, AlertBook book)
    {
        if (isRaised == 0) return;
        book.End(cause);
        isRaised = 0;
    }

    /// <summary>A vector at a point of the ellipsoid along east and north there.</summary>
    static (double East, double North) EastNorth(EcefPosition place, EcefPosition vector)
    {
        double axis = Math.Sqrt(place.X * place.X + place.Y * place.Y);
        if (axis < 1) return (vector.Y, -vector.X);
        EcefPosition up = PlotComparer.UpAt(place);
        double eastX = -place.Y / axis, eastY = place.X / axis;
        double northX = -up.Z * eastY, northY = up.Z * eastX, northZ = up.X * eastY - up.Y * eastX;
        return (vector.X * eastX + vector.Y * eastY, vector.X * northX + vector.Y * northY + vector.Z * northZ);
    }

    public override void Forget(int slot, in Track track, AlertBook book)
    {
        End(ref _tracks[slot].VelocityRaised, new AlertCause(AlertKind.Inconsistent, track.Id, Velocity), book);
        End(ref _tracks[slot].HeightRaised, new AlertCause(AlertKind.Inconsistent, track.Id, Height), book);
        _tracks.Clear(slot);
    }

    public override void Save(StateWriter writer, TrackSlots slots)
    {
        writer.Tag("ICON", StateVersion);
        ColumnBytes.Save(writer, _tracks, slots);
    }

    public override void Load(ref StateReader reader, TrackSlots slots)
    {
        reader.Tag("ICON", StateVersion);
        ColumnBytes.Load(ref reader, _tracks, slots);
    }
}
