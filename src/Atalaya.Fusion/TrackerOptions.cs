using Atalaya.Core.Reports;
using Atalaya.Core.Tracks;
using Atalaya.Fusion.Filtering;
using Atalaya.Fusion.Living;
using Atalaya.Fusion.Registering;

namespace Atalaya.Fusion;

/// <summary>
/// Everything that can be set in the tracker, with unit, default and reason. A recording states the options in force: another value
/// gives another picture, except for <see cref="Sectors"/> and <see cref="Threads"/>, which never change a bit of it.
/// </summary>
public sealed record TrackerOptions
{
    public const int MaxSectors = 64;

    /// <summary>Parts of the earth with one writer each, 1 to 64. Two suit the smallest machine.</summary>
    public int Sectors { get; init; } = 2;

    /// <summary>Threads that work a tick, the caller's included.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Living tracks at most; what would start another is refused and counted. 400,000 is the design load. A tenth is kept for reports with a key: a flood of false plots shuts out nobody who says who it is.</summary>
    public int MaxTracks { get; init; } = 500_000;

    /// <summary>Short track numbers given out before one is used again: what four digits hold. At most 65,535, what ASTERIX holds.</summary>
    public int ShortTrackNumbers { get; init; } = 9999;

    /// <summary>A short number rests so many seconds after its track ended, while others are left: operators and logs still speak of the old track.</summary>
    public double NumberQuietSeconds { get; init; } = 600;

    /// <summary>A report older than its track by up to this many seconds still corrects the position; beyond, it is history. Radars are 0.2–0.6 s late, AIS some seconds.</summary>
    public double LateWindowSeconds { get; init; } = 10;

    /// <summary>How objects change their motion.</summary>
    public ManoeuvreOptions Manoeuvres { get; init; } = new();

    /// <summary>
    /// Power density q of white acceleration noise, m²/s³, of objects of unknown domain that are known to move straight on only (a scenario
    /// that states so); NaN = they manoeuvre as all do.
    /// </summary>
    public double UnknownAccelerationDensity { get; init; } = double.NaN;

    /// <summary>Least density of changes of speed, m²/s³. 1: vehicles brake with 3 m/s² for a fraction of a second on average, however slow.</summary>
    public double LandAccelerationDensity { get; init; } = 1;

    /// <summary>1: what is slow and unknown may be a launch in a harbour or a multicopter.</summary>
    public double LeastUnknownAccelerationDensity { get; init; } = 1;

    /// <summary>5: multicopters are slow but turn at once.</summary>
    public double DroneAccelerationDensity { get; init; } = 5;

    /// <summary>Of coast stations and aids to navigation, whatever their domain: in the 3 minutes between its reports an aid gets no farther than 2 m.</summary>
    public double FixedAccelerationDensity { get; init; } = 1e-6;

    /// <summary>1 σ of each velocity component of a track whose velocity nobody has stated, m/s: half of what is usual in the domain's upper range.</summary>
    public double AirSpeedSigma { get; init; } = 150;

    public double SeaSpeedSigma { get; init; } = 8;

    /// <summary>Of coast stations and aids to navigation: a buoy sways on its chain.</summary>
    public double FixedSpeedSigma { get; init; } = 0.01;

    public double LandSpeedSigma { get; init; } = 15;
    public double DroneSpeedSigma { get; init; } = 20;
    public double UnknownSpeedSigma { get; init; } = 100;

    /// <summary>Position σ of a self-reported position that states none, metres: GNSS without a stated category.</summary>
    public double SelfReportedSigmaMeters { get; init; } = 30;

    /// <summary>No measurement is trusted better than this, metres: antenna offsets and rounding of the wire.</summary>
    public double MinimumSigmaMeters { get; init; } = 1;

    /// <summary>
    /// After a self-reported position or velocity the variance is at least this part of the declared one. 1: such errors stay the same for
    /// minutes, so averaging them gains nothing.
    /// </summary>
    public double SelfReportedFloor { get; init; } = 1;

    /// <summary>Velocity σ of self-reports that state none, m/s, by rough class.</summary>
    public double AirVelocitySigma { get; init; } = 3;

    public double SeaVelocitySigma { get; init; } = 0.5;

    /// <summary>σ of a stated climb, m/s: sent in steps of 64 ft/min, averaged by the aircraft over a second or two.</summary>
    public double VerticalRateSigma { get; init; } = 0.7;

    /// <summary>σ of a radial velocity, m/s: filter banks part it into steps of 6 to 7 m/s (I001/120: 7.2), and steps/√12 is 2; some unrest of propellers and sea.</summary>
    public double RadialVelocitySigma { get; init; } = 2.5;

    /// <summary>Probability that a radial velocity is wrong: folded, jammed, of a blade or of rain in the same cell.</summary>
    public double RadialVelocityWrong { get; init; } = 0.05;

