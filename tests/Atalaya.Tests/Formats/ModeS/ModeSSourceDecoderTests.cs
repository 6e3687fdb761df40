using Atalaya.Core.Frames;
using Atalaya.Core.Geodesy;
using Atalaya.Core.Identity;
using Atalaya.Core.Reports;
using Atalaya.Core.State;
using Atalaya.Formats.ModeS;
using Atalaya.Formats.ModeS.Framing;
using Atalaya.Formats.ModeS.Messages;
using Atalaya.Formats.ModeS.Positions;
using CsCheck;

namespace Atalaya.Tests.Formats.ModeS;

public sealed class ModeSSourceDecoderTests
{
    const double MetersPerDegree = 111_195;

    static readonly SourceSite Site = new(new SourceId(7), "test") { Position = GeodeticPosition.FromDegrees(52.3, 4.7) };

    [Fact]
    public void FlightIsReported()
    {
        ModeSSourceDecoder decoder = new(Site, ModeSFraming.Beast);
        List<Report> reports = [];
        foreach ((ModeSFrame frame, double seconds) in TestFlight.Frames()) reports.AddRange(ModeSSamples.Reports(decoder, seconds, frame));
        Assert.Equal(TestFlight.Frames().Count(), reports.Count);
        Assert.All(reports, report => Assert.Equal((ModeSSamples.Address, AddressKind.Icao, Domain.Air, 300), (report.Identity.Address, report.Identity.AddressKind, report.Domain, (int)report.DuplicateWindowMs)));
        Assert.All(reports, report => Assert.True(report.Has(ReportFlags.TimeIsReceiveTime) && report.ContentHash != 0 && report.Time == report.ReceiveTime));

        Report[] positions = [.. reports.Where(report => report.Measurement == MeasurementKind.Geodetic)];
        Assert.Equal(17, positions.Length);
        foreach (Report position in positions)
        {
            double seconds = position.Time.UnixSeconds - 1_700_000_000;
            Assert.Equal(TestFlight.Latitude, position.M0 * GeodeticPosition.DegreesPerRadian, 1e-4);
            Assert.Equal(TestFlight.LongitudeAt(seconds), position.M1 * GeodeticPosition.DegreesPerRadian, 1e-4);
            Assert.Equal(36_000 * 0.3048f, position.PressureAltitude);
            Assert.Equal((float)(36_350 * 0.3048), position.EllipsoidHeight);
            Assert.True(position.Has(ReportFlags.SelfReported));
        }

        Assert.Equal((byte?)9, positions[^1].Quality.Nic);
        Assert.Equal((9, 3, 2, 2, 2), (positions[^1].Quality.NacP!.Value, positions[^1].Quality.Sil!.Value, positions[^1].Quality.Version!.Value, positions[^1].Quality.NacV!.Value, positions[^1].Quality.Sda!.Value));
        Assert.Equal(30 / 2.4477, positions[^1].Sigma0, 0.01);
        Assert.Equal(-2.11, positions[^1].Quality.SignalDbfs!.Value, 0.01);

        Report velocity = reports.First(report => report.GroundSpeed is not null);
        Assert.Equal(486 * 1852 / 3600.0, velocity.GroundSpeed!.Value, 1e-3);
        Assert.Equal(Math.PI / 2, velocity.TrackAngle!.Value, 1e-6);
        Assert.Equal(-640 * 0.3048 / 60, velocity.VerticalRate!.Value, 1e-5);
        Assert.True(velocity.Has(ReportFlags.VerticalRateIsBarometric));
        Report identity = reports.First(report => report.Identity.Mode3A == 0xF80);
        Assert.True(identity.Has(ReportFlags.Spi));
        Assert.Equal(Emergency.NoCommunication, identity.Emergency);
        Assert.Equal(Emergency.Medical, reports.First(report => report.Identity.Mode3A == 0x123).Emergency);
        Assert.Equal(("TEST12", (byte?)0xA5), reports.Where(report => !report.Identity.Callsign.IsEmpty).Select(report => (report.Identity.Callsign.ToString(), report.Category)).First());
    }

