using Atalaya.Core.Geodesy;
using Atalaya.Formats.Ais;
using Atalaya.Formats.Ais.Messages;
using Atalaya.Formats.ModeS.Messages;
using Atalaya.Scenarios.Attacks;
using Atalaya.Scenarios.Attacks.Kinds;

namespace Atalaya.Tests.Scenarios.Attacks;

/// <summary>Attacks on the position an object states: what changes, by how much, and that nothing else does.</summary>
public sealed class StatedPositionTests
{
    /// <summary>Half a step of a position code, in latitude and longitude.</summary>
    const double CodeMeters = 4;

    [Fact]
    public void WithoutAttacksEveryByteStays()
    {
        AttackRun run = new(AttackRun.Small);
        (List<Piece> gone, List<Piece> added) = run.Difference();
        Assert.Empty(gone);
        Assert.Empty(added);
        Assert.Empty(run.Labels);
    }

    [Fact]
    public void StepMovesThePositionsOfOneAircraftAndNothingElse()
    {
        AttackRun run = new(AttackRun.Small, new StepAttack { Target = TargetSelector.AnyAircraftSeenByRadar, StartSeconds = 60, DurationSeconds = 40, BearingDegrees = 90 });
        AttackLabel label = Assert.Single(run.Labels);
        Assert.Equal("step", label.Kind);
        Assert.False(label.Subject.IsVessel);
        Assert.Equal("bearing_deg=90", label.Parameters);
        Assert.InRange(run.Seconds(label.From), 60, 62);
        Assert.InRange(run.Seconds(label.To), 98, 100);

        (List<Piece> gone, List<Piece> added) = run.Difference();
        Assert.Equal(gone.Count, added.Count);
        Assert.All(AttackRun.FramesOf(gone), frame => Assert.True(frame.IsPosition && frame.Address == label.Subject.Number));
        Assert.Equal(gone.Count, AttackRun.FramesOf(gone).Count);
        List<HeardFrame> changed = AttackRun.FramesOf(added);
        Assert.All(changed, frame => Assert.InRange(run.Seconds(frame.Time), 60, 100.1));
        Assert.Equal(run.ReportLabels.Count, changed.Select(frame => frame.Received.Frame).Distinct().Count());
        Assert.Equal(run.ReportLabels.Count, label.Transmissions);
        AssertStated(run, added, gone, 2_000, 0.5);
    }

    [Fact]
    public void DriftGrowsWithTimeAndTheVelocityFollows()
    {
        AttackRun run = new(AttackRun.Small, new DriftAttack { Target = TargetSelector.AnyAircraft, StartSeconds = 40, SpeedMetersPerSecond = 5, BearingDegrees = 180 });
        AttackLabel label = Assert.Single(run.Labels);
        Assert.True(run.ReportLabels.Count > 100);
        Assert.All(run.ReportLabels, report =>
        {
            double expected = 5 * (run.Seconds(report.Time) - 40);
            Assert.InRange(Distance(report), Math.Max(0, expected - 5.5), expected + 0.5); // chosen within the second
        });
        (List<Piece> gone, List<Piece> added) = run.Difference();
        AirborneVelocity[] was = Velocities(gone), became = Velocities(added);
        Assert.True(was.Length > 100 && was.Length == became.Length);
        for (int i = 0; i < was.Length; i++)
        {
            Assert.Equal(was[i].EastKnots, became[i].EastKnots);
            Assert.Equal(-5 * 3600 / 1852.0, (double)(became[i].NorthKnots - was[i].NorthKnots)!, 0.51);
            Assert.Equal(was[i] with { SecondSign = false, SecondRaw = 0 }, became[i] with { SecondSign = false, SecondRaw = 0 });
        }

        Assert.Equal(2, gone.Select(piece => piece.Source).Distinct().Count());
        Assert.Equal(label.Subject.Number, AttackRun.FramesOf(added)[0].Address);
    }

    [Fact]
    public void BothReceiversHearTheSameFalseTransmission()
    {
        AttackRun run = new(AttackRun.Small, new DriftAttack { Target = TargetSelector.AnyAircraft, StartSeconds = 20, SpeedMetersPerSecond = 80 });
        List<HeardFrame> plain = AttackRun.FramesOf(run.Difference().Gone), attacked = AttackRun.FramesOf(run.Difference().New);
        int twice = plain.GroupBy(frame => frame.Received.Frame).Count(group => group.Count() == 2);
        Assert.True(twice > 100);
        Assert.Equal(twice, attacked.GroupBy(frame => frame.Received.Frame).Count(group => group.Count() == 2));
    }

