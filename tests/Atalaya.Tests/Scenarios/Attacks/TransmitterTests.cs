using Atalaya.Core.Geodesy;
using Atalaya.Formats.Ais;
using Atalaya.Formats.Ais.Messages;
using Atalaya.Formats.ModeS;
using Atalaya.Formats.ModeS.Messages;
using Atalaya.Scenarios.Attacks;
using Atalaya.Scenarios.Attacks.Kinds;
using Atalaya.Scenarios.Trials;

namespace Atalaya.Tests.Scenarios.Attacks;

/// <summary>Attacks that add transmissions, or disturb satellite receivers.</summary>
public sealed class TransmitterTests
{
    static readonly GeodeticPosition Site = TrialScenario.Create(AttackRun.Small).Sources[0].Site;
    static readonly TransmitterSite NearSite = new(Site.LatitudeDegrees + 0.05, Site.LongitudeDegrees);

    [Fact]
    public void GhostsAreAddedAtOneLevelAndAllElseStays()
    {
        AttackRun run = new(AttackRun.Small, new GhostAttack { Count = 3, FirstKey = 0x4B1000, StartSeconds = 30, DurationSeconds = 60, SpeedMetersPerSecond = 150, CourseDegrees = 45, Transmitter = NearSite });
        Assert.Equal(["4b1000", "4b1001", "4b1002"], run.Labels.Select(label => label.Subject.ToString()).Order(StringComparer.Ordinal));
        (List<Piece> gone, List<Piece> added) = run.Difference();
        Assert.Empty(gone);
        List<HeardFrame> frames = AttackRun.FramesOf(added);
        Assert.Equal(added.Count, frames.Count);
        foreach (IGrouping<int, HeardFrame> heard in frames.GroupBy(frame => frame.Source)) Assert.Single(heard.Select(frame => frame.Received.Signal).Distinct());
        HeardFrame[] positions = [.. frames.Where(frame => frame.IsPosition && frame.Address == 0x4B1000 && frame.Source == run.IndexOf("adsb-1"))];
        Assert.InRange(positions.Length, 115, 125);
        Assert.All(frames, frame => Assert.InRange(run.Seconds(frame.Time), 30, 90.1));
        ReportLabel[] labels = [.. run.ReportLabels.Where(report => report.Subject == ObjectKey.Aircraft(0x4B1000))];
        Assert.Equal(positions.Length, labels.Length);
        for (int i = 0; i < positions.Length; i++)
        {
            (double latitude, double longitude) = AttackRun.PlaceOf(positions[i].Received.Frame.Message, labels[i].StatedLatitude!.Value, labels[i].StatedLongitude!.Value);
            Assert.InRange(AttackRun.Distance(latitude, longitude, labels[i].StatedLatitude!.Value, labels[i].StatedLongitude!.Value), 0, 4);
            Assert.Null(labels[i].TrueLatitude);
        }

        double far = AttackRun.Distance(labels[0].StatedLatitude!.Value, labels[0].StatedLongitude!.Value, labels[^1].StatedLatitude!.Value, labels[^1].StatedLongitude!.Value);
        Assert.Equal(150 * labels[^1].Time.SecondsSince(labels[0].Time), far, 5.0);
    }

    [Fact]
    public void CountersOfAddedFramesFitThoseOfTheReceiver()
    {
        AttackRun run = new(AttackRun.Small, new GhostAttack { StartSeconds = 30, FirstKey = 0x4B1000, Transmitter = NearSite });
        int heardTwice = 0;
        foreach (IGrouping<ModeSFrame, HeardFrame> sent in AttackRun.FramesOf(run.Difference().New).Where(frame => frame.IsPosition).GroupBy(frame => frame.Received.Frame))
        {
            HeardFrame[] heard = [.. sent.OrderBy(frame => frame.Source)];
            if (heard.Length < 2) continue;
            heardTwice++;
            double difference = ((double)heard[1].Received.Ticks!.Value - heard[0].Received.Ticks!.Value) / 12e6;
            double metres = DistanceTo(run.Sources[heard[1].Source].Site!.Value) - DistanceTo(run.Sources[heard[0].Source].Site!.Value);
            // A scenario's receive times leave out how long a signal flies: up to 0.2 ms.
            Assert.Equal(metres / 299_792_458, difference, 2e-4);
        }

        Assert.True(heardTwice > 200);
    }

    static double DistanceTo(in GeodeticPosition place) =>
        new LocalFrame(GeodeticPosition.FromDegrees(NearSite.LatitudeDegrees, NearSite.LongitudeDegrees, NearSite.HeightMeters + Geoid.Undulation(Site.Latitude, Site.Longitude))).ToEnu(place).Length;

