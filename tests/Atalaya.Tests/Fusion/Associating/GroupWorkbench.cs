using Atalaya.Core.Frames;
using Atalaya.Core.Geodesy;
using Atalaya.Core.Reports;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Fusion;
using Atalaya.Fusion.Associating;
using Atalaya.Fusion.Filtering;
using Atalaya.Fusion.Identifying;
using Atalaya.Fusion.Living;
using Atalaya.Fusion.Measuring;
using Atalaya.Fusion.Partition;
using Atalaya.Fusion.Running;
using Atalaya.Fusion.Sources;

namespace Atalaya.Tests.Fusion.Associating;

/// <summary>Tracks at places of a plane in one group, and what gives plots to it, without a tracker around.</summary>
sealed unsafe class GroupWorkbench
{
    public const double Detection = 0.9, Clutter = 1e-6, PeriodSeconds = 4, Sigma = 10, SpeedSigma = 3;

    static readonly SourceId Radar = new(1);
    static readonly GeodeticPosition Origin = GeodeticPosition.FromDegrees(40, 5);

    readonly Sector[] _sectors = [new Sector(0, new CellIndex())];
    readonly IdentityDirectory _directory = new();
    readonly SourceTable _sources;
    readonly TickReports _reports;
    readonly GroupTurns _turns;
    readonly GroupBranching _branching;

    public GroupWorkbench(TrackerOptions options, (double East, double North, double Existence)[] tracks)
    {
        Options = options;
        _sources = new SourceTable(options);
        _sources.SetSite(new SourceSite(Radar, "radar") { Position = Origin, RangeSigmaMeters = Sigma });
        _sources.SetModel(new SensorModel(Radar) { DetectionProbability = Detection, ScanPeriodSeconds = PeriodSeconds, SeesAtOnce = true });
        _reports = new TickReports(_directory, _sources);
        Reduction = new GroupReduction(options);
        _turns = new GroupTurns(options, _sources, Reduction, 1);
        _branching = new GroupBranching(options, _reports, new TrackUpdater(options, _sources, new DetectionMap(options)), new IdentityEvidence(options, new CodeTable()), _sources, _sectors);
        Groups = new GroupTable(options, _directory, _sectors);
        Group = Groups.Gather([.. tracks.Select((track, number) => Begin((ulong)number + 1, track.East, track.North, track.Existence))]);
    }

    public static Instant Start { get; } = new(1_700_000_000_000_000_000);

    public TrackerOptions Options { get; }
    public GroupReduction Reduction { get; }
    public GroupTable Groups { get; }
    public TrackGroup Group { get; }

    /// <summary>Gives a turn's plots one after the other, and leaves the turn open.</summary>
    public void Give(double seconds, params (double East, double North)[] plots)
    {
        Report[] reports = [.. plots.Select(plot => Plot(plot, seconds))];
        foreach (ref JointHypothesis hypothesis in Group.Hypotheses.Items) ((Span<int>)hypothesis.Plots).Fill(-1);
        fixed (Report* first = reports)
        {
            _reports.Attach(first, reports.Length, Start.PlusSeconds(seconds));
            for (int i = 0; i < reports.Length; i++)
            {
                _reports.Classify(i);
                _turns.Prepare(Group, Sensor, _sources.Get(Radar), Detection, _reports.Times[i]);
                _branching.Add(Group, i, i, Sensor, Detection / Clutter, PeriodSeconds / 2);
            }

            _reports.Detach();
        }
    }

    public void EndTurn(double seconds) => Assert.True(_turns.TryClose(Group, Start.PlusSeconds(seconds)));

    /// <summary>P_D/λ · density of a plot under a track as it was at the start.</summary>
    public double Ratio(int track, (double East, double North) plot, double seconds)
    {
        ref readonly TrackMotion motion = ref _sectors[0].Motions[track];
        SourceState source = _sources.Get(Radar);
        Assert.True(MeasurementConverter.TryConvert(Plot(plot, seconds), source, default, Options, out PositionMeasurement place));
        PositionUpdate update = new(motion, place, Start.PlusSeconds(seconds), Options.ModelsOf(_sectors[0].Tracks[track], motion));
        return update.LeastDistanceSquared > Options.GateSquared ? 0 : Detection / Clutter * update.Likelihood(0);
    }

    static uint Sensor => (uint)Radar.Number << 16;

    static Report Plot((double East, double North) plot, double seconds) => new()
    {
        Source = Radar,
        Time = Start.PlusSeconds(seconds),
        ReceiveTime = Start.PlusSeconds(seconds),
        Measurement = MeasurementKind.Plane,
        Flags = ReportFlags.Primary,
        M0 = plot.East,
        M1 = plot.North,
        M2 = double.NaN,
        Sigma0 = (float)Sigma,
        Sigma1 = (float)Sigma,
        Sigma2 = float.NaN,
    };

    TrackHandle Begin(ulong id, double east, double north, double existence)
    {
        GeodeticPosition at = new LocalFrame(Origin).Unproject(east, north);
        PositionMeasurement place = PositionMeasurement.At(at.Latitude, at.Longitude);
        place.VarianceEast = place.VarianceNorth = Sigma * Sigma;
        Track track = new() { Id = id, Existence = (float)existence, HasPosition = true, Status = TrackStatus.Confirmed };
        TrackMotion motion = TrackMotion.Start(place, Start, SpeedSigma, Options.ModelsOf(track, default));
        TrackHandle handle = new(0, _sectors[0].Add(track, motion, default));
        _directory.Set(id, track.Identity, handle);
        return handle;
    }
}