    /// <summary>σ of a pressure altitude taken as height above the sea, metres: 10 hPa off standard pressure is 80 m.</summary>
    public double PressureHeightSigmaMeters { get; init; } = 100;

    /// <summary>
    /// σ of the height of an object that states none, metres, around zero: boats, drones and light aircraft. What flies higher is displaced
    /// alike in all plots of a radar, which is no noise: taken as such it would widen the gates at 2 km to half the range.
    /// </summary>
    public double UnknownHeightSigmaMeters { get; init; } = 300;

    /// <summary>Squared normalised distance within which a plot may belong to a track: 16 keeps 99.97 % of two degrees of freedom.</summary>
    public double GateSquared { get; init; } = 16;

    /// <summary>Nothing farther than this from a prediction is gated, metres: half a cell of the index, so that nine cells hold all.</summary>
    public double MaxGateMeters { get; init; } = 5500;

    /// <summary>
    /// Plots of one sensor that together weigh at least this are a track's detection of that turn, and a plot that weighs as much on tracks
    /// begins none: more likely than not. Lighter ones still move the track a little.
    /// </summary>
    public double MainWeight { get; init; } = 0.5;

    /// <summary>Plots lighter than this do not move a track: at the edge of the gate, 4 σ, it would be 0.004 σ.</summary>
    public double LeastWeight { get; init; } = 0.001;

    /// <summary>Rounds in which tracks and plots settle who weighs on whom: two claims settle in three, long chains within a per cent in eight.</summary>
    public int SharingRounds { get; init; } = 8;

    /// <summary>Probability that a validated Mode 3/A code was read wrong: replies that overlap (garbling, false replies to others).</summary>
    public double CodeWrong { get; init; } = 0.01;

    /// <summary>
    /// Joint hypotheses that a group of tracks without identity which share plots keeps from turn to turn; 1 = none are kept, plots are
    /// shared by marginal probabilities alone. On four targets that meet, 12 come within 0.3 % of the GOSPA of 16 and 4 are 2 % worse.
    /// </summary>
    public int MostHypotheses { get; init; } = 12;

    /// <summary>
    /// Two tracks at least as likely as this begin a group. Among what may be clutter marginal probabilities do: with 0.5 a third more false
    /// tracks were shown in sea clutter, and nothing was gained where objects meet.
    /// </summary>
    public double GroupExistence { get; init; } = 0.9;

    /// <summary>Joint hypotheses less likely than this against the likeliest go.</summary>
    public double LeastHypothesis { get; init; } = 1e-5;

    /// <summary>A track leaves its group when hypotheses of less than this probability say otherwise of it.</summary>
    public double UnsettledWeight { get; init; } = 1e-3;

    /// <summary>Mean time between changes of an aircraft's code, seconds: at hand-overs and after take-off.</summary>
    public double CodeLifeSeconds { get; init; } = 1800;

    /// <summary>Probability that a callsign was read or entered wrong, and that another object has the same.</summary>
    public double CallsignWrong { get; init; } = 0.01;

    /// <summary>Probability that a validated height is wrong; then it is any within <see cref="TrafficHeightMeters"/>.</summary>
    public double HeightWrong { get; init; } = 0.01;

    public double TrafficHeightMeters { get; init; } = 12_000;

    /// <summary>σ of the difference of two pressure altitudes of one aircraft in level flight, metres: two 100 ft steps and some unrest.</summary>
    public double PressureStepSigmaMeters { get; init; } = 30;

    /// <summary>σ of the climb of an object whose heights do not tell it, m/s: what airliners do.</summary>
    public double ClimbSigma { get; init; } = 10;

    /// <summary>Detection probability of a radar that <see cref="SensorModel"/> does not describe.</summary>
    public double DetectionProbability { get; init; } = 0.85;

    /// <summary>False plots per square metre and turn before any were counted: 40 a turn within 120 km.</summary>
    public double ClutterDensity { get; init; } = 1e-9;

    /// <summary>Time over which false plots are counted, seconds: some twenty turns.</summary>
    public double ClutterMemorySeconds { get; init; } = 120;

    /// <summary>Time over which the reports of tracks are counted by cell, seconds: a vessel at anchor says where it is every three minutes.</summary>
    public double HearingMemorySeconds { get; init; } = 600;

    /// <summary>Seconds per turn of a radar before its turns have been seen.</summary>
    public double ScanPeriodSeconds { get; init; } = 5;

    /// <summary>Probability that an unidentified object seen in one turn is still there in the next.</summary>
    public double SurvivalPerTurn { get; init; } = 0.99;

    /// <summary>Where new objects appear, if that is known; null = every plot without track is one with <see cref="NewTrackExistence"/>.</summary>
    public BirthModel? Birth { get; init; }