    [Fact]
    public void CircleGoesRoundItsCentreWithItsVelocity()
    {
        AttackRun run = new(AttackRun.Small, new CircleAttack { Target = TargetSelector.AnyAircraft, StartSeconds = 30, RadiusMeters = 1_500, SpeedMetersPerSecond = 90, Center = (10.7, -59.0) });
        Assert.True(run.ReportLabels.Count > 150);
        Assert.All(run.ReportLabels, report => Assert.Equal(1_500, AttackRun.Distance(10.7, -59.0, report.StatedLatitude!.Value, report.StatedLongitude!.Value), 1.0));
        double travelled = run.ReportLabels.Zip(run.ReportLabels.Skip(1), (one, next) => AttackRun.Distance(one.StatedLatitude!.Value, one.StatedLongitude!.Value, next.StatedLatitude!.Value, next.StatedLongitude!.Value)).Sum();
        Assert.Equal(90 * run.ReportLabels[^1].Time.SecondsSince(run.ReportLabels[0].Time), travelled, 60.0);
        Assert.All(Velocities(run.Difference().New), velocity => Assert.Equal(90 * 3600 / 1852.0, velocity.GroundSpeedKnots!.Value, 1.0));
    }

    [Fact]
    public void ACircleWithoutCentreBeginsWhereTheObjectIs()
    {
        AttackRun run = new(AttackRun.Small, new CircleAttack { Target = TargetSelector.AnyAircraft, StartSeconds = 30 });
        Assert.InRange(Distance(run.ReportLabels[0]), 0, 250);
    }

    [Fact]
    public void FreezeRepeatsThePositionAndLeavesTheVelocity()
    {
        AttackRun run = new(AttackRun.Small, new FreezeAttack { Target = TargetSelector.AnyAircraft, StartSeconds = 30 });
        Assert.Single(run.ReportLabels.Select(report => (report.StatedLatitude, report.StatedLongitude)).Distinct());
        Assert.All(AttackRun.FramesOf(run.Difference().New), frame => Assert.True(frame.IsPosition));
        Assert.True(Distance(run.ReportLabels[^1]) > 5_000);
    }

