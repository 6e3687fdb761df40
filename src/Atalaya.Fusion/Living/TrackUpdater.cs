using Atalaya.Core.Geodesy;
using Atalaya.Core.Reports;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Fusion.Filtering;
using Atalaya.Fusion.Identifying;
using Atalaya.Fusion.Measuring;
using Atalaya.Fusion.Partition;
using Atalaya.Fusion.Sources;

namespace Atalaya.Fusion.Living;

/// <summary>Gives one report to its track. Touches that track only, so sectors may do it at the same time.</summary>
sealed class TrackUpdater(TrackerOptions options, SourceTable sources, DetectionMap detections)
{
    readonly StatedPlaces _stated = new(options, sources);

    /// <summary>Beyond this squared distance a recognised position means a manoeuvre: the prediction is doubted until it fits.</summary>
    const double ManoeuvreSquared = 9;

    /// <summary>What the object or another system computed: its errors last from report to report.</summary>
    const ReportFlags Correlated = ReportFlags.SelfReported | ReportFlags.SystemTrack;

    /// <summary>Vessels of wood are so much harder to see than those of steel in the same cell.</summary>
    const double MostDetectionDifference = 0.35;

    /// <summary>After so many positions a track's velocity does not rest on the radial velocities themselves.</summary>
    const int LeastPositionsToJudge = 8;

    const double MaxInflation = 100, OutlierSquared = 100;

    /// <summary>The index is corrected after so many metres, a small part of a cell.</summary>
    const double IndexSlackMeters = 500;

    /// <returns>Seconds since the last plot of the same radar, NaN if that says nothing.</returns>
    public double Apply(Sector sector, int slot, in Report report, Instant time, Instant now)
    {
        ref Track track = ref sector.Tracks[slot];
        sector.MarkChanged(slot);
        track.LastReceiveTime = Instant.Max(track.LastReceiveTime, Instant.Min(report.ReceiveTime, now));
        if (report.Has(ReportFlags.Duplicate))
        {
            TrackContributions.Add(ref track, report, time);
            sector.Counters.Duplicates++;
            return double.NaN;
        }

        double interval = Merge(sector, slot, report, time);
        bool moved = Place(sector, slot, report, time, now);
        Seen(sector, slot, report, time);
        Believe(ref track);
        if (moved) CheckCell(sector, slot);
        TrackAgeing.SetDue(sector, slot, options);
        return interval;
    }

    /// <summary>Takes over all that the report says but where and how fast.</summary>
    /// <returns>Seconds since the last plot of the same radar, NaN if that says nothing.</returns>
    public double Merge(Sector sector, int slot, in Report report, Instant time)
    {
        ref Track track = ref sector.Tracks[slot];
        ref TrackLife life = ref sector.Lives[slot];
        double interval = IsRadar(report) && TrackContributions.TryLast(track, report, out Instant last) ? time.SecondsSince(last) : double.NaN;
        track.ReportCount++;
        TrackContributions.Add(ref track, report, time);
        sector.AddProvenance(slot, report.Provenance);
        TrackIdentity.Merge(ref track, ref life, report, time);
        sector.Counters.WildHeights += TrackHeights.Merge(ref track, ref life, report, time, options);
        return interval;
    }

    public void Seen(Sector sector, int slot, in Report report, Instant time)
    {
        ref TrackLife life = ref sector.Lives[slot];
        if (time >= life.LastSeen) SeenAt(ref life, sector.Tracks[slot].Domain, time);
        if (IsRadar(report)) SeenByRadar(sector, slot, sources.Find(report), time);
    }

    static bool IsRadar(in Report report) => report.Measurement is MeasurementKind.Polar or MeasurementKind.Plane;

    bool Place(Sector sector, int slot, in Report report, Instant time, Instant now)
    {
        ref Track track = ref sector.Tracks[slot];
        ref TrackMotion motion = ref sector.Motions[slot];
        bool hasPlace = TryMeasure(sector, slot, report, time, out PositionMeasurement place);
        bool hasVelocity = VelocityMeasurement.TryFrom(report, track.Domain, options, out VelocityMeasurement velocity);
        if (VelocityMeasurement.IsImplausible(report, track.Domain)) sector.Counters.Implausible++;
        if (!hasPlace && !(hasVelocity && track.HasPosition)) return false;
        if (!track.HasPosition)
        {
            if (now.SecondsSince(time) > options.EndSeconds(track.Domain)) return TooLate(sector);
            Restart(sector, slot, place, time);
        }
        else
        {
            if (motion.Time.SecondsSince(time) > options.LateWindowSeconds) return TooLate(sector);
            if (_stated.Refuses(sector, slot, report, hasPlace, place, time)) return false;
            if (hasPlace && !TryCorrect(sector, slot, report, place, time)) return false;
        }

        if (hasVelocity) Correct(sector, slot, velocity, hasPlace, place, time);
        if (!hasPlace) return true;
        track.LastPositionTime = Instant.Max(track.LastPositionTime, time);
        if (report.Identity.HasKey) IdentityDoubts.Settle(sector, slot);
        Measured(sector, slot, report, place, time);
        return true;
    }

