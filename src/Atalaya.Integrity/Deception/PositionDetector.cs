using Atalaya.Core.Geodesy;
using Atalaya.Core.Reports;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Integrity.Alerts;

namespace Atalaya.Integrity.Deception;

/// <summary>
/// Holds each independent plot of an aircraft against the course it states (<see cref="ResidualTest"/>), asks whether the sensor errs with everyone
/// (<see cref="ReferenceSensor"/>), and says what a contradiction speaks for (<see cref="ContradictionVerdict"/>).
/// </summary>
sealed partial class PositionDetector : Detector
{
    /// <summary>What a distance is held against in the evidence.</summary>
    const double FarSigmas = Contradiction.LimitSigmas;

    /// <summary>Of three errors, exceeded by chance by one in a hundred of those who were where they said.</summary>
    const double AgreedOffsetChiSquare = 11.345;

    const double ReopenSeconds = 600, SweepSeconds = 5, SilentSeconds = 60;

    /// <summary>A jump of the stated course explains a contradiction that is found so many seconds later: no radar makes aircraft jump in their own words.</summary>
    const double JumpSeconds = 60;

    readonly SlotColumn<ResidualTests> _tests = new();
    readonly SlotColumn<Accusation> _accusations = new();
    readonly List<int> _accused = [];
    readonly ReferenceSensors _sensors = new();
    readonly ResidualHistory _history = new();
    DeceptionSettings _settings = new();
    Instant _nextSweep;

    public override string Name => "contradicted_positions";

    public StatedCourses Courses { get; } = new();

    /// <summary>Slots of the tracks whose stated place is contradicted, in the order in which that was found.</summary>
    public IReadOnlyList<int> Accused => _accused;

    /// <summary>True if the stated place of the track in a slot is contradicted.</summary>
    public bool IsActive(int slot) => _accusations[slot].IsActive != 0;

    public ref readonly Accusation AccusationOf(int slot) => ref _accusations[slot];

    public override void Configure(IntegritySettings settings) => _settings = settings.Deception;

    public override void Step(in IntegrityTick tick, AlertBook book)
    {
        for (int i = 0; i < tick.Reports.Length; i++)
        {
            int slot = tick.ReportSlots[i];
            if (slot < 0) continue;
            ref readonly Report report = ref tick.Reports[i];
            if (StatedCourses.IsStated(report)) Courses.TakeStated(slot, tick.Uses[i].TrackId, report, tick.Uses[i].Time, _settings);
            else if (StatedCourses.IsMeasured(report)) Measured(tick, slot, i, book);
            else if (report.Measurement == MeasurementKind.Polar) Courses.TakeSeen(slot, tick.Uses[i].Time);
        }

        if (tick.Now >= _nextSweep) Sweep(tick, book);
    }

    void Measured(in IntegrityTick tick, int slot, int index, AlertBook book)
    {
        ref readonly Report report = ref tick.Reports[index];
        Instant time = tick.Uses[index].Time;
        Courses.TakeMeasured(slot, report, time);
        ref readonly StatedPath path = ref Courses.Paths[slot];
        if (path.IsEmpty || !path.TryAt(time, out StatedPoint stated)) return;
        if (!PlotComparer.TryCompare(report, path, stated, tick.Tracker, _settings, out PlotComparison plot)) return;
        int number = FindTest(slot, report, time);
        if (number < 0) return;
        ref ResidualTest test = ref _tests[slot][number];
        if (test.IsUsed && time <= test.Time) return;
        ReferenceSensor sensor = _sensors.Get(report);
        ReferenceResidual residual = ResidualOf(plot, tick.Uses[index].TrackId, time);
        sensor.Correct(ref plot, _settings);
        test.Take(plot, time, sensor.AlongNoise, sensor.AcrossNoise, _settings);
        sensor.Note(residual);
        if (test.Suspicion == Suspicion.None && !path.AdmitsPoor) Learn(sensor, test, plot);
        if (test.Suspicion == Suspicion.None) Suspect(ref test, plot, residual, slot, time, sensor);
        Follow(tick, slot, index, ref test, plot, book);
    }

    static ReferenceResidual ResidualOf(in PlotComparison plot, ulong track, Instant time) => new()
    {
        Track = track,
        Time = time,
        Along = (float)plot.Along,
        Across = (float)(plot.Across / plot.AcrossScale),
        AlongRate = (float)plot.AlongRate,
        AcrossRate = (float)(plot.AcrossRate / plot.AcrossScale),
    };

    void Learn(ReferenceSensor sensor, in ResidualTest test, in PlotComparison plot)
    {
        if (test.IsLearned) sensor.Learn(test.NewestAlong, test.NewestAcross);
        sensor.LearnBias(plot, test.Time, _settings);
    }