    /// <summary>Every receiver's first complaint: noise that fits no aircraft shown as one.</summary>
    [Fact]
    public void UnknownAddressesFromParityAreNotReported()
    {
        ModeSSourceDecoder decoder = new(Site, ModeSFraming.Beast);
        ModeSFrame reply = SurveillanceReply.Altitude(1000).Encode(ModeSSamples.Address);
        Assert.Empty(ModeSSamples.Reports(decoder, 0, reply));
        Assert.Empty(ModeSSamples.Reports(decoder, 0, ModeSFrame.AllCall(ModeSSamples.Address, 5, 9)));
        Assert.Single(ModeSSamples.Reports(decoder, 1, ModeSFrame.AllCall(ModeSSamples.Address)));
        Assert.Single(ModeSSamples.Reports(decoder, 2, reply));
        Assert.Single(ModeSSamples.Reports(decoder, 3, ModeSFrame.AllCall(ModeSSamples.Address, 5, 9)));
        Assert.Empty(ModeSSamples.Reports(decoder, 122, reply));
        Assert.Equal((6, 3), (decoder.Counters.Messages, decoder.Counters.Reports));
    }

    [Fact]
    public void FirstPlaceNeedsTwoIndependentPairs()
    {
        ModeSSourceDecoder decoder = new(Site, ModeSFraming.Beast);
        int[] positions = [.. Enumerable.Range(0, 5).Select(i => Positions(decoder, 0.5 * i, TestFlight.Position(0.5 * i, (i & 1) != 0)).Length)];
        Assert.Equal([0, 0, 0, 1, 1], positions);
    }

    /// <summary>Issue lists of every receiver: a place far away from an even and an odd code that lie too far apart in time.</summary>
    [Fact]
    public void StalePairsAreRefused()
    {
        ModeSSourceDecoder decoder = new(Site, ModeSFraming.Beast);
        for (int i = 0; i < 20; i++) Assert.Empty(Positions(decoder, 10.1 * i, TestFlight.Position(10.1 * i, (i & 1) != 0)));
    }

    [Fact]
    public void OneWrongCodeIsNotFollowedButALastingMoveIs()
    {
        ModeSSourceDecoder decoder = new(Site, ModeSFraming.Beast);
        for (int i = 0; i < 6; i++) Positions(decoder, 0.5 * i, TestFlight.Position(0.5 * i, (i & 1) != 0));
        Assert.Empty(Positions(decoder, 3, TestFlight.Position(3, false, latitude: 55, longitude: 20)));
        Assert.Single(Positions(decoder, 3.5, TestFlight.Position(3.5, true)));
        int silent = 0;
        while (Positions(decoder, 4 + 0.5 * silent, TestFlight.Position(0, (silent & 1) != 0, latitude: 55, longitude: 20)) is { Length: 0 }) silent++;
        Assert.InRange(silent, 5, 8);
        Report moved = Positions(decoder, 9, TestFlight.Position(0, true, latitude: 55, longitude: 20)).Single();
        Assert.Equal(55, moved.M0 * GeodeticPosition.DegreesPerRadian, 1e-4);
        Assert.Equal(20, moved.M1 * GeodeticPosition.DegreesPerRadian, 1e-4);
    }

    [Fact]
    public void PlaceComesBackAfterSilenceOnlyWithAPair()
    {
        ModeSSourceDecoder decoder = new(Site, ModeSFraming.Beast);
        for (int i = 0; i < 6; i++) Positions(decoder, 0.5 * i, TestFlight.Position(0.5 * i, (i & 1) != 0));
        Assert.Single(Positions(decoder, 100, TestFlight.Position(100, false)));
        Assert.Empty(Positions(decoder, 230, TestFlight.Position(230, false)));
        Assert.Empty(Positions(decoder, 230.5, TestFlight.Position(230.5, true)));
    }

