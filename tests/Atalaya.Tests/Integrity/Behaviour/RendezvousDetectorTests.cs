using Atalaya.Core.Tracks;
using Atalaya.Integrity.Alerts;

namespace Atalaya.Tests.Integrity.Behaviour;

public sealed class RendezvousDetectorTests
{
    /// <summary>One lies, the other comes from 1.5 km at so many knots, and stops 40 m beside it.</summary>
    static Track[] Meeting(BehaviourBench bench, double seconds, double knots, ushort length)
    {
        double there = 1500 / (knots * BehaviourBench.Knot);
        bool isThere = seconds >= there;
        return [bench.Vessel(1, 0, 0, 0.3, 0, length), bench.Vessel(2, isThere ? 40 : 40 + 1500 * (1 - seconds / there), 0, isThere ? 0 : -knots, 0, length)];
    }

    [Fact]
    public void SmallBoatsThatComeFastAndLieTogetherAreFoundSoonOthersLater()
    {
        BehaviourBench fast = new();
        fast.Run(260, seconds => Meeting(fast, seconds, 20, 12));
        Assert.Equal((AlertSeverity.Caution, 2UL), (fast.Find(AlertKind.Rendezvous)!.Severity, fast.Find(AlertKind.Rendezvous)!.Cause.Other));

        BehaviourBench large = new();
        large.Run(400, seconds => Meeting(large, seconds, 20, 80));
        Assert.Null(large.Find(AlertKind.Rendezvous));
        large.Run(400, seconds => Meeting(large, seconds + 400, 20, 80));
        Assert.NotNull(large.Find(AlertKind.Rendezvous));
        large.Run(300, _ => [large.Vessel(1, 0, 0, 0, 0, 80), large.Vessel(2, 800, 0, 3, 0, 80)]);
        Assert.Null(large.Find(AlertKind.Rendezvous));
    }

    [Fact]
    public void BerthedFromTheBeginningInACrowdOrWithAPilotBoatIsNoRendezvous()
    {
        BehaviourBench berthed = new();
        berthed.Run(800, _ => [berthed.Vessel(1, 0, 0, 0, 0, 12), berthed.Vessel(2, 40, 0, 0, 0, 12)]);
        Assert.Null(berthed.Find(AlertKind.Rendezvous));

        BehaviourBench crowd = new();
        crowd.Run(400, seconds => [.. Meeting(crowd, seconds, 20, 12), crowd.Vessel(3, 300, 300, 0, 0), crowd.Vessel(4, -300, 300, 0, 0), crowd.Vessel(5, 0, 500, 0, 0)]);
        Assert.Null(crowd.Find(AlertKind.Rendezvous));

        BehaviourBench pilot = new();
        pilot.Run(900, seconds =>
        {
            Track[] tracks = Meeting(pilot, seconds, 20, 12);
            (tracks[0].LengthMeters, tracks[1].Category) = (200, 50);
            return tracks;
        });
        Assert.Null(pilot.Find(AlertKind.Rendezvous));
    }
}
