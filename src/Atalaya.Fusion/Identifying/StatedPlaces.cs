using Atalaya.Core.Geodesy;
using Atalaya.Core.Reports;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Fusion.Filtering;
using Atalaya.Fusion.Living;
using Atalaya.Fusion.Measuring;
using Atalaya.Fusion.Sources;

namespace Atalaya.Fusion.Identifying;

/// <summary>
/// Holds what an object says of its place against what sensors measure of it (<see cref="MeasuredPath"/>). Satellite navigation is jammed and
/// deceived; where it contradicts the sensors the track stays with them, and what is stated is refused until it agrees again. Touches one track.
/// </summary>
sealed class StatedPlaces(TrackerOptions options, SourceTable sources)
{
    /// <summary>One stated place farther off is left out, 4 σ.</summary>
    const double RefusedSquared = 16;

    /// <summary>
    /// The sum of d²/2 − 2 over tests (a cumulative sum test; d²/2 is 1 on average where both agree) states a contradiction at 7. A test adds 3
    /// at most, so it takes three.
    /// </summary>
    const double Expected = 2, MostOfTest = 3, Contradiction = 7;

    /// <summary>Refused places are used again after so many tests in a row within 3 σ.</summary>
    const double AgreeingSquared = 9;

    const int Agreeing = 3;

    /// <summary>A prediction is held against stated places for so many seconds and turns; refusal lasts longer, as sensors miss.</summary>
    const double FreshSeconds = 15, FreshTurns = 3, HeldSeconds = 60;

    /// <summary>
    /// 1 σ of what registration leaves in a sensor, metres; and before it knows the sensor, also in azimuth.
    /// </summary>
    const double LeftSigmaMeters = 20, UnknownSigmaMeters = 150, UnknownAzimuthSigma = 0.002;

    /// <summary>1 σ of the time of what is stated, seconds: aircraft may be 0.4 s late (ED-102A), AIS has whole seconds and positions older than that.</summary>
    const double AirTimeSigma = 0.4, SeaTimeSigma = 2;

    /// <summary>Who states worse accuracy, or that it is unknown, says no more than that: a place so far from what sensors measure is of no use.</summary>
    const double MostSigmaMeters = 100;

    /// <summary>Longer than the longest interval of AIS: two boats that lay alongside each other in the meantime may have changed places.</summary>
    const double SilentSeconds = 200;

    /// <summary>
    /// Who says that it moves at this speed, m/s, has never the same place again: even a braking vehicle (8 m/s²) goes on for 0.25 m. Its
    /// messages may come in any order. The same holds of what sensors see at this speed: one who loses satellites may not say how fast he is.
    /// </summary>
    const double MovingSpeed = 2;

    /// <summary>
    /// A receiver that loses its satellites repeats its last place with a speed of 0. Who moved so many seconds ago and says so is doubted for a while, until
    /// sensors can tell; who has really stopped is believed then.
    /// </summary>
    const double MovingSeconds = 30, DoubtedSeconds = 120;

    /// <summary>Notes a measured place of an object that has a key.</summary>
    public void Measured(ref TrackLife life, in Track track, in Report report, in PositionMeasurement place, Instant time)
    {
        if (!track.Identity.HasKey || !IsMeasured(report)) return;
        double half = (place.VarianceEast + place.VarianceNorth) / 2, difference = (place.VarianceEast - place.VarianceNorth) / 2;
        double worse = half + Math.Sqrt(difference * difference + place.Covariance * place.Covariance), speed = options.SpeedSigma(track);
        life.Path.Add(place.Ecef, time, worse, Systematic(report, track, life.Path), speed * speed);
    }

    /// <summary>True if what a report states of place or velocity is not to be used.</summary>
    public bool Refuses(Sector sector, int slot, in Report report, bool hasPlace, in PositionMeasurement place, Instant time)
    {
        ref TrackLife life = ref sector.Lives[slot];
        ref MeasuredPath path = ref life.Path;
        if (path.Count == 0 || !report.Has(ReportFlags.SelfReported)) return false;
        bool isRepeated = hasPlace && path.IsRepeated(place);
        double age = Math.Abs(time.SecondsSince(path.Time)), fresh = Math.Max(FreshSeconds, FreshTurns * life.ScanPeriodSeconds);
        if (age > (path.IsRefusing || (isRepeated && path.StatedMoving) ? Math.Max(HeldSeconds, fresh) : fresh))
        {
            Trust(sector, slot);
            return false;
        }

        if (!hasPlace) return path.IsRefusing;
        if (time.SecondsSince(path.StatedTime) > SilentSeconds)
        {
            Forget(sector, slot, time);
            isRepeated = false;
        }

        if (!isRepeated) StateNew(ref path, place, time);
        path.SaidMoving = report.GroundSpeed >= MovingSpeed;
        path.StatedMoving |= path.SaidMoving;
        path.StatedTime = time;
        bool isFrozen = isRepeated && path.HasMoved, isOld = isRepeated && (path.StatedMoving || time < path.DoubtedUntil);
        if (!path.IsMature) return path.IsRefusing || isFrozen || isOld;
        double variance = Math.Min(MostSigmaMeters * MostSigmaMeters, Math.Max(place.VarianceEast, place.VarianceNorth));
        double square = path.DistanceSquared(place.Ecef, time, variance);
        if (!path.IsTested) Weigh(sector, slot, isFrozen ? double.PositiveInfinity : square, mayMislead: !isOld);
        if (!path.IsRefusing && !isFrozen && !isOld && square <= RefusedSquared) return false;
        sector.Counters.Contradicted++;
        return true;
    }

