using Atalaya.Core.State;
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
    static (StraitLog Log, AttackStream Stream) World(AttackSpec attack, double from, double to)
    {
        TrialOptions options = new() { Seed = 77, Aircraft = 0, Vessels = 12, DurationSeconds = to };
        AttackStream stream = new(TrialScenario.Create(options), [attack], options.Seed);
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

    [Fact]
    public void HonestVesselsAreNot()
    {
        (StraitLog log, _) = World(new StepAttack { StartSeconds = 2000, Target = TargetSelector.AnyVessel }, from: 0, to: 900);
        Flow flow = new();
        log.Feed(flow);
        Assert.DoesNotContain(AlertKind.ShiftedTrack, flow.Alerts.RaisedCounts.Keys);
        Assert.DoesNotContain(AlertKind.ImpossibleSpeed, flow.Alerts.RaisedCounts.Keys);
    }
}