    /// <summary>Probability that a plot which fits no track is a new object: most are not.</summary>
    public double NewTrackExistence { get; init; } = 0.02;

    /// <summary>The same in a sensor's first turn, when all objects are new: half of the plots.</summary>
    public double FirstTurnExistence { get; init; } = 0.5;

    /// <summary>Mean life of echoes that repeat and are no objects, seconds: rough water and the tops of waves echo for some seconds.</summary>
    public double ShortLifeSeconds { get; init; } = 10;

    /// <summary>A likely track that ends sooner was of such an echo: three mean lives.</summary>
    public double ShortLivedSeconds { get; init; } = 30;

    /// <summary>An unidentified track is confirmed at this probability of existence and ended below the other.</summary>
    public double ConfirmExistence { get; init; } = 0.95;

    /// <summary>A confirmed one coasts below this.</summary>
    public double CoastExistence { get; init; } = 0.4;

    public double EndExistence { get; init; } = 0.005;

    /// <summary>Confirmed becomes coasting after this many expected intervals without a report: one loss is usual, three are not.</summary>
    public double CoastIntervals { get; init; } = 3;

    /// <summary>Seconds without a report after which a track ends: at 250 m/s a minute is 15 km, at 10 m/s ten minutes are 6 km.</summary>
    public double AirEndSeconds { get; init; } = 60;

    /// <summary>AIS at anchor repeats every 3 minutes, so three losses end a track.</summary>
    public double SeaEndSeconds { get; init; } = 600;

    public double LandEndSeconds { get; init; } = 120;
    public double DroneEndSeconds { get; init; } = 30;

    /// <summary>An unidentified track ends after so many turns without a plot, and not before so many seconds: a prediction is then off by some 350 m (1 σ).</summary>
    public double UnidentifiedEndTurns { get; init; } = 5;

    public double UnidentifiedEndSeconds { get; init; } = 20;

    /// <summary>Consecutive impossible positions after which the track follows its own reports to the new place.</summary>
    public int OutlierRepeats { get; init; } = 3;

    /// <summary>A track's tangent plane is moved when the track is farther from its origin than this, metres: the azimuths of plane and track differ by less than 0.002 rad below 65°.</summary>
    public double ReanchorMeters { get; init; } = 5_000;

    /// <summary>A height or heading older than this, seconds, is no longer published or used.</summary>
    public double HeightMemorySeconds { get; init; } = 60;

    public RegistrationOptions Registration { get; init; } = new();

    /// <summary>How a track may move, for its speed as far as known (the estimate and its σ in sum of squares).</summary>
    internal MotionModels ModelsOf(in Track track, in TrackMotion motion)
    {
        if (TrackIdentity.IsFixed(track.Identity)) return MotionModels.One(FixedAccelerationDensity);
        if (track.Domain == Domain.Unknown && double.IsFinite(UnknownAccelerationDensity)) return MotionModels.One(UnknownAccelerationDensity);
        ref readonly MotionState state = ref motion.State;
        double square = state.SpeedSquared + state.UU + state.VV, reference = Manoeuvres.ReferenceSpeed;
        square = Math.Clamp(square, Manoeuvres.LeastSpeed * Manoeuvres.LeastSpeed, Manoeuvres.MostSpeed * Manoeuvres.MostSpeed);
        double least = track.Domain switch { Domain.Land => LandAccelerationDensity, Domain.Drone => DroneAccelerationDensity, Domain.Unknown => LeastUnknownAccelerationDensity, _ => 0 };
        return MotionModels.All(Manoeuvres, square / (reference * reference), least, track.Domain == Domain.Sea ? Manoeuvres.SeaTurnRate : Manoeuvres.TurnRate);
    }

    internal double SpeedSigma(in Track track) => TrackIdentity.IsFixed(track.Identity) ? FixedSpeedSigma : SpeedSigma(track.Domain);

    public double SpeedSigma(Domain domain) => domain switch
    {
        Domain.Air => AirSpeedSigma,
        Domain.Sea => SeaSpeedSigma,
        Domain.Land => LandSpeedSigma,
        Domain.Drone => DroneSpeedSigma,
        _ => UnknownSpeedSigma,
    };

    /// <summary>Seconds without a report after which an identified track ends.</summary>
    public double EndSeconds(Domain domain) => domain switch
    {
        Domain.Sea => SeaEndSeconds,
        Domain.Land => LandEndSeconds,
        Domain.Drone => DroneEndSeconds,
        _ => AirEndSeconds,
    };

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Sectors, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Sectors, MaxSectors);
        ArgumentOutOfRangeException.ThrowIfLessThan(Threads, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxTracks, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(MaxTracks, TrackHandle.MaxSlots);
        ArgumentOutOfRangeException.ThrowIfLessThan(ShortTrackNumbers, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(ShortTrackNumbers, ushort.MaxValue);
    }
}
