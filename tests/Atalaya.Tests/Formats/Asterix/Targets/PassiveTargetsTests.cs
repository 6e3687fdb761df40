using Atalaya.Core.Geodesy;
using Atalaya.Core.Reports;
using Atalaya.Formats.Asterix;
using static Atalaya.Tests.Formats.Asterix.Targets.Reporting;

namespace Atalaya.Tests.Formats.Asterix.Targets;

public sealed class PassiveTargetsTests
{
    [Fact]
    public void A_bistatic_measurement_names_its_pair()
    {
        Report report = One(Record(15).From(1, 2).Set("000/MT", 3).Set("020/MOMU", 1).Set("145", 33503).Set("161", 9).Set("400/PID", 300).Set("625/R", -12.5).Set("625/SDR", 40).Set("625/RR", 150.5).Set("627/AZ", 90));
        Assert.Equal((MeasurementKind.Bistatic, -12.5, 150.5, 40f, (ushort?)300), (report.Measurement, report.M0, report.M1, report.Sigma0, report.Pair));
        Assert.Equal(((uint?)9, ReportFlags.Primary), (report.SensorTrackNumber, report.Flags));
        report = One(Record(15).From(1, 2).Set("020/MOMU", 1).Set("625/R", 100).Set("626/DV", -3));
        Assert.Equal((100.0, -3.0), (report.M0, report.M1));
    }

    [Fact]
    public void A_monostatic_measurement_is_polar_or_a_bearing()
    {
        Report report = One(Record(15).From(1, 2).Set("020/MOMU", 0).Set("020/TTAX", 1).Set("625/R", 5000).Set("625/SDR", 10).Set("627/AZ", 45).Set("627/SDASZ", 1.40625).Set("628/EL", -11.25).Set("626/DV", 20));
        Assert.Equal((MeasurementKind.Polar, 5000.0, Math.PI / 4, -Math.PI / 16, 10f), (report.Measurement, report.M0, report.M1, report.M2, report.Sigma0));
        Assert.Equal(0.0245437, report.Sigma1, 1e-6);
        Assert.True(report.Has(ReportFlags.FieldMonitor));
        AssertClose(20, report.RadialVelocity);
        report = One(Record(15).From(1, 2).Set("627/AZ", 45));
        Assert.Equal((MeasurementKind.Bearing, Math.PI / 4), (report.Measurement, report.M1));
        Assert.True(double.IsNaN(report.M2));
    }

    [Fact]
    public void A_place_wins()
    {
        Report report = One(Record(15).From(1, 2).Set("020/MOMU", 1).Set("600/P84/LATITUDE", 45).Set("600/P84/LONGITUDE", -90).Set("600/HPP/SDHPX", 12).Set("600/HPP/SDHPY", 20).Set("601/GH", 1234.5)
            .Set("602/HV/X", 30).Set("602/HV/Y", 40).Set("604/VV", -2.5).Set("625/R", 100));
        Assert.Equal((MeasurementKind.Geodetic, Math.PI / 4, -Math.PI / 2, 20f, 12f), (report.Measurement, report.M0, report.M1, report.Sigma0, report.Sigma1));
        AssertClose(1234.5, report.EllipsoidHeight);
        AssertClose(50, report.GroundSpeed);
        AssertClose(-2.5, report.VerticalRate);
        Assert.Equal(MeasurementKind.None, One(Record(15).From(1, 2).Set("000/MT", 5).Set("627/AZ", 45)).Measurement);
    }

    /// <summary>Sites and pairs may come in messages of their own; a pair is told once both its places are known.</summary>
    [Fact]
    public void Pairs_with_their_places()
    {
        AsterixSourceDecoder decoder = Decoder();
        AsterixRecordBuilder sites = Record(16).From(1, 2).Set("000", 2).Set("140", 33503)
            .Repeat("410").SetRaw("410/TID", 11).Set("410/LAT", 45).Set("410/LON", 22.5).Set("410/ALT", 500).Repeat("410").SetRaw("410/TID", 12).Set("410/LAT", -45).Set("410/LON", -22.5).Set("410/ALT", -5)
            .Repeat("420").SetRaw("420/RID", 21).Set("420/LAT", 11.25).Set("420/LON", 5.625).Set("420/ALT", 30);
        Assert.DoesNotContain(Decode(Block(16, sites), decoder).Services.ToArray(), service => service.Kind == ServiceReportKind.Pair);
        AsterixRecordBuilder pairs = Record(16).From(1, 2).Set("000", 1).Repeat("300").SetRaw("300/PID", 7).SetRaw("300/TID", 12).SetRaw("300/RID", 21).Repeat("300").SetRaw("300/PID", 8).SetRaw("300/TID", 99).SetRaw("300/RID", 21)
            .Set("400/LAT", 22.5).Set("400/LON", 45).Set("405", 100);
        var writer = new Atalaya.Core.State.StateWriter();
        decoder.Save(writer);
        AsterixSourceDecoder resumed = Decoder();
        var reader = new Atalaya.Core.State.StateReader(writer.Written);
        resumed.Load(ref reader);
        ServiceReport[] services = Decode(Block(16, pairs), resumed).Services.ToArray();
        ServiceReport pair = Assert.Single(services, service => service.Kind == ServiceReportKind.Pair);
        Assert.Equal((7, 0x102), (pair.Pair, pair.Sensor));
        Assert.Equal((Math.PI / 16, Math.PI / 32, 30.0), (pair.Latitude, pair.Longitude, pair.Height));
        Assert.Equal((-Math.PI / 4, -Math.PI / 8, -5.0), (pair.TransmitterLatitude, pair.TransmitterLongitude, pair.TransmitterHeight));
        ServiceReport site = Assert.Single(services, service => service.Kind == ServiceReportKind.Site);
        Assert.Equal((Math.PI / 8, Math.PI / 4, 100 + Geoid.Undulation(Math.PI / 8, Math.PI / 4)), (site.Latitude, site.Longitude, site.Height));
    }

    [Theory]
    [InlineData("121.500", 121500u)]
    [InlineData("156,8  ", 156800u)]
    [InlineData("CH16   ", null)]
    [InlineData("1215000", null)]
    public void A_bearing_of_a_transmission(string channel, uint? kilohertz)
    {
        byte[] text = System.Text.Encoding.ASCII.GetBytes(channel);
        ulong packed = 0;
        foreach (byte character in text) packed = packed << 8 | character;
        Report report = One(Record(205).From(1, 2).Set("000", 2).Set("030", 33503).Set("070", 10).Set("080", 123.45).Set("200", 12.5).SetRaw("090", packed).SetRaw("160", 77));
        Assert.Equal((MeasurementKind.Bearing, kilohertz, (uint?)77), (report.Measurement, report.FrequencyKilohertz, report.SensorTrackNumber));
        AssertDegrees(123.45, report.M1);
        AssertDegrees(12.5, report.M2);
    }

    [Fact]
    public void Direction_finders_also_send_places_and_local_bearings()
    {
        Report report = One(Record(205).From(1, 2).Set("000", 1).Set("050/LAT", 45).Set("050/LON", -9).Set("110", 300).Set("080", 10));
        Assert.Equal((MeasurementKind.Geodetic, 300f, 300f), (report.Measurement, report.Sigma0, report.Sigma1));
        report = One(Record(205).From(1, 2).Set("000", 5).Set("070", 10));
        AssertDegrees(10, report.M1);
        Assert.Equal(MeasurementKind.None, One(Record(205).From(1, 2).Set("000", 4).Set("080", 10)).Measurement);
    }
}
