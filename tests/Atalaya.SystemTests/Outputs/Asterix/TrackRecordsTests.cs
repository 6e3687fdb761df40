using Atalaya.Core.Geodesy;
using Atalaya.Core.Identity;
using Atalaya.Core.Reports;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Formats.Asterix;
using Atalaya.Formats.Asterix.Categories;
using Atalaya.Server.Outputs.Asterix;

namespace Atalaya.SystemTests.Outputs.Asterix;

public sealed class TrackRecordsTests
{
    static readonly Instant Now = RandomTracks.Now;
    static readonly AsterixOutputSettings Settings = new() { Sac = 25, Sic = 10, Service = 3 };

    readonly byte[] _octets = new byte[TrackRecords.MaxOctets];

    Cat062Record Encode(in Track track, in Detections detections = default, TrackSending? sending = null, AsterixOutputSettings? settings = null)
    {
        int length = new TrackRecords(settings ?? Settings).Write(_octets, track, detections, sending ?? new TrackSending(4711), Now);
        Assert.True(Cat062Record.TryRead(_octets.AsSpan(0, length), out Cat062Record record, out AsterixFault fault), fault.ToString());
        Assert.Equal(length, record.Length);
        return record;
    }

    static Track Aircraft() => new()
    {
        Id = 1,
        Status = TrackStatus.Confirmed,
        Domain = Domain.Air,
        Flags = ReportFlags.SelfReported | ReportFlags.Secondary,
        Time = Now.PlusSeconds(-2),
        StartTime = Now.PlusSeconds(-30),
        HasPosition = true,
        Latitude = 10.5 * GeodeticPosition.RadiansPerDegree,
        Longitude = -61.5 * GeodeticPosition.RadiansPerDegree,
        VarianceNorth = 100,
        VarianceEast = 400,
        CovarianceNorthEast = -100,
        VelocityEast = 200,
        VelocityNorth = -100,
        VelocitySigma = 1.5f,
        PressureAltitude = 3048,
        EllipsoidHeight = 3100,
        VerticalRate = 5.08f,
        Identity = new ObjectIdentity { Address = 0x4840D6, AddressKind = AddressKind.Icao, Mode3A = 0x0A6, Callsign = PackedText.FromString("KLM1023") },
        Mode3ATime = Now.PlusSeconds(-4),
        Category = 0xA3,
    };

    [Fact]
    public void AnAircraftIsToldItemByItem()
    {
        Cat062Record record = Encode(Aircraft());
        Assert.Equal((25, 10, 3, 4711), (record.I010.SAC, record.I010.SIC, record.I015!.Value, record.I040!.Value));
        Assert.Equal(Now.NanosecondOfDay / 1e9, record.I070!.Value, 1.0 / 128);
        GeodeticPosition place = new LocalFrame(Aircraft().Position).Unproject(400, -200);
        Assert.Equal(place.LatitudeDegrees, record.I105.LAT, 1e-5);
        Assert.Equal(place.LongitudeDegrees, record.I105.LON, 1e-5);
        Assert.Equal((200, -100), (record.I185.VX, record.I185.VY));
        Assert.Equal((0, 0, 0, 0x0A6), (record.I060.V, record.I060.G, record.I060.CH, record.I060.MODE3A));
        Assert.Equal((0, "KLM1023"), (record.I245.STI, record.I245.CHR.ToString()));
        Assert.Equal((0x4840D6, "KLM1023", 3), (record.I380.ADR, record.I380.ID.ToString(), record.I380.EMC));
        Assert.Equal((3, 3, 1), (record.I200.TRANS, record.I200.LONG, record.I200.VERT));
        Assert.Equal(100.33, record.I135.CTB, 0.13); // two seconds of climb further
        Assert.Equal(0, record.I135.QNH);
        Assert.Equal((3100 + 10.16) / 0.3048, record.I130!.Value, 3.2);
        Assert.Equal(1000, record.I220!.Value);
        Assert.False(record.HasI100 || record.HasI136 || record.HasI210 || record.HasI270 || record.HasI300 || record.HasI340 || record.HasI390 || record.HasI510);
    }

