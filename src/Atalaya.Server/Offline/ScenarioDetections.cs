using System.Globalization;
using Atalaya.Core.Geodesy;
using Atalaya.Core.Identity;
using Atalaya.Core.Reports;
using Atalaya.Core.Time;

namespace Atalaya.Server.Offline;

/// <summary>Turns the rows of a scenario's detections into reports; times count from <see cref="Epoch"/>.</summary>
sealed class ScenarioDetections(string path, ScenarioDescription scenario, string[]? sensors) : IDisposable
{
    /// <summary>Scenario time 0: midnight of a day, so that seconds read the same in both.</summary>
    public static readonly Instant Epoch = new(1_767_225_600L * Instant.NanosecondsPerSecond);

    readonly CsvTable _table = new(path);

    public long Rows { get; private set; }

    /// <summary>Rows of a kind that Fusion cannot use yet (bearings).</summary>
    public long Skipped { get; private set; }

    /// <summary>The next detection of a wanted sensor; false at the end.</summary>
    public bool TryRead(out Report report)
    {
        while (_table.Read())
        {
            string id = _table.Text("sensor").ToString();
            if (sensors is not null && !sensors.Contains(id)) continue;
            Rows++;
            ScenarioSensor sensor = scenario.Sensor(id);
            report = default;
            if (!TryMeasure(ref report, sensor))
            {
                Skipped++;
                continue;
            }

            Identify(ref report, sensor);
            return true;
        }

        report = default;
        return false;
    }

    void Identify(ref Report report, ScenarioSensor sensor)
    {
        report.Source = sensor.Source;
        report.Sequence = sensor.NextSequence++;
        report.Time = Epoch.PlusSeconds(_table.Number("time_s"));
        double received = _table.Number("recv_s");
        report.ReceiveTime = double.IsNaN(received) ? report.Time : Epoch.PlusSeconds(received);
        if (uint.TryParse(_table.Text("address"), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint address))
        {
            report.Identity.Address = address;
            report.Identity.AddressKind = AddressKind.Icao;
        }

        if (uint.TryParse(_table.Text("mmsi"), NumberStyles.None, CultureInfo.InvariantCulture, out uint mmsi)) report.Identity.Mmsi = mmsi;
        if (ParseOctal(_table.Text("mode_a")) is { } modeA) report.Identity.Mode3A = modeA;
        double altitude = _table.Number("alt_m");
        if (!double.IsNaN(altitude)) report.EllipsoidHeight = (float)altitude;
    }

    bool TryMeasure(ref Report report, ScenarioSensor sensor)
    {
        switch (_table.Text("kind"))
        {
            case "xy":
                Plane(ref report, _table.Number("x_m"), _table.Number("y_m"), sensor.SigmaMeters, sensor.SigmaMeters, 0);
                return true;
            case "polar":
                FromPolar(ref report, sensor);
                return true;
            case "radar":
                report.Measurement = MeasurementKind.Polar;
                report.Domain = Domain.Air;
                report.M0 = _table.Number("range_m");
                report.M1 = _table.Number("azimuth_deg") * GeodeticPosition.RadiansPerDegree;
                report.M2 = double.NaN;
                report.Sigma0 = report.Sigma1 = report.Sigma2 = float.NaN;
                report.Flags |= _table.Text("alt_m").IsEmpty ? ReportFlags.Primary : ReportFlags.Primary | ReportFlags.Secondary;
                return true;
            case "adsb":
                Geodetic(ref report, Domain.Air, _table.Number("sigma_m"));
                return true;
            case "ais":
                Geodetic(ref report, Domain.Sea, sensor.SigmaMeters);
                report.GroundSpeed = (float)_table.Number("sog_ms");
                report.TrackAngle = (float)(_table.Number("cog_deg") * GeodeticPosition.RadiansPerDegree);
                return true;
            default:
                return false;
        }
    }

    /// <summary>Ground range and azimuth as a point of the plane with the covariance the two sigmas give there.</summary>
    void FromPolar(ref Report report, ScenarioSensor sensor)
    {
        double range = _table.Number("range_m");
        (double sine, double cosine) = Math.SinCos(_table.Number("azimuth_deg") * GeodeticPosition.RadiansPerDegree);
        double along = sensor.RangeSigmaMeters * sensor.RangeSigmaMeters;
        double across = range * range * sensor.AzimuthSigmaRadians * sensor.AzimuthSigmaRadians;
        double east = along * sine * sine + across * cosine * cosine;
        double north = along * cosine * cosine + across * sine * sine;
        double covariance = (along - across) * sine * cosine;
        Plane(ref report, sensor.X + range * sine, sensor.Y + range * cosine, Math.Sqrt(east), Math.Sqrt(north), covariance / Math.Sqrt(east * north));
        report.Flags |= ReportFlags.Primary;
    }

    static void Plane(ref Report report, double east, double north, double sigmaEast, double sigmaNorth, double correlation)
    {
        report.Measurement = MeasurementKind.Plane;
        report.M0 = east;
        report.M1 = north;
        report.M2 = double.NaN;
        report.Sigma0 = (float)sigmaEast;
        report.Sigma1 = (float)sigmaNorth;
        report.Sigma2 = float.NaN;
        report.Correlation01 = (float)correlation;
    }

    void Geodetic(ref Report report, Domain domain, double sigma)
    {
        report.Measurement = MeasurementKind.Geodetic;
        report.Domain = domain;
        report.Flags |= ReportFlags.SelfReported;
        report.M0 = _table.Number("lat") * GeodeticPosition.RadiansPerDegree;
        report.M1 = _table.Number("lon") * GeodeticPosition.RadiansPerDegree;
        report.M2 = double.NaN;
        report.Sigma0 = report.Sigma1 = (float)sigma;
        report.Sigma2 = float.NaN;
    }

    static ushort? ParseOctal(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty) return null;
        int value = 0;
        foreach (char digit in text)
        {
            if (digit is < '0' or > '7') return null;
            value = value * 8 + (digit - '0');
        }

        return (ushort)value;
    }

    public void Dispose() => _table.Dispose();
}
