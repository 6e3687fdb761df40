using Atalaya.Core.Geodesy;
using Atalaya.Core.Reports;
using Atalaya.Formats.ModeS;
using Atalaya.Formats.ModeS.Framing;
using Atalaya.Formats.ModeS.Messages;

namespace Atalaya.Tests.Formats.ModeS;

/// <summary>What reports take from Comm-B replies and from radars' tracks.</summary>
public sealed class CommBReportTests
{
    const ulong Turn = 0xffb4993a7ffcdf;
    const ulong Speeds = 0xb699f11be3846d;
    const ulong Name = 0x202422f9495820;

    static readonly SourceSite Site = new(new(7), "test") { Position = GeodeticPosition.FromDegrees(52.3, 4.7) };

    readonly ModeSSourceDecoder _decoder = new(Site, ModeSFraming.Beast);

    [Fact]
    public void CallsignOfRegister20IsTaken()
    {
        Hear();
        Assert.Equal("IBK9RU", Reply(1, 36_000, Name).Identity.Callsign.ToString());
    }

    [Fact]
    public void VelocityOfRegister50IsTakenOnceASecondAgrees()
    {
        Hear();
        Assert.Null(Reply(1, 33_900, Turn).GroundSpeed);
        Report second = Reply(3, 33_900, Turn);
        Assert.Equal(466 * 1852 / 3600.0, second.GroundSpeed!.Value, 1e-3);
        Assert.Equal(103.359375 * Math.PI / 180, second.TrackAngle!.Value, 1e-6);
        Assert.False(second.Has(ReportFlags.VelocityIsAirspeed));
        Assert.Null(Reply(20, 33_900, Turn).GroundSpeed);
    }

    [Fact]
    public void RegisterThatContradictsTheSquitterIsNotTaken()
    {
        Hear();
        Report(0, ModeSFrame.ExtendedSquitter(ModeSSamples.Address, AirborneVelocity.OverGround(-300, 0, 0, true, 2, null).Encode()));
        Assert.Null(Reply(1, 33_900, Turn).GroundSpeed);
        Assert.Null(Reply(2, 33_900, Turn).GroundSpeed);
    }

    /// <summary>Heading 153° magnetic, 248 kt indicated, Mach 0.444 at 9200 ft: sound for a flight to the south-east at that height, not at 20 000 ft.</summary>
    [Theory]
    [InlineData(9_200, 150, true)]
    [InlineData(20_000, 150, false)]
    [InlineData(9_200, 330, false)]
    public void VerticalRateOfRegister60IsTakenWherePhysicsAgrees(int altitudeFeet, double track, bool taken)
    {
        Hear();
        Assert.Null(Reply(0, 9_200, Speeds).VerticalRate);
        (double sine, double cosine) = Math.SinCos(track * Math.PI / 180);
        Report(0, ModeSFrame.ExtendedSquitter(ModeSSamples.Address, AirborneVelocity.OverGround(290 * sine, 290 * cosine, 3500, true, 2, null).Encode()));
        Report report = Reply(1, altitudeFeet, Speeds);
        Assert.Equal(taken ? (float)(3488 * 0.3048 / 60) : null, report.VerticalRate);
        Assert.Null(report.Heading);
        Assert.Null(report.GroundSpeed);
    }

    [Fact]
    public void RadarTrackOnCoarseCodesIsReported()
    {
        List<Report> reports = [];
        for (int i = 0; i < 6; i++)
        {
            bool odd = (i & 1) != 0;
            CoarsePosition position = new(true, 0, 3, (ushort)AltitudeCode.FromFeetTo12(12_000), true, 8, 11, Coarse(52.31, 4.76, odd));
            reports.Add(Report(0.5 * i, ModeSFrame.NonTransponder(0x4D2_123, position.Encode(), 3)));
        }

        Report last = reports[^1];
        Assert.Equal((AddressKind: Atalaya.Core.Identity.AddressKind.NonIcao, Mode3A: (ushort?)0x4D2, MeasurementKind.Geodetic), (last.Identity.AddressKind, last.Identity.Mode3A, last.Measurement));
        Assert.True(last.Has(ReportFlags.SystemTrack) && !last.Has(ReportFlags.SelfReported));
        Assert.Equal(52.31, last.M0 * GeodeticPosition.DegreesPerRadian, 1e-3);
        Assert.Equal(4.76, last.M1 * GeodeticPosition.DegreesPerRadian, 2e-3);
        Assert.Equal((float)(320 * 1852 / 3600.0), last.GroundSpeed);
        Assert.Equal((float)(Math.PI / 2), last.TrackAngle);
        Assert.Equal((float)(12_000 * 0.3048), last.PressureAltitude);
    }

    /// <summary>Codes 12 s apart pair for a slow aircraft only.</summary>
    [Theory]
    [InlineData(250, true)]
    [InlineData(900, false)]
    public void PairsMayBeOlderWhereTheAircraftIsSlow(double knots, bool paired)
    {
        List<Report> positions = [];
        for (int i = 0; i < 8; i++)
        {
            Report(12 * i, ModeSFrame.ExtendedSquitter(ModeSSamples.Address, AirborneVelocity.OverGround(0, knots, 0, true, 2, null).Encode()));
            positions.Add(Report(12 * i, TestFlight.Position(0, (i & 1) != 0)));
        }

        Assert.Equal(paired, positions[^1].Measurement == MeasurementKind.Geodetic);
    }

    [Fact]
    public void CoarseCodesSurviveTheirBits() => CsCheck.Check.Sample(CsCheck.Gen.ULong[0, (1ul << 56) - 1], me => Assert.Equal(me, CoarsePosition.Decode(me).Encode()), seed: "0N0XIzNsQ0O2");

    static CprCode Coarse(double latitude, double longitude, bool odd)
    {
        CprCode fine = Atalaya.Formats.ModeS.Positions.Cpr.Encode(latitude, longitude, odd);
        return fine with { Latitude = fine.Latitude + 16 & 0x1FFE0, Longitude = fine.Longitude + 16 & 0x1FFE0 };
    }

    void Hear() => ModeSSamples.Reports(_decoder, 0, ModeSFrame.AllCall(ModeSSamples.Address));

    Report Reply(double seconds, int altitudeFeet, ulong message) =>
        Report(seconds, (SurveillanceReply.Altitude(altitudeFeet) with { DownlinkFormat = 20 }).Encode(ModeSSamples.Address, message));

    Report Report(double seconds, ModeSFrame frame) => ModeSSamples.Reports(_decoder, seconds, frame).Single();
}