    [Fact]
    public void WhoIsBehindTheHorizonHearsNothing()
    {
        // 80 m and 5 m see each other over 46 km.
        TransmitterSite far = new(Site.LatitudeDegrees + 0.45, Site.LongitudeDegrees, 5);
        AttackRun run = new(AttackRun.Small, new GhostAttack { StartSeconds = 30, Transmitter = far });
        Assert.Empty(run.Difference().New);
        AttackRun near = new(AttackRun.Small, new GhostAttack { StartSeconds = 30, Transmitter = far with { LatitudeDegrees = Site.LatitudeDegrees + 0.38 } });
        Assert.NotEmpty(near.Difference().New);
    }

    [Fact]
    public void ACloneSpeaksUnderTheAddressOfAnother()
    {
        AttackRun run = new(AttackRun.Small, new CloneAttack { Target = TargetSelector.AnyAircraft, StartSeconds = 40, DistanceMeters = 30_000, Transmitter = NearSite });
        (List<Piece> gone, List<Piece> added) = run.Difference();
        Assert.Empty(gone);
        Assert.All(AttackRun.FramesOf(added), frame => Assert.Equal(run.Labels[0].Subject.Number, frame.Address));
        uint address = run.Labels[0].Subject.Number;
        HeardFrame own = AttackRun.FramesOf(run.Plain).First(frame => frame.Address == address && Identification.Has(frame.TypeCode));
        HeardFrame copy = AttackRun.FramesOf(added).First(frame => Identification.Has(frame.TypeCode));
        Assert.Equal(own.Received.Frame, copy.Received.Frame);
        Assert.Equal($"{NearSite.LatitudeDegrees:F6};{NearSite.LongitudeDegrees:F6};30", run.Labels[0].Transmitter);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ReplayRepeatsWhatWasSent(bool replaces)
    {
        AttackRun run = new(AttackRun.Small, new ReplayAttack { Target = TargetSelector.AnyAircraft, StartSeconds = 30, DelaySeconds = 40, Replaces = replaces, Transmitter = NearSite });
        uint address = run.Labels[0].Subject.Number;
        (List<Piece> gone, List<Piece> added) = run.Difference();
        List<HeardFrame> copies = AttackRun.FramesOf(added);
        Assert.True(copies.Count > 300);
        HashSet<ModeSFrame> sent = [.. AttackRun.FramesOf(run.Plain).Where(frame => frame.Address == address).Select(frame => frame.Received.Frame)];
        Assert.All(copies, frame => Assert.Contains(frame.Received.Frame, sent));
        Assert.All(copies, frame => Assert.InRange(run.Seconds(frame.Time), 70, 150));
        HeardFrame first = copies.First(frame => frame.IsPosition);
        HeardFrame original = AttackRun.FramesOf(run.Plain).First(frame => frame.Received.Frame == first.Received.Frame);
        Assert.Equal(40, first.Time.SecondsSince(original.Time), 0.01);
        Assert.Equal(replaces, gone.Count > 0);
        Assert.All(AttackRun.FramesOf(gone), frame => Assert.Equal(address, frame.Address));
    }

    [Fact]
    public void AVesselGhostHasAName()
    {
        AttackRun run = new(AttackRun.Small, new GhostAttack { AreVessels = true, FirstKey = 232_111_222, Name = "FALSE FRIEND", StartSeconds = 10, Transmitter = NearSite });
        List<HeardMessage> messages = AttackRun.MessagesOf(run.Difference().New);
        HeardMessage last = messages.Last(message => message.Type == 5);
        Assert.True(StaticAndVoyageData.TryDecode(new AisBits(last.Bits, last.Length), out StaticAndVoyageData voyage));
        Assert.Equal("FALSE FRIEND", voyage.Name.ToString());
        Assert.InRange(messages.Count(message => message.Type == 1), 12, 16);
        Assert.All(messages, message => Assert.Equal(232_111_222u, message.Mmsi));
    }

    [Fact]
    public void AReplayedVesselRepeatsItsMessages()
    {
        AttackRun run = new(AttackRun.Small, new ReplayAttack { Target = TargetSelector.AnyVessel, StartSeconds = 40, DelaySeconds = 30, Transmitter = NearSite });
        List<HeardMessage> copies = AttackRun.MessagesOf(run.Difference().New);
        Assert.NotEmpty(copies);
        HashSet<string> sent = [.. AttackRun.MessagesOf(run.Plain).Select(message => Convert.ToHexString(message.Bits))];
        Assert.All(copies, message => Assert.Contains(Convert.ToHexString(message.Bits), sent));
    }

    [Fact]
    public void AnAreaStatesOnePlace()
    {
        AreaSpoofAttack attack = new() { Source = NearSite with { HeightMeters = 100 }, StartSeconds = 40, RadiusMeters = 80_000, Place = (10.9, -59.4, 50) };
        AttackRun run = new(AttackRun.Small, attack);
        Assert.Equal(4, run.Labels.Count);
        Assert.All(run.Labels, label => Assert.InRange(run.Seconds(label.From), 40, 42));
        Assert.All(run.ReportLabels, report => Assert.Equal((10.9, -59.4), (report.StatedLatitude, report.StatedLongitude)));
        foreach (HeardFrame frame in AttackRun.FramesOf(run.Difference().New))
        {
            if (frame.TypeCode == AirborneVelocity.TypeCode) Assert.Equal(0, AirborneVelocity.Decode(frame.Received.Frame.Message).GroundSpeedKnots);
            if (!frame.IsPosition) continue;
            (double latitude, double longitude) = AttackRun.PlaceOf(frame.Received.Frame.Message, 10.9, -59.4);
            Assert.InRange(AttackRun.Distance(latitude, longitude, 10.9, -59.4), 0, 4);
        }
    }

    [Fact]
    public void AnAreaIsOffByOneVectorAndOnlySoManyAre()
    {
        AttackRun run = new(AttackRun.Small, new AreaSpoofAttack { Source = NearSite, StartSeconds = 40, Count = 2, BearingDegrees = 0, OffsetMeters = 3_000 });
        Assert.Equal(2, run.Labels.Count);
        Assert.All(run.ReportLabels, report =>
        {
            Assert.Equal(3_000, AttackRun.Distance(report.TrueLatitude!.Value, report.TrueLongitude!.Value, report.StatedLatitude!.Value, report.StatedLongitude!.Value), 1.0);
            Assert.True(report.StatedLatitude > report.TrueLatitude);
        });
    }

    [Fact]
    public void AStrongJammerTakesAllPositionsAndLeavesHeights()
    {
        AttackRun run = new(AttackRun.Small, new JammingAttack { Source = NearSite, EirpDbm = 60, StartSeconds = 50, DurationSeconds = 50 });
        Assert.Equal(4 + 3, run.Labels.Count);
        (List<Piece> gone, List<Piece> added) = run.Difference();
        List<HeardFrame> was = AttackRun.FramesOf(gone), became = AttackRun.FramesOf(added);
        Assert.Equal(was.Count, became.Count);
        Assert.Contains(became, frame => frame.TypeCode == OperationalStatus.TypeCode);
        foreach (HeardFrame frame in became)
        {
            ulong message = frame.Received.Frame.Message;
            Assert.Contains(frame.TypeCode, (int[])[0, AirborneVelocity.TypeCode, OperationalStatus.TypeCode]);
            if (frame.TypeCode == 0) Assert.NotNull(AirbornePosition.Decode(message).AltitudeFeet);
            if (frame.TypeCode == AirborneVelocity.TypeCode) Assert.Null(AirborneVelocity.Decode(message).GroundSpeedKnots);
            if (frame.TypeCode == OperationalStatus.TypeCode) Assert.Equal(0, OperationalStatus.Decode(message).NacP);
        }

        foreach (HeardMessage heard in AttackRun.MessagesOf(added))
        {
            Assert.True(PositionReportClassA.TryDecode(new AisBits(heard.Bits, heard.Length), out PositionReportClassA report));
            Assert.Null(report.LatitudeDegrees);
            Assert.Null(report.SpeedKnots);
            Assert.Equal(63, report.Second);
            Assert.NotNull(report.HeadingDegrees);
        }

        Assert.All(run.ReportLabels, report => Assert.Null(report.StatedLatitude));
    }

    /// <summary>50 dBm reach −95 dBm at 269 km, 30 dBm at 27 km, 10 dBm at 2.7 km: the ring of the aircraft is at 25 to 55 km.</summary>
    [Theory]
    [InlineData(50, 4, 4)]
    [InlineData(10, 0, 0)]
    public void PowerDecidesHowManyLoseTheirPosition(double eirpDbm, int least, int most)
    {
        AttackRun run = new(AttackRun.Small, new JammingAttack { Source = NearSite, EirpDbm = eirpDbm, StartSeconds = 50, Target = TargetSelector.AnyAircraft });
        Assert.InRange(run.ReportLabels.Where(report => report.StatedLatitude is null).Select(report => report.Subject).Distinct().Count(), least, most);
    }

    [Fact]
    public void AWeakJammerDegradesBeforeItSilences()
    {
        TrialOptions many = AttackRun.Small with { Aircraft = 24, DurationSeconds = 100, HasRadar = false };
        AttackRun run = new(many, new JammingAttack { Source = NearSite, EirpDbm = 30, StartSeconds = 50, Target = TargetSelector.AnyAircraft });
        HashSet<ObjectKey> lost = [.. run.ReportLabels.Where(report => report.StatedLatitude is null).Select(report => report.Subject)];
        HashSet<ObjectKey> degraded = [.. run.ReportLabels.Where(report => report.StatedLatitude is not null).Select(report => report.Subject)];
        Assert.InRange(lost.Count, 1, 16);
        Assert.NotEmpty(degraded);
        HashSet<int> typeCodes = [.. AttackRun.FramesOf(run.Difference().New).Where(frame => frame.IsPosition).Select(frame => frame.TypeCode)];
        Assert.Equal([15], typeCodes);
    }
}