    /// <summary>The test of a sensor; with more sensors than there is room for, a silent one gives way; -1 = none does.</summary>
    int FindTest(int slot, in Report report, Instant time)
    {
        Span<ResidualTest> tests = _tests[slot];
        int oldest = 0;
        for (int i = 0; i < tests.Length; i++)
        {
            if (!tests[i].IsUsed)
            {
                tests[i] = new ResidualTest { Source = report.Source.Number, Sensor = report.Sensor };
                return i;
            }

            if (tests[i].Source == report.Source.Number && tests[i].Sensor == report.Sensor) return i;
            if (tests[i].Time < tests[oldest].Time) oldest = i;
        }

        if (time.SecondsSince(tests[oldest].Time) <= SilentSeconds) return -1;
        tests[oldest] = new ResidualTest { Source = report.Source.Number, Sensor = report.Sensor };
        return oldest;
    }

    void Suspect(ref ResidualTest test, in PlotComparison plot, in ReferenceResidual residual, int slot, Instant time, ReferenceSensor sensor)
    {
        bool hasJumped = Courses.HasJumped(slot, time, JumpSeconds);
        Suspicion suspicion = test.Judge(plot, _tests[slot], hasJumped, _settings);
        if (suspicion == Suspicion.None) return;
        double alongSigma = plot.AlongSigma * sensor.AlongNoise, acrossSigma = plot.AcrossSigma * sensor.AcrossNoise / plot.AcrossScale;
        if (hasJumped || !sensor.Explains(residual, alongSigma, acrossSigma, test.IntervalSeconds))
        {
            test.Suspect(suspicion);
            return;
        }

        test.Restart();
        sensor.ForgetBias();
    }

    /// <summary>What the plot means for the accusation of its track.</summary>
    void Follow(in IntegrityTick tick, int slot, int index, ref ResidualTest test, in PlotComparison plot, AlertBook book)
    {
        ref Accusation accusation = ref _accusations[slot];
        bool isSuspected = test.Suspicion != Suspicion.None;
        if (!isSuspected && accusation.IsActive == 0 && test.LargestSum < _settings.CusumLimit / 2) return;
        ulong id = tick.Uses[index].TrackId;
        _history.Note(id, ResidualPoint.Of(plot, test.Time, tick.Reports[index].Source, test.Sensor));
        if (!isSuspected) return;
        if (test.HasAgreed(_settings.AgreeSeconds))
        {
            test.Restart();
            if (!IsSuspected(slot) && accusation.IsActive != 0 && accusation.StatedTrack == 0) Acquit(slot, id, book);
            return;
        }

        Accuse(slot, id, HowItBegan(test, plot), test.Time);
        (accusation.Compared, accusation.Stated, accusation.Measured) = (test.Time, plot.Stated, plot.Measured);
        accusation.Frame = tick.Reports[index].Provenance;
        // A plot that agrees, on the way out of a contradiction, says nothing new of its cause.
        if (accusation.Verdict == Verdict.None || !test.Agrees) Say(tick, slot, id, test, plot, book);
    }

    /// <summary>A drift of what had not agreed before did not begin while it was watched.</summary>
    Suspicion HowItBegan(in ResidualTest test, in PlotComparison plot) =>
        test.Suspicion == Suspicion.Drift && test.OffsetSquared(plot, _settings.LatencySigmaSeconds) > AgreedOffsetChiSquare ? Suspicion.Offset : test.Suspicion;

    bool IsSuspected(int slot)
    {
        foreach (ref readonly ResidualTest test in (ReadOnlySpan<ResidualTest>)_tests[slot])
            if (test.Suspicion != Suspicion.None) return true;
        return false;
    }

    void Accuse(int slot, ulong id, Suspicion suspicion, Instant time)
    {
        ref Accusation accusation = ref _accusations[slot];
        if (accusation.IsActive != 0) return;
        accusation = new Accusation { IsActive = 1, Track = id, Suspicion = suspicion, Since = time, Compared = time };
        _accused.Add(slot);
    }

    void Say(in IntegrityTick tick, int slot, ulong id, in ResidualTest test, in PlotComparison plot, AlertBook book)
    {
        ref Accusation accusation = ref _accusations[slot];
        int sensors = 0;
        foreach (ref readonly ResidualTest other in (ReadOnlySpan<ResidualTest>)_tests[slot])
            if (other.Suspicion != Suspicion.None) sensors++;
        ContradictionVerdict.Finding finding = ContradictionVerdict.Of(Courses.Paths[slot], test, plot, accusation.Suspicion, sensors, Courses.HasJumped(slot, test.Time, JumpSeconds), IsShared(slot, id));
        AlertCause cause = new(finding.Kind, id);
        bool isOther = accusation.Verdict != finding.Verdict;
        if (!isOther && !book.WantsStatement(cause)) return;
        accusation.Verdict = finding.Verdict;
        AlertKind unused = finding.Kind == AlertKind.Replayed ? AlertKind.PositionContradicted : AlertKind.Replayed;
        book.End(new AlertCause(unused, id));
        if (!tick.Picture.TryGet(id, out Track track)) return;
        List<AlertEvidence> evidence =
        [
            new(EvidenceTest.SensorDistance, plot.Meters, FarSigmas * plot.SigmaMeters, 1, accusation.Frame.Source, test.Sensor, accusation.Frame),
            ContradictionVerdict.Evidence(test, plot, _settings, accusation.Frame),
        ];
        if (finding.Kind == AlertKind.Replayed) evidence.Add(new AlertEvidence(EvidenceTest.TransmissionAge, plot.LateSeconds, ContradictionVerdict.EquipmentLateSeconds));
        book.Raise(cause, Statement(track, finding, evidence, accusation));
    }