    [Fact]
    public void SilenceTakesSquittersAndLeavesAnswers()
    {
        AttackRun run = new(AttackRun.Small, new SilenceAttack { Target = TargetSelector.AnyAircraft, StartSeconds = 50 });
        (List<Piece> gone, List<Piece> added) = run.Difference();
        Assert.Empty(added);
        Assert.True(gone.Count > 300);
        Assert.All(AttackRun.FramesOf(gone), frame => Assert.True(frame.IsSquitter && frame.Address == run.Labels[0].Subject.Number));
        Assert.All(run.ReportLabels, report => Assert.Null(report.StatedLatitude));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void HeightsPart(bool ofPressure)
    {
        AttackRun run = new(AttackRun.Small, new HeightSplitAttack { Target = TargetSelector.AnyAircraft, StartSeconds = 30, RateFeetPerMinute = 1_500, MaxFeet = 2_000, OfPressure = ofPressure });
        (List<Piece> gone, List<Piece> added) = run.Difference();
        AirborneVelocity was = Velocities(gone)[^1], became = Velocities(added)[^1];
        int change = ofPressure ? -2_000 : 2_000;
        if (became.GeometricMinusPressureFeet is { } difference) Assert.InRange(difference - was.GeometricMinusPressureFeet!.Value, change - 13, change + 13);
        HeardFrame[] before = [.. AttackRun.FramesOf(gone).Where(frame => frame.IsPosition)], after = [.. AttackRun.FramesOf(added).Where(frame => frame.IsPosition)];
        if (!ofPressure)
        {
            Assert.Empty(before);
            return;
        }

        int rise = AirbornePosition.Decode(after[^1].Received.Frame.Message).AltitudeFeet!.Value - AirbornePosition.Decode(before[^1].Received.Frame.Message).AltitudeFeet!.Value;
        Assert.InRange(rise, 1_950, 2_050);
    }

    [Fact]
    public void IdentitySwapGivesEachThePlaceOfTheOther()
    {
        AttackRun run = new(AttackRun.Small, new IdentitySwapAttack { Target = TargetSelector.AnyAircraft, StartSeconds = 60 });
        Assert.Equal(2, run.Labels.Count);
        Assert.Equal($"states={run.Labels[1].Subject}", run.Labels[0].Parameters);
        (List<Piece> gone, List<Piece> added) = run.Difference();
        List<HeardFrame> was = AttackRun.FramesOf(gone), became = AttackRun.FramesOf(added);
        Assert.Equal(was.Count, became.Count);
        uint one = run.Labels[0].Subject.Number, other = run.Labels[1].Subject.Number;
        for (int i = 0; i < was.Count; i++)
        {
            Assert.Equal(was[i].Address == one ? other : one, became[i].Address);
            Assert.Equal(was[i].Received.Frame.Message, became[i].Received.Frame.Message);
        }
    }

    [Fact]
    public void AShiftedVesselKeepsAllOtherBits()
    {
        AttackRun run = new(AttackRun.Small, new StepAttack { Target = TargetSelector.AnyVessel, StartSeconds = 60, DistanceMeters = 9_000 });
        (List<Piece> gone, List<Piece> added) = run.Difference();
        List<HeardMessage> was = AttackRun.MessagesOf(gone), became = AttackRun.MessagesOf(added);
        Assert.True(was.Count > 5 && was.Count == became.Count);
        for (int i = 0; i < was.Count; i++)
        {
            Assert.True(PositionReportClassA.TryDecode(new AisBits(was[i].Bits, was[i].Length), out PositionReportClassA before));
            Assert.True(PositionReportClassA.TryDecode(new AisBits(became[i].Bits, became[i].Length), out PositionReportClassA after));
            Assert.Equal(9_000, AttackRun.Distance(before.LatitudeDegrees!.Value, before.LongitudeDegrees!.Value, after.LatitudeDegrees!.Value, after.LongitudeDegrees!.Value), 1.0);
            Assert.Equal(before, after with { LatitudeDegrees = before.LatitudeDegrees, LongitudeDegrees = before.LongitudeDegrees });
            Assert.Equal(run.Labels[0].Subject.Number, after.Mmsi);
        }
    }

    [Fact]
    public void EqualSeedsGiveEqualBytesAndOthersDoNot()
    {
        AttackSpec[] attacks = [new StepAttack { Target = TargetSelector.Any, Count = 2 }, new GhostAttack { Count = 3, StartSeconds = 30 }];
        AttackRun one = new(AttackRun.Small, attacks), same = new(AttackRun.Small, attacks), other = new(AttackRun.Small with { Seed = 6 }, attacks);
        Assert.Equal(one.Attacked.Select(piece => piece.Text), same.Attacked.Select(piece => piece.Text));
        Assert.Equal(one.ReportLabels, same.ReportLabels);
        Assert.NotEqual(one.Labels.Select(label => label.Parameters), other.Labels.Select(label => label.Parameters));
    }

    static AirborneVelocity[] Velocities(List<Piece> pieces) =>
        [.. AttackRun.FramesOf(pieces).Where(frame => frame.TypeCode == AirborneVelocity.TypeCode).Select(frame => AirborneVelocity.Decode(frame.Received.Frame.Message))];

    static double Distance(ReportLabel report) =>
        AttackRun.Distance(report.TrueLatitude!.Value, report.TrueLongitude!.Value, report.StatedLatitude!.Value, report.StatedLongitude!.Value);

    /// <summary>Each changed frame says what its label says, so far from the truth, with parity, height and everything else as before.</summary>
    static void AssertStated(AttackRun run, List<Piece> added, List<Piece> gone, double meters, double tolerance)
    {
        List<HeardFrame> was = AttackRun.FramesOf(gone), became = AttackRun.FramesOf(added);
        Dictionary<long, ReportLabel> labels = run.ReportLabels.ToDictionary(report => report.Time.UnixNanoseconds);
        HashSet<ReportLabel> labelled = [];
        for (int i = 0; i < was.Count; i++)
        {
            AirbornePosition before = AirbornePosition.Decode(was[i].Received.Frame.Message), after = AirbornePosition.Decode(became[i].Received.Frame.Message);
            Assert.Equal(before with { Cpr = default }, after with { Cpr = default });
            Assert.Equal(before.Cpr.IsOdd, after.Cpr.IsOdd);
            Assert.Equal((was[i].Received.Ticks, was[i].Received.Signal), (became[i].Received.Ticks, became[i].Received.Signal));
            if (!labels.TryGetValue(was[i].Time.PlusSeconds(-0.02).UnixNanoseconds, out ReportLabel label)) continue;
            labelled.Add(label);
            Assert.Equal(meters, Distance(label), tolerance);
            (double latitude, double longitude) = AttackRun.PlaceOf(became[i].Received.Frame.Message, label.TrueLatitude!.Value, label.TrueLongitude!.Value);
            Assert.InRange(AttackRun.Distance(latitude, longitude, label.StatedLatitude!.Value, label.StatedLongitude!.Value), 0, CodeMeters);
        }

        Assert.Equal(run.ReportLabels.Count, labelled.Count);
    }
}
