using Atalaya.Core.Geodesy;
using Atalaya.Core.Tracks;
using Atalaya.Integrity;
using Atalaya.Integrity.Alerts;
using Atalaya.Integrity.Rules;
using Atalaya.Tests.Integrity.Behaviour;

namespace Atalaya.Tests.Integrity;

/// <summary>Stays, approaches, crosses, and areas that count at times only.</summary>
public sealed class RuleMomentTests
{
    static readonly AlertArea Port = new() { Name = "port", Center = [10.5, -61.9], RadiusMeters = 2000 };

    static BehaviourBench Bench(AlertArea area, AlertRule rule) => new(settings: new IntegritySettings { Areas = [area], Rules = [rule with { Area = area.Name }] });

    static IEnumerable<Alert> Of(BehaviourBench bench) => bench.Alerts.Active.Where(alert => alert.Cause.Rule is not null);

    [Fact]
    public void StaysRaisesAfterItsTimeAndEndsWhenTheTrackIsOut()
    {
        BehaviourBench bench = Bench(Port, new AlertRule { Name = "r", When = RuleMoment.Stays, MinStaySeconds = 100 });
        bench.Run(60, seconds => [bench.Vessel(1, seconds, 0, 2, 0)]);
        bench.Reload();
        bench.Run(39, seconds => [bench.Vessel(1, seconds, 0, 2, 0)]);
        Assert.Empty(Of(bench));
        bench.Run(5, seconds => [bench.Vessel(1, seconds, 0, 2, 0)]);
        Assert.InRange(Assert.Single(Of(bench)).Statement.Evidence[0].Value, 100, 105);
        bench.Run(10, seconds => [bench.Vessel(1, 3000 + seconds, 0, 2, 0)]);
        Assert.Empty(Of(bench));
    }

    [Fact]
    public void ApproachesRisesWithTheProbabilityAndEndsInside()
    {
        BehaviourBench bench = Bench(Port, new AlertRule { Name = "r", When = RuleMoment.Approaches, Severity = AlertSeverity.Alarm });
        double speed = 20 * BehaviourBench.Knot;
        Track At(double seconds) => bench.Vessel(1, -9000 + speed * seconds, 0, 20, 0);

        bench.Run(20, seconds => [At(seconds)]);
        Assert.Empty(Of(bench));
        bench.Run(200, seconds => [At(seconds + 20)]);
        Alert alert = Assert.Single(Of(bench));
        Assert.Equal((AlertKind.EntryPredicted, "r", "port"), (alert.Kind, alert.Cause.Rule, alert.Statement.Area));
        bench.Reload();
        bench.Run(400, seconds => [At(seconds + 220)]);
        Assert.Equal(AlertSeverity.Alarm, Assert.Single(Of(bench)).Severity);
        bench.Run(100, seconds => [At(seconds + 620)]);
        Assert.Empty(Of(bench));
    }

    [Fact]
    public void WhoPassesByDoesNotApproach()
    {
        BehaviourBench bench = Bench(Port, new AlertRule { Name = "r", When = RuleMoment.Approaches });
        bench.Run(900, seconds => [bench.Vessel(1, -9000 + 10 * seconds, 5000, 20, 0)]);
        Assert.Empty(Of(bench));
    }

    /// <summary>A line from south to north: left is west.</summary>
    static readonly AlertArea Border = new() { Name = "border", Line = [[10.4, -61.9], [10.5, -61.9], [10.6, -61.9]] };

    [Theory]
    [InlineData(null, true, true)]
    [InlineData(LineSide.Right, true, false)]
    [InlineData(LineSide.Left, false, true)]
    public void ALineIsCrossedToItsSides(LineSide? side, bool eastward, bool westward)
    {
        foreach ((double rate, bool expected) in new[] { (5.0, eastward), (-5.0, westward) })
        {
            BehaviourBench bench = Bench(Border, new AlertRule { Name = "r", When = RuleMoment.Crosses, CrossesTo = side });
            bench.Run(30, seconds => [bench.Vessel(1, rate * (seconds - 60), 0, rate / BehaviourBench.Knot, 0)]);
            bench.Reload();
            bench.Run(90, seconds => [bench.Vessel(1, rate * (seconds - 30), 0, rate / BehaviourBench.Knot, 0)]);
            Assert.Equal(expected, Of(bench).Any());
            bench.Run(301, seconds => [bench.Vessel(1, rate * (seconds + 60), 0, rate / BehaviourBench.Knot, 0)]);
            Assert.Empty(Of(bench));
        }
    }