    static void StateNew(ref MeasuredPath path, in PositionMeasurement place, Instant time)
    {
        (path.Stated, path.AtStated, path.StatedMoving) = (place.Ecef, path.Place, path.Moves(MovingSpeed));
        path.DoubtedUntil = path.SaidMoving && time.SecondsSince(path.StatedTime) < MovingSeconds ? time.PlusSeconds(DoubtedSeconds) : default;
    }

    /// <summary>True if the report goes on with what the track refuses: it is no second object.</summary>
    public static bool IsRefused(Sector sector, int slot, in Report report, in PositionMeasurement place, Instant time)
    {
        ref readonly MeasuredPath path = ref sector.Lives[slot].Path;
        return path.IsRefusing && report.Has(ReportFlags.SelfReported)
            && StrayTest.MayBeOne(sector.Tracks[slot].Domain, path.Stated, place, time.SecondsSince(path.StatedTime));
    }

    static bool IsMeasured(in Report report) => (report.Flags & (ReportFlags.SelfReported | ReportFlags.SystemTrack | ReportFlags.Duplicate)) == 0
        && (report.Measurement is MeasurementKind.Polar or MeasurementKind.Plane || report.Has(ReportFlags.Multilateration));

    double Systematic(in Report report, in Track track, in MeasuredPath path)
    {
        double late = (track.Domain == Domain.Air ? AirTimeSigma : SeaTimeSigma) * Math.Min(Math.Sqrt(path.SpeedSquared), DomainLimits.MaxSpeed(track.Domain));
        if (report.Measurement != MeasurementKind.Polar || sources.Find(report).Correction != default) return LeftSigmaMeters * LeftSigmaMeters + late * late;
        double across = UnknownAzimuthSigma * report.M0;
        return UnknownSigmaMeters * UnknownSigmaMeters + across * across + late * late;
    }

    /// <param name="mayMislead">What is doubted has been used.</param>
    void Weigh(Sector sector, int slot, double square, bool mayMislead)
    {
        ref MeasuredPath path = ref sector.Lives[slot].Path;
        path.IsTested = true;
        if (path.IsRefusing)
        {
            path.Agreements = (byte)(square < AgreeingSquared ? path.Agreements + 1 : 0);
            if (path.Agreements >= Agreeing) Trust(sector, slot);
            return;
        }

        path.Doubt = (float)Math.Max(0, path.Doubt + Math.Min(square / 2 - Expected, MostOfTest));
        if (path.Doubt >= Contradiction) Contradict(sector, slot, mayMislead);
    }

    /// <summary>After a long silence nobody knows whose plots the track had: what is stated decides.</summary>
    static void Forget(Sector sector, int slot, Instant time)
    {
        Trust(sector, slot);
        sector.Lives[slot].Path = new MeasuredPath { Time = time };
    }

    static void Trust(Sector sector, int slot)
    {
        ref MeasuredPath path = ref sector.Lives[slot].Path;
        (path.IsRefusing, path.Doubt, path.Agreements) = (false, 0, 0);
        sector.Tracks[slot].PositionContradicted = false;
    }

    void Contradict(Sector sector, int slot, bool isMisled)
    {
        ref MeasuredPath path = ref sector.Lives[slot].Path;
        (path.IsRefusing, path.Agreements) = (true, 0);
        sector.Tracks[slot].PositionContradicted = true;
        if (isMisled) MoveToMeasured(sector, slot, path);
    }

    /// <summary>The track goes on where sensors have the object: what was stated has led it away.</summary>
    void MoveToMeasured(Sector sector, int slot, in MeasuredPath path)
    {
        ref Track track = ref sector.Tracks[slot];
        GeodeticPosition at = Wgs84.ToGeodetic(path.Place);
        PositionMeasurement place = PositionMeasurement.At(at.Latitude, at.Longitude);
        place.VarianceEast = place.VarianceNorth = path.PlaceVariance;
        TrackMotion motion = TrackMotion.Start(place, path.Time, options.SpeedSigma(track), MotionModels.One(0));
        EnuVector rate = motion.Frame.ToEnu(new EcefPosition(place.Ecef.X + path.Rate.X, place.Ecef.Y + path.Rate.Y, place.Ecef.Z + path.Rate.Z));
        (motion.State.EastRate, motion.State.NorthRate) = (rate.East, rate.North);
        motion.State.EU = motion.State.NV = path.Covariance;
        motion.State.UU = motion.State.VV = path.RateVariance;
        motion.Models = MotionMixture.Of(motion.State, MotionModels.One(0));
        motion.VelocityKnown = true;
        sector.Motions[slot] = motion;
        TrackUpdater.CheckCell(sector, slot);
    }
}