    static AlertStatement Statement(in Track track, in ContradictionVerdict.Finding finding, List<AlertEvidence> evidence, in Accusation accusation) =>
        AlertStatement.Of(track, finding.Severity) with
        {
            Verdict = finding.Verdict,
            Alternative = finding.Alternative,
            Confidence = finding.Confidence,
            Evidence = evidence,
            Frame = accusation.Frame,
            ReopenSeconds = ReopenSeconds,
        };

    /// <summary>Others are contradicted, or jumped, within the same time.</summary>
    bool IsShared(int slot, ulong id)
    {
        Instant since = _accusations[slot].Since.PlusSeconds(-_settings.PatternSeconds);
        int others = 0;
        foreach (int other in _accused)
            if (other != slot && _accusations[other].Since >= since) others++;
        foreach (StatedJump jump in Courses.Jumps)
            if (jump.Track != id && jump.Time >= since && !IsAccused(jump.Track)) others++;
        return others >= _settings.PatternAircraft - 1;
    }

    /// <summary>True if the stated place of a track, or of the aircraft that it is the false half of, is contradicted.</summary>
    public bool IsAccused(ulong track)
    {
        foreach (int slot in _accused)
            if (_accusations[slot].Track == track || _accusations[slot].StatedTrack == track) return true;
        return false;
    }

    /// <summary>Another track of the same address goes with what is stated, while sensors have the aircraft here.</summary>
    public void AccuseDouble(in IntegrityTick tick, int slot, in Track measured, in Track stated, AlertBook book)
    {
        Accuse(slot, measured.Id, Suspicion.Step, tick.Now);
        ref Accusation accusation = ref _accusations[slot];
        (accusation.StatedTrack, accusation.Compared, accusation.Verdict) = (stated.Id, tick.Now, Verdict.Spoofed);
        accusation.Stated = Wgs84.ToEcef(new GeodeticPosition(stated.Latitude, stated.Longitude, 0));
        accusation.Measured = Wgs84.ToEcef(new GeodeticPosition(measured.Latitude, measured.Longitude, 0));
        AlertCause cause = new(AlertKind.PositionContradicted, measured.Id);
        if (!book.WantsStatement(cause)) return;
        bool isShared = IsShared(slot, measured.Id);
        ContradictionVerdict.Finding finding = new(AlertKind.PositionContradicted, AlertSeverity.Caution, Verdict.Spoofed, Verdict.Clone, isShared ? 0.97 : 0.85);
        double meters = accusation.Stated.DistanceTo(accusation.Measured);
        Hearing hearing = Courses.Hearings[slot];
        AlertStatement statement = Statement(measured, finding, [new AlertEvidence(EvidenceTest.SensorDistance, meters, 3000, hearing.MeasuredSince, new Core.Frames.SourceId(hearing.Source), hearing.Sensor)], accusation);
        book.Raise(cause, statement with { Frame = AlertStatement.Of(measured, AlertSeverity.Caution).Frame });
    }

    public void AcquitDouble(int slot, ulong id, AlertBook book)
    {
        if (_accusations[slot].StatedTrack != 0) Acquit(slot, id, book);
    }

    void Acquit(int slot, ulong id, AlertBook book)
    {
        _accusations[slot] = default;
        _accused.Remove(slot);
        book.End(new AlertCause(AlertKind.PositionContradicted, id));
        book.End(new AlertCause(AlertKind.Replayed, id));
    }

    /// <summary>Ends what nobody can tell any more.</summary>
    void Sweep(in IntegrityTick tick, AlertBook book)
    {
        _nextSweep = tick.Now.PlusSeconds(SweepSeconds);
        Courses.ForgetJumps(tick.Now.PlusSeconds(-4 * _settings.PatternSeconds));
        for (int i = _accused.Count - 1; i >= 0; i--)
        {
            int slot = _accused[i];
            if (tick.Now.SecondsSince(_accusations[slot].Compared) < _settings.UncomparedSeconds) continue;
            foreach (ref ResidualTest test in (Span<ResidualTest>)_tests[slot]) test.Restart();
            Acquit(slot, tick.Slots[slot], book);
        }
    }

    /// <summary>Null = nothing contradicts it.</summary>
    public Contradiction? Read(ulong track, int slot)
    {
        if (slot < 0 || _accusations[slot] is not { IsActive: not 0 } accusation) return null;
        return new Contradiction(track, accusation.Verdict, accusation.Since, accusation.Compared, Wgs84.ToGeodetic(accusation.Stated), Wgs84.ToGeodetic(accusation.Measured), _history.Read(track));
    }

    public override void Forget(int slot, in Track track, AlertBook book)
    {
        if (_accusations[slot].IsActive != 0) Acquit(slot, track.Id, book);
        _history.Forget(track.Id);
        _tests.Clear(slot);
        Courses.Forget(slot);
    }
}