    [Fact]
    public void AlongALineAndRoundItsEndNobodyCrosses()
    {
        BehaviourBench along = Bench(Border, new AlertRule { Name = "r", When = RuleMoment.Crosses });
        along.Run(300, seconds => [along.Vessel(1, -200 + Math.Min(seconds, 200) + (seconds % 2 == 0 ? 30 : -30), 5 * seconds, 0, 10)]);
        Assert.Empty(Of(along));

        BehaviourBench round = Bench(Border, new AlertRule { Name = "r", When = RuleMoment.Crosses });
        round.Run(200, seconds => [round.Vessel(1, -1000 + 10 * seconds, 13_000, 20, 0)]);
        Assert.Empty(Of(round));
    }

    /// <summary>Any way that is short against the line crosses it to the side on which it ends, or not at all.</summary>
    [Fact]
    public void CrossingIsThatOfThePlane()
    {
        LineShape line = new([[10.4, -61.9], [10.6, -61.9]]);
        static SpherePoint At(double latitude, double longitude) => new(latitude * GeodeticPosition.RadiansPerDegree, longitude * GeodeticPosition.RadiansPerDegree);
        Assert.Equal(LineSide.Right, line.Crossing(At(10.5, -61.91), At(10.51, -61.89)));
        Assert.Equal(LineSide.Left, line.Crossing(At(10.5, -61.89), At(10.5, -61.91)));
        Assert.Null(line.Crossing(At(10.7, -61.91), At(10.7, -61.89)));
        Assert.Null(line.Crossing(At(10.5, -61.93), At(10.5, -61.91)));
        Assert.Null(line.Crossing(At(-10.5, 118.09), At(-10.5, 118.11)));
        Assert.True(line.IsClear(At(10.5, -61.89), 1000));
        Assert.False(line.IsClear(At(10.5, -61.89), 1200));
        Assert.False(line.IsClear(At(10.605, -61.9), 1000));
        Assert.True(line.IsClear(At(10.605, -61.9), 500));
    }

    /// <summary>Ticks of the bench begin at 02:46:40 UTC on a Thursday.</summary>
    [Fact]
    public void AnAreaThatBeginsToCountIsNotEnteredAndOneThatCeasesIsNotLeft()
    {
        AlertArea timed = Port with { FromUtc = "02:47", ToUtc = "02:48" };
        foreach (RuleMoment moment in new[] { RuleMoment.Enters, RuleMoment.Leaves })
        {
            BehaviourBench bench = Bench(timed, new AlertRule { Name = "r", When = moment });
            for (int i = 0; i < 120; i++)
            {
                bench.Show(bench.Vessel(1, 0, 0, 0, 0));
                Assert.Empty(Of(bench));
            }
        }

        BehaviourBench inside = Bench(timed, new AlertRule { Name = "r" });
        inside.Run(15, _ => [inside.Vessel(1, 0, 0, 0, 0)]);
        Assert.Empty(Of(inside));
        inside.Run(30, _ => [inside.Vessel(1, 0, 0, 0, 0)]);
        Assert.Single(Of(inside));
        inside.Run(50, _ => [inside.Vessel(1, 0, 0, 0, 0)]);
        Assert.Empty(Of(inside));
    }

    [Fact]
    public void RulesThatCannotHoldAreNotSound()
    {
        AlertRule rule = new() { Name = "r", Area = "a" };
        AlertRule[] unsound =
        [
            rule with { When = RuleMoment.Stays }, rule with { MinStaySeconds = 5 }, rule with { HorizonSeconds = 5 }, rule with { When = RuleMoment.Approaches, HorizonSeconds = double.PositiveInfinity },
            rule with { CrossesTo = LineSide.Left }, rule with { When = RuleMoment.Crosses, CrossesTo = (LineSide)9 }, rule with { Area = null, When = RuleMoment.Crosses },
        ];
        foreach (AlertRule bad in unsound) Assert.False(bad.IsSound);
        AlertArea[] areas = [Port with { Days = [] }, Port with { Days = ["noday"] }, Port with { FromUtc = "25:00" }, Port with { Line = [[1, 2], [3, 4]] }, new() { Name = "l", Line = [[1, 2]] }];
        foreach (AlertArea area in areas) Assert.False(area.IsSound);
        Assert.True(Border.IsSound);
        Assert.NotEqual(Border, Border with { Line = [[10.4, -61.9], [10.5, -61.9], [10.7, -61.9]] });
    }
}