    [Fact]
    public void TheAccuracyGrowsWithTheTimeSinceTheState()
    {
        Cat062Record record = Encode(Aircraft(), settings: Settings with { Center = GeodeticPosition.FromDegrees(10.5, -61.5) });
        Assert.Equal(Math.Sqrt(400) + 3, record.I500.APC.X, 0.3);
        Assert.Equal(Math.Sqrt(100) + 3, record.I500.APC.Y, 0.3);
        Assert.Equal(-Math.Sqrt(0.5 * 23 * 13), record.I500.COV!.Value, 0.3);
        Assert.Equal(13 / 110_610.0, record.I500.APW.LAT, 6e-6);
        Assert.Equal(23 / 109_480.0, record.I500.APW.LON, 6e-6);
        Assert.Equal((1.5, 1.5), (record.I500.ATV.X, record.I500.ATV.Y));
        Assert.Equal((400, -200), (record.I100.X, record.I100.Y));
    }

    [Fact]
    public void TheStatusTellsTheLifeOfTheTrack()
    {
        Track track = Aircraft();
        track.Flags |= ReportFlags.Simulated | ReportFlags.Spi | ReportFlags.Primary;
        Cat062I080 status = Encode(track, sending: new TrackSending(1, IsFirst: true)).I080;
        Assert.Equal((1, 1, 0, 1, 0), (status.MON, status.SPI, status.MRH, status.SRC, status.CNF));
        Assert.Equal((1, 0, 1, 1), (status.SIM, status.TSE, status.TSB, status.KOS));
        Assert.Equal((0, 0, 0), (status.CST, status.SDS, status.EMS));

        track.Status = TrackStatus.Coasting;
        track.Emergency = Emergency.UnlawfulInterference;
        track.Flags = ReportFlags.Primary;
        track.PressureAltitude = null;
        status = Encode(track, sending: new TrackSending(1, IsLast: true)).I080;
        Assert.Equal((1, 1, 0), (status.TSE, status.CST, status.TSB));
        Assert.Equal((2, 5, 1, 0), (status.SDS, status.EMS, status.MRH, status.SIM));

        track.Status = TrackStatus.Tentative;
        track.Emergency = Emergency.Military;
        status = Encode(track).I080;
        Assert.Equal((1, 1, 0), (status.CNF, status.ME, status.EMS));
    }

    [Fact]
    public void SeveralRecentSensorsMakeItMultisensor()
    {
        Track track = Aircraft();
        track.ContributionCount = 2;
        track.Contributions[0].Last = Now.PlusSeconds(-1);
        track.Contributions[1].Last = Now.PlusSeconds(-29);
        Assert.Equal(0, Encode(track).I080.MON);
        track.Contributions[1].Last = Now.PlusSeconds(-31);
        Assert.Equal(1, Encode(track).I080.MON);
    }

    [Fact]
    public void AgesAreThoseOfTheTechnologies()
    {
        Detections detections = default;
        RadarReport plot = new(Now.PlusSeconds(-3), new(1), 25 << 8 | 201, 1852 * 40.5, Math.PI / 2, 6000, 3048, 0x0A6, 0x4840D6, ReportFlags.None, Technologies.PrimaryRadar | Technologies.SecondaryRadar | Technologies.ModeS);
        detections.Take(plot);
        detections.Take(plot with { Time = Now.PlusSeconds(-0.5), PressureAltitude = null, Seen = Technologies.ExtendedSquitter });
        detections.Take(plot with { Time = Now.PlusSeconds(-500), Seen = Technologies.Multilateration });
        Cat062Record record = Encode(Aircraft(), detections);
        Assert.Equal((30, 3, 3, 3, 0.5, 63.75), (record.I290.TRK!.Value, record.I290.PSR!.Value, record.I290.SSR!.Value, record.I290.MDS!.Value, record.I290.ES!.Value, record.I290.MLT!.Value));
        Assert.Null(record.I290.UAT);
        Assert.Equal((3, 4), (record.I295.MFL!.Value, record.I295.MDA!.Value));
        Assert.Equal((0, 0, 0, 0, 1), (record.I080.PSR, record.I080.SSR, record.I080.MDS, record.I080.ADS, record.I080.MLAT));
        Assert.Equal(100, record.I136);
        Assert.Equal((25, 201, 40.5, 90), (record.I340.SID.SAC, record.I340.SID.SIC, record.I340.POS.RHO, record.I340.POS.THETA));
        Assert.Equal((100, 0x0A6, 7), (record.I340.MDC.LMC, record.I340.MDA.MODE3A, record.I340.TYP.TYP));
        Assert.Equal(6000 / 0.3048, record.I340.HEIGHT!.Value, 12.5);
    }

