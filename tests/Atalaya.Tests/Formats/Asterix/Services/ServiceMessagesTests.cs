using Atalaya.Core.Geodesy;
using Atalaya.Core.Reports;
using Atalaya.Formats.Asterix;
using static Atalaya.Tests.Formats.Asterix.Targets.Reporting;

namespace Atalaya.Tests.Formats.Asterix.Services;

public sealed class ServiceMessagesTests
{
    const double Degree = GeodeticPosition.RadiansPerDegree;

    [Fact]
    public void Real_status_messages()
    {
        ServiceReport[] Of(string file, string editions) => Decode(File.ReadAllBytes(SharedData.Path("asterix/bits/" + file)), Decoder(editions)).Services.ToArray();
        ServiceReport north = Of("cat002ed1.0.bin", "2:1.0")[0];
        Assert.Equal((ServiceReportKind.NorthMarker, (ushort)1, Received.PlusSeconds(-1.5859375)), (north.Kind, north.Sensor, north.Time));
        ServiceReport mlat = Of("cat019ed1.3.bin", "19:1.3")[0];
        Assert.Equal((ServiceReportKind.Status, SensorCondition.None, (ushort)3), (mlat.Kind, mlat.Condition, mlat.Sensor));
        ServiceReport sensor = Of("cat063ed1.0.bin", "63:1.6")[0];
        Assert.Equal(((ushort)1, (ushort)5, SensorCondition.None), (sensor.Sensor, sensor.ReportedBy, sensor.Condition));
        Assert.Equal(0, sensor.RangeBias);
        Assert.Equal(-0.0054931640625 * Degree, sensor.AzimuthBias, 1e-12);
    }

    [Fact]
    public void Old_radars()
    {
        ServiceReport[] services = ServicesOf(
            Record(2).From(1, 2).Set("000", 2).Set("030", 33503).Set("020", 90).Set("041", 4).Set("090/RE", -0.5).Set("090/AE", 0.703125),
            Record(2).From(1, 2).Set("000", 3));
        Assert.Equal((ServiceReportKind.SectorCrossing, 4.0, -926.0), (services[0].Kind, services[0].AntennaPeriod, services[0].RangeBias));
        Assert.Equal((Math.PI / 2, 0.703125 * Degree), (services[0].Azimuth, services[0].AzimuthBias));
        Assert.Equal((ServiceReportKind.Status, (SensorCondition?)null), (services[1].Kind, services[1].Condition));
    }

    [Fact]
    public void Jamming_strobes()
    {
        ServiceReport[] services = ServicesOf(
            Record(34).From(1, 2).Set("000", 4).Set("020", 45).Set("100/THETAST", 350).Set("100/THETAEND", 10), Record(34).From(1, 2).Set("000", 7).Set("020", 45), Record(34).From(1, 2).Set("000", 5));
        Assert.Equal([ServiceReportKind.JammingStrobe, ServiceReportKind.JammingStrobe, ServiceReportKind.Status], services.Select(service => service.Kind));
        Assert.Equal(350 * Degree, services[0].Azimuth, 1e-3);
        Assert.Equal(10 * Degree, services[0].EndAzimuth, 1e-3);
        Assert.Equal((Math.PI / 4, double.NaN), (services[1].Azimuth, services[1].EndAzimuth));
    }

    [Fact]
    public void Radar_status()
    {
        AsterixRecordBuilder record = Record(34).From(1, 2).Set("000", 1);
        foreach (string flag in (string[])["COM/NOGO", "COM/OVLRDP", "COM/OVLXMT", "COM/MSC", "COM/TSV", "PSR/OVL", "SSR/OVL", "MDS/OVLSUR"]) record.Set("050/" + flag, 1);
        ServiceReport service = Assert.Single(ServicesOf(record));
        Assert.Equal(
            SensorCondition.NoGo | SensorCondition.ProcessorOverloaded | SensorCondition.TransmissionOverloaded | SensorCondition.MonitoringDisconnected | SensorCondition.TimeSourceInvalid |
            SensorCondition.PrimaryOverloaded | SensorCondition.SecondaryOverloaded | SensorCondition.ModeSOverloaded, service.Condition);
        Assert.Null(ServicesOf(Record(34).From(1, 2).Set("000", 1))[0].Condition);
    }

    [Fact]
    public void Multilateration_systems()
    {
        ServiceReport[] services = ServicesOf(
            Record(19).From(1, 2).Set("000", 2).Set("140", 33503).Set("550/NOGO", 1).Set("550/TTF", 1).Set("600/LAT", 45).Set("600/LON", -90).Set("610", 100).Set("620", 42), Record(19).From(1, 2).Set("000", 1));
        Assert.Equal([ServiceReportKind.Status, ServiceReportKind.Site, ServiceReportKind.UpdateCycle], services.Select(service => service.Kind));
        Assert.Equal((SensorCondition.Degraded | SensorCondition.TestTargetFailed, Math.PI / 4, -Math.PI / 2, 142.0), (services[1].Condition, services[1].Latitude, services[1].Longitude, services[1].Height));
    }

    [Fact]
    public void Ground_stations_and_trackers()
    {
        ServiceReport station = Assert.Single(ServicesOf(Record(23).From(1, 2).Set("000", 1).Set("100/NOGO", 1).Set("100/MSC", 1).Set("100/SPO", 1)));
        Assert.Equal(SensorCondition.NoGo | SensorCondition.SpoofingSuspected, station.Condition);
        Assert.Equal(SensorCondition.Degraded, ServicesOf(Record(23).From(1, 2).Set("000", 2).Set("110/STAT", 3))[0].Condition);
        Assert.Equal(SensorCondition.Disconnected | SensorCondition.ProcessorOverloaded, ServicesOf(Record(65).From(1, 2).Set("000", 1).Set("040/NOGO", 2).Set("040/OVL", 1))[0].Condition);
        Assert.Equal(ServiceReportKind.UpdateCycle, ServicesOf(Record(65).From(1, 2).Set("000", 2))[0].Kind);
        ServiceReport sensor = Assert.Single(ServicesOf(Record(63).From(25, 100).Set("050/SAC", 20).Set("050/SIC", 1).Set("060/CON", 3).Set("060/NPW", 1).Set("080/SRB", -0.25).Set("081", 0.5)));
        Assert.Equal(((ushort)0x1401, (ushort)0x1964, SensorCondition.Disconnected | SensorCondition.NoPlots, -463.0), (sensor.Sensor, sensor.ReportedBy, sensor.Condition, sensor.RangeBias));
        Assert.Equal(0.5 * Degree, sensor.AzimuthBias, 1e-4);
    }
}