    /// <summary>Poles, zone edges and the 180° meridian are ordinary places.</summary>
    [Theory]
    [InlineData(89.2, 100, 0, 0.01)]
    [InlineData(-89.2, -170, 0, 0.01)]
    [InlineData(0, 179.98, 0, 0.002)]
    [InlineData(0.01, -179.99, -0.002, -0.002)]
    [InlineData(10.46, 30, 0.002, 0)]
    [InlineData(-87.01, 30, 0.002, 0)]
    [InlineData(51.99, -0.01, 0, 0.002)]
    public void FlightsCrossEverywhere(double latitude, double longitude, double northStep, double eastStep)
    {
        ModeSSourceDecoder decoder = new(Site, ModeSFraming.Beast);
        int placed = 0;
        for (int i = 0; i < 40; i++)
        {
            (double north, double east) = (latitude + northStep * i, Cpr.Normalize(longitude + eastStep * i));
            foreach (Report report in Positions(decoder, 0.5 * i, TestFlight.Position(0, (i & 1) != 0, latitude: north, longitude: east)))
            {
                placed++;
                Assert.Equal(north, report.M0 * GeodeticPosition.DegreesPerRadian, 1e-4);
                double error = Cpr.Normalize(report.M1 * GeodeticPosition.DegreesPerRadian - east) * Math.Cos(north * Math.PI / 180) * MetersPerDegree;
                Assert.InRange(error, -15, 15);
            }
        }

        Assert.InRange(placed, 35, 37);
    }

    [Fact]
    public void SurfacePlacesUseTheSite()
    {
        ModeSSourceDecoder decoder = new(Site, ModeSFraming.Beast);
        List<Report> reports = [];
        for (int i = 0; i < 6; i++)
        {
            SurfacePosition position = new(6, SurfacePosition.MovementOf(14), true, 32, false, Cpr.Encode(52.31, 4.76, (i & 1) != 0, surface: true));
            reports.AddRange(ModeSSamples.Reports(decoder, i, ModeSFrame.ExtendedSquitter(1, position.Encode(), 4)));
        }

        Report last = reports[^1];
        Assert.Equal((MeasurementKind.Geodetic, true), (last.Measurement, last.Has(ReportFlags.OnGround)));
        Assert.Equal(52.31, last.M0 * GeodeticPosition.DegreesPerRadian, 1e-4);
        Assert.Equal(4.76, last.M1 * GeodeticPosition.DegreesPerRadian, 1e-4);
        Assert.Equal(14 * 1852 / 3600.0, last.GroundSpeed!.Value, 1e-5);
        Assert.Equal(Math.PI / 2, last.TrackAngle!.Value, 1e-6);
    }

    [Theory]
    [InlineData(0, AddressKind.Icao, ReportFlags.SelfReported)]
    [InlineData(1, AddressKind.NonIcao, ReportFlags.SelfReported)]
    [InlineData(2, AddressKind.Icao, ReportFlags.SystemTrack)]
    [InlineData(5, AddressKind.NonIcao, ReportFlags.SystemTrack)]
    [InlineData(6, AddressKind.Icao, ReportFlags.SelfReported)]
    public void ControlFieldTellsWhoseAddressItIs(int control, AddressKind kind, ReportFlags flag)
    {
        ModeSSourceDecoder decoder = new(Site, ModeSFraming.Beast);
        Report report = ModeSSamples.Reports(decoder, 0, ModeSFrame.NonTransponder(5, Identification.Of(0xA1, PackedText.FromString("X")).Encode(), control)).Single();
        Assert.Equal(kind, report.Identity.AddressKind);
        Assert.True(report.Has(flag));
        ulong imf = new AirbornePosition(11, 0, true, 0, false, default).Encode();
        Report marked = ModeSSamples.Reports(decoder, 0, ModeSFrame.NonTransponder(5, imf, control)).Single();
        Assert.Equal(control == 0 ? AddressKind.Icao : AddressKind.NonIcao, marked.Identity.AddressKind);
    }