    /// <summary>Notes where a sensor has the object.</summary>
    public void Measured(Sector sector, int slot, in Report report, in PositionMeasurement place, Instant time) =>
        _stated.Measured(ref sector.Lives[slot], sector.Tracks[slot], report, place, time);

    static bool TooLate(Sector sector)
    {
        sector.Counters.TooLate++;
        return false;
    }

    public bool TryMeasure(Sector sector, int slot, in Report report, Instant time, out PositionMeasurement place)
    {
        place = default;
        if (report.Measurement == MeasurementKind.None) return false;
        if (report.Measurement > MeasurementKind.Plane)
        {
            sector.Counters.OtherKinds++;
            return false;
        }

        HeightEstimate height = default;
        ref readonly Track track = ref sector.Tracks[slot];
        ref readonly SourceState source = ref sources.Find(report);
        if (MeasurementConverter.NeedsHeight(report)) height = HeightFor(report, track, sector.Lives[slot], source, time);
        if (MeasurementConverter.TryConvert(report, source, height, options, out place)) return true;
        sector.Counters.InvalidPositions++;
        return false;
    }

    /// <summary>
    /// Of a recognised report its track has taken the height already, and knows better than the one value. A plot says itself where it
    /// would lie, or what is not the track's would be moved to it.
    /// </summary>
    HeightEstimate HeightFor(in Report report, in Track track, in TrackLife life, in SourceState source, Instant time)
    {
        bool isRecognised = report.Identity.HasKey;
        if (isRecognised && TrackHeights.TryHeight(life, time, source.Undulation, options, out HeightEstimate height)) return height;
        if (HeightEstimate.TryFrom(report, source.Undulation, options, out height)) return height;
        if (!isRecognised && TrackHeights.TryHeight(life, time, source.Undulation, options, out height)) return height;
        return HeightEstimate.Default(track.Domain, source.Undulation, options);
    }

    bool TryCorrect(Sector sector, int slot, in Report report, in PositionMeasurement place, Instant time)
    {
        ref Track track = ref sector.Tracks[slot];
        ref TrackMotion motion = ref sector.Motions[slot];
        ref TrackLife life = ref sector.Lives[slot];
        PositionUpdate update = new(motion, place, time, options.ModelsOf(track, motion));
        if (!update.IsSound) return false;
        if (IsImpossible(update, motion, place, time, track.Domain))
        {
            sector.Counters.Outliers++;
            if (++life.Outliers < options.OutlierRepeats) return false;
            Restart(sector, slot, place, time);
            return true;
        }

        double inflation = 1;
        if (update.LeastDistanceSquared > ManoeuvreSquared) inflation = Math.Min(update.LeastDistanceSquared / ManoeuvreSquared, MaxInflation);
        MotionMixture mixture = update.Apply(inflation);
        if ((report.Flags & Correlated) != 0) Floor(ref mixture, place, motion.State);
        if (!TrySet(ref motion, mixture, time)) return false;
        NoteRadial(sector, slot, report, update);
        life.Outliers = 0;
        life.PositionCount++;
        if (motion.State.SpeedSquared > DomainLimits.MaxSpeed(track.Domain) * DomainLimits.MaxSpeed(track.Domain)) ForgetVelocity(sector, slot, place, time);
        return true;
    }

    /// <summary>Places that nothing of the domain can have come to one after the other tell no velocity: the track begins anew at the last.</summary>
    void ForgetVelocity(Sector sector, int slot, in PositionMeasurement place, Instant time)
    {
        sector.Counters.Implausible++;
        Restart(sector, slot, place, time);
    }

    /// <summary>Gives the track its states after a measurement; false = no such states can be.</summary>
    public bool TrySet(ref TrackMotion motion, in MotionMixture mixture, Instant time)
    {
        if (!motion.TrySet(mixture, time)) return false;
        motion.Reanchor(options.ReanchorMeters);
        return true;
    }

    /// <summary>Counts whether the radial velocity of a plot was used; what a track says of it that is known well enough, its sensor learns from.</summary>
    public static void NoteRadial(Sector sector, int slot, in Report report, in PositionUpdate update)
    {
        if (!update.HasRadial) return;
        if (update.UsesRadial) sector.Counters.RadialVelocities++;
        else sector.Counters.RadialRefused++;
        if (sector.Tracks[slot].Status != TrackStatus.Confirmed || sector.Lives[slot].PositionCount < LeastPositionsToJudge) return;
        (update.UsesRadial ? sector.RadialsRight : sector.RadialsWrong).Add(report.Source.Number << 16 | report.Sensor);
    }

