using Atalaya.Core.Frames;
using Atalaya.Core.State;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Integrity.Alerts;
using Atalaya.Pipeline;
using Atalaya.Scenarios.Attacks;
using Atalaya.Scenarios.Attacks.Kinds;
using Atalaya.Scenarios.Trials;
using Atalaya.Tests.Pipeline;

namespace Atalaya.Tests.Integrity.Sea;

/// <summary>Twelve vessels round a coastal radar, one of which states another place than its own.</summary>
public sealed class OffsetTests
{
    static (StraitLog Log, AttackStream Stream) World(AttackSpec attack, double from, double to) => World([attack], from, to);

    static (StraitLog Log, AttackStream Stream) World(AttackSpec[] attacks, double from, double to)
    {
        TrialOptions options = new() { Seed = 77, Aircraft = 0, Vessels = 12, DurationSeconds = to };
        AttackStream stream = new(TrialScenario.Create(options), attacks, options.Seed);
        return (StraitLog.Of(TrialScenario.Create(options), stream, from, to), stream);
    }

    static Alert[] ShiftedOf(Flow flow) => [.. flow.Alerts.Active.Where(alert => alert.Kind == AlertKind.ShiftedTrack)];

    [Fact]
    public void AVesselThatWasAlwaysElsewhereIsFoundAndAReplayFindsIt()
    {
        (StraitLog log, AttackStream stream) = World(new StepAttack { DistanceMeters = 3000, StartSeconds = 80, Target = TargetSelector.AnyVessel }, from: 120, to: 800);
        StraitLog.CheckpointTaker taker = new(everyTicks: 4000);
        Flow full = new() { Observer = taker };
        log.Feed(full);
        Alert alert = Assert.Single(ShiftedOf(full));
        Assert.Equal((Verdict.Spoofed, AlertSeverity.Caution), (alert.Statement.Verdict, alert.Severity));
        Assert.Equal(stream.Labels[0].Subject.Number, alert.Statement.Identity.Mmsi);
        Assert.InRange(alert.Statement.Evidence[0].Value, 2700, 3300);
        Assert.NotEqual(0UL, alert.Cause.Other);

        Flow resumed = new(new FlowOptions { Sectors = 5, Threads = 2 });
        StateReader reader = new(taker.Taken[0].State);
        resumed.Load(ref reader);
        log.Feed(resumed, (int)taker.Taken[0].Next.Offset);
        Assert.Equal(full.PictureHash, resumed.PictureHash);
        Assert.Equal(alert.Cause, Assert.Single(ShiftedOf(resumed)).Cause);
    }

    [Fact]
    public void AVesselWhoseEchoStaysBehindIsFoundSooner()
    {
        (StraitLog log, AttackStream stream) = World(new DriftAttack { SpeedMetersPerSecond = 2, StartSeconds = 150, Target = TargetSelector.AnyVessel }, from: 0, to: 500);
        Flow flow = new();
        log.Feed(flow);
        Alert alert = Assert.Single(ShiftedOf(flow));
        Assert.Equal((Verdict.Spoofed, stream.Labels[0].Subject.Number), (alert.Statement.Verdict, alert.Statement.Identity.Mmsi));
    }

    /// <summary>What begins right after a receiver was without its satellites is called by that, and not deceit.</summary>
    [Fact]
    public void AVesselThatIsElsewhereAfterItRepeatedItsPlaceWasJammed()
    {
        FreezeAttack freeze = new() { StartSeconds = 120, DurationSeconds = 90, Target = TargetSelector.AnyVessel };
        (StraitLog first, AttackStream stream) = World([freeze], from: 0, to: 200);
        first.Feed(new Flow());
        TargetSelector target = TargetSelector.Of(stream.Labels[0].Subject);
        (StraitLog log, _) = World([freeze with { Target = target }, new StepAttack { DistanceMeters = 1500, StartSeconds = 210, Target = target }], from: 0, to: 400);
        VerdictsOfShifts verdicts = new();
        log.Feed(new Flow { Observer = verdicts });
        Assert.Contains(Verdict.Jammed, verdicts.Seen);
        Assert.DoesNotContain(Verdict.Spoofed, verdicts.Seen);
    }

    sealed class VerdictsOfShifts : IFlowObserver
    {
        public HashSet<Verdict> Seen { get; } = [];

        public void TickClosed(Flow flow, Tick tick, ReadOnlySpan<PictureDelta> deltas, LogPosition next) => Seen.UnionWith(ShiftedOf(flow).Select(alert => alert.Statement.Verdict));
    }

    [Fact]
    public void HonestVesselsAreNot()
    {
        (StraitLog log, _) = World(new StepAttack { StartSeconds = 2000, Target = TargetSelector.AnyVessel }, from: 0, to: 900);
        Flow flow = new();
        log.Feed(flow);
        Assert.DoesNotContain(flow.Alerts.RaisedCounts, count => count.Key is AlertKind.ShiftedTrack or AlertKind.ImpossibleSpeed && count.Value > 0);
    }
}