    [Fact]
    public void SavedStateGoesOnAlike()
    {
        (ModeSFrame Frame, double Seconds)[] flight = [.. TestFlight.Frames()];
        byte[][] pieces = [.. flight.Select(each => ModeSSamples.Beast((each.Frame, 1))).SelectMany(bytes => (byte[][])[bytes[..9], bytes[9..]])];
        ModeSSourceDecoder through = new(Site, ModeSFraming.Beast);
        ModeSSourceDecoder broken = new(Site, ModeSFraming.Beast);
        (ReportBatch expected, ReportBatch actual) = (new(), new());
        for (int i = 0; i < pieces.Length; i++)
        {
            double seconds = flight[i / 2].Seconds;
            through.Decode(ModeSSamples.SensorData(pieces[i], seconds), expected);
            broken.Decode(ModeSSamples.SensorData(pieces[i], seconds), actual);
            StateWriter writer = new();
            broken.Save(writer);
            broken = new ModeSSourceDecoder(Site, ModeSFraming.Beast);
            StateReader reader = new(writer.Written);
            broken.Load(ref reader);
            Assert.Equal(0, reader.Remaining);
        }

        Assert.Equal(expected.Count, actual.Count);
        for (int i = 0; i < expected.Count; i++)
        {
            (Report left, Report right) = (expected.Reports[i], actual.Reports[i]);
            Assert.Equal((left.Sequence, left.M0, left.M1, left.ContentHash, left.Measurement, left.Quality), (right.Sequence, right.M0, right.M1, right.ContentHash, right.Measurement, right.Quality));
        }

        Assert.Equal(through.Counters.Messages, broken.Counters.Messages);
    }

    [Fact]
    public void AircraftTableForgetsTheOneHeardLongestAgo()
    {
        AircraftTable table = new(100);
        for (uint key = 0; key < 100; key++) table.Hear(key, key);
        table.Hear(0, 200);
        for (uint key = 100; key < 110; key++) table.Hear(key, key + 200);
        Assert.Equal((100, 10L), (table.Count, table.Replaced));
        for (uint key = 0; key < 110; key++)
        {
            table.Find(key, out bool found);
            Assert.Equal(key is 0 or > 10, found);
        }
    }

    [Fact]
    public void AnyBytesAreDecodedWithoutComplaint() => Gen.Select(Gen.Byte.Array[0, 300], Gen.Int[0, 300], Gen.Long, Gen.Bool).Sample((noise, at, time, beast) =>
    {
        ModeSSourceDecoder decoder = new(Site, beast ? ModeSFraming.Beast : ModeSFraming.Avr);
        ReportBatch batch = new();
        byte[] flight = beast ? TestFlight.Stream() : ModeSSamples.Avr(TestFlight.Frames().Select(each => each.Frame));
        noise.AsSpan(0, Math.Min(noise.Length, flight.Length - at)).CopyTo(flight.AsSpan(at));
        decoder.Decode(new Frame(FrameKind.SensorData, new SourceId(7), new(time), default, flight), batch);
        decoder.Decode(new Frame(FrameKind.SensorData, new SourceId(7), new(~time), default, flight), batch);
    }, seed: "0N0XIzNsQ0O2", iter: 500);

    [Fact]
    public void DecodingAllocatesNothing()
    {
        byte[] bytes = TestFlight.Stream();
        ModeSSourceDecoder decoder = new(Site, ModeSFraming.Beast);
        ReportBatch batch = new();
        Allocation.AssertNone(
            () =>
            {
                batch.Clear();
                decoder.Decode(ModeSSamples.SensorData(bytes, 1), batch);
            },
            30);
        Assert.True(decoder.Counters.Messages > 1500);
    }

    static Report[] Positions(ModeSSourceDecoder decoder, double seconds, ModeSFrame frame) =>
        [.. ModeSSamples.Reports(decoder, seconds, frame).Where(report => report.Measurement == MeasurementKind.Geodetic)];
}