    /// <summary>A jump that nothing of the domain can make, far outside what the filter expects.</summary>
    static bool IsImpossible(in PositionUpdate update, in TrackMotion motion, in PositionMeasurement place, Instant time, Domain domain)
    {
        double seconds = Math.Max(1, Math.Abs(time.SecondsSince(motion.Time)));
        double allowed = DomainLimits.MaxSpeed(domain) * seconds + 10 * Math.Sqrt(Math.Max(place.VarianceEast, place.VarianceNorth));
        return update.DistanceSquared > OutlierSquared && update.Meters > allowed;
    }

    /// <summary>
    /// The errors of one transponder stay the same from report to report: its declared accuracy bounds what many of them can give. What other
    /// sensors know better stays as it was.
    /// </summary>
    public void Floor(ref MotionMixture mixture, in PositionMeasurement place, in MotionState before)
    {
        double east = Math.Min(options.SelfReportedFloor * place.VarianceEast, before.EE), north = Math.Min(options.SelfReportedFloor * place.VarianceNorth, before.NN);
        for (int i = 0; i < mixture.Count; i++)
        {
            ref MotionState state = ref mixture.States[i];
            state.EE = Math.Max(state.EE, east);
            state.NN = Math.Max(state.NN, north);
        }
    }

    void Restart(Sector sector, int slot, in PositionMeasurement place, Instant time)
    {
        ref Track track = ref sector.Tracks[slot];
        ref TrackLife life = ref sector.Lives[slot];
        sector.Motions[slot] = TrackMotion.Start(place, time, options.SpeedSigma(track), MotionModels.One(0));
        life.Outliers = 0;
        life.PositionCount++;
        track.HasPosition = true;
        track.LastPositionTime = time;
    }

    public void Correct(Sector sector, int slot, VelocityMeasurement velocity, bool hasPlace, in PositionMeasurement place, Instant time)
    {
        ref TrackMotion motion = ref sector.Motions[slot];
        MotionModels models = options.ModelsOf(sector.Tracks[slot], motion);
        GeodeticPosition at = hasPlace ? new GeodeticPosition(place.Latitude, place.Longitude, 0) : motion.Place();
        velocity = velocity.Turned(MeasurementConverter.Convergence(at, motion.Frame.Origin));
        MotionMixture mixture = motion.PredictTo(time, models);
        VelocityUpdate.Apply(ref mixture, models, velocity.East, velocity.North, velocity.Variance, Math.Max(0, motion.Time.SecondsSince(time)));
        if (!TrySet(ref motion, mixture, time)) return;
        motion.VelocityKnown = true;
        sector.Lives[slot].StatedVelocityVariance = (float)velocity.Variance;
    }

    static void SeenAt(ref TrackLife life, Domain domain, Instant time)
    {
        double seconds = time.SecondsSince(life.LastSeen);
        if (life.LastSeen != Instant.MinValue && seconds is > 0.1 and < 600)
            life.IntervalSeconds += (float)((seconds - life.IntervalSeconds) / 8);
        life.IntervalSeconds = Math.Max(life.IntervalSeconds, domain == Domain.Sea ? 10 : 2);
        life.LastSeen = time;
    }

    void SeenByRadar(Sector sector, int slot, in SourceState source, Instant time)
    {
        ref TrackLife life = ref sector.Lives[slot];
        double period = sources.PeriodOf(source), expected = detections.Probability(source, sector.Tracks[slot].Identity.HasKey, sector.Cells[slot]);
        if (life.ScanPeriodSeconds == 0 || life.ScanSource == source.Number || time.SecondsSince(life.NextMiss) > 2 * period
            || SourceTable.TellsMore(expected, period, life.DetectionProbability, life.ScanPeriodSeconds))
        {
            life.Detected(source.Number, expected, double.IsFinite(source.DetectionProbability) ? expected : expected - MostDetectionDifference);
            life.ScanPeriodSeconds = (float)period;
        }

        life.NextMiss = Instant.Max(life.NextMiss, SourceTable.MissTime(source, time, life.ScanPeriodSeconds));
    }

    /// <summary>A recognised report leaves a tenth of the doubt.</summary>
    public void Believe(ref Track track)
    {
        if (!track.Identity.HasKey) return;
        track.Existence += (1 - track.Existence) * 0.9f;
        if (track.ReportCount >= 2) track.Status = TrackStatus.Confirmed;
    }

    /// <summary>Keeps the index near the track; a new cell is entered in the serial part of the tick.</summary>
    public static void CheckCell(Sector sector, int slot)
    {
        ref TrackMotion motion = ref sector.Motions[slot];
        int cell = sector.Cells[slot];
        double far = Math.Abs(motion.State.East - motion.IndexedEast) + Math.Abs(motion.State.North - motion.IndexedNorth);
        if (cell >= 0 && far < IndexSlackMeters) return;
        (motion.IndexedEast, motion.IndexedNorth) = (motion.State.East, motion.State.North);
        GeodeticPosition place = motion.Place();
        if (cell < 0 || EarthCells.CellOf(place.Latitude, place.Longitude) != cell) sector.Mark(slot, SlotMarks.Moved, sector.Moved);
    }
}