    [Fact]
    public void AVesselHasItsSize()
    {
        Track track = Aircraft();
        track.Domain = Domain.Sea;
        track.Identity = new ObjectIdentity { Mmsi = 362_000_001, Callsign = PackedText.FromString("9Y4711") };
        (track.LengthMeters, track.BeamMeters, track.Heading) = (85, 14, (float)(Math.PI / 2));
        Cat062Record record = Encode(track);
        Assert.Equal((85, 90, 14), (record.I270.LENGTH, record.I270.ORIENTATION!.Value, record.I270.WIDTH!.Value));
        Assert.Equal((1, "9Y4711"), (record.I080.SFC, record.I245.CHR.ToString()));
        Assert.False(record.HasI380 || record.HasI130);

        track.LengthMeters = 300;
        Assert.False(Encode(track).HasI270);
    }

    [Fact]
    public void AVehicleIsAVehicle()
    {
        Track track = Aircraft();
        track.Domain = Domain.Land;
        track.Category = 0xC2;
        Cat062Record record = Encode(track);
        Assert.Equal((0, 21), (record.I300!.Value, record.I380.EMC!.Value));
    }

    [Theory]
    [InlineData(-5)] // its sensor's clock is ahead
    [InlineData(3600)] // or far behind
    public void AStateOfAnotherTimeIsNotPredicted(double seconds)
    {
        Track track = Aircraft();
        track.Time = Now.PlusSeconds(-seconds);
        Cat062Record record = Encode(track);
        Assert.Equal(track.Time.NanosecondOfDay / 1e9, record.I070!.Value, 1.0 / 128);
        Assert.Equal(10.5, record.I105.LAT, 1e-5);
    }

    [Fact]
    public void TheLastSecondOfTheDayIsNotTheNextDay()
    {
        Track track = Aircraft();
        track.Time = new Instant(Instant.NanosecondsPerDay - 1).PlusSeconds(2 * 86_400);
        Assert.Equal(0, Encode(track).I070);
    }

    [Fact]
    public void TheUnitMakesAComposedNumber()
    {
        Cat062Record record = Encode(Aircraft(), settings: Settings with { Unit = 7 });
        int parts = 0;
        foreach (Cat062I510Entry entry in record.I510)
        {
            Assert.Equal((7, 4711), (entry.IDENT, entry.TRACK));
            parts++;
        }

        Assert.Equal(1, parts);
    }

    /// <summary>Whatever a track holds, a sound record comes of it: every value within the limits of the standard.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void AnyTrackMakesASoundRecord(bool withCentre)
    {
        RandomTracks tracks = new(62);
        AsterixCategory definition = AsterixCatalog.Default.Find(62, "1.21")!;
        AsterixOutputSettings settings = withCentre ? Settings with { Center = GeodeticPosition.FromDegrees(10, -61), Unit = 1 } : Settings;
        TrackRecords records = new(settings);
        AsterixRecordBuilder builder = new(definition);
        for (int i = 0; i < 50_000; i++)
        {
            Track track = tracks.Next();
            int length = records.Write(_octets, track, tracks.Detections(), new TrackSending(1 + i % 32_767), Now);
            Assert.True(builder.Load(_octets.AsSpan(0, length)));
            Assert.Equal(Convert.ToHexString(_octets.AsSpan(0, length)), Convert.ToHexString(builder.ToArray())); // no spare bit, no empty extent
            Cat062Record record = Encode(track, settings: settings);
            Assert.InRange(record.I105.LAT, -90, 90);
            Assert.InRange(record.I105.LON, -180, 179.999999);
            Assert.InRange(record.I070!.Value, 0, 86_399.9999);
            if (record.HasI136) Assert.InRange(record.I136!.Value, -15, 1500);
            if (record.HasI135) Assert.InRange(record.I135.CTB, -15, 1500);
            if (record.HasI130) Assert.InRange(record.I130!.Value, -1500, 150_000);
        }
    }

    [Fact]
    public void WritingAllocatesNothing()
    {
        RandomTracks tracks = new(63);
        TrackRecords records = new(Settings);
        Track track = tracks.Next();
        Detections detections = tracks.Detections();
        records.Write(_octets, track, detections, new TrackSending(1), Now);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++) records.Write(_octets, track, detections, new TrackSending(1), Now);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
