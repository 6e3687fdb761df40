using System.Globalization;
using System.IO.Compression;
using Atalaya.Core.Geodesy;
using Atalaya.Core.Reports;
using Atalaya.Core.Tracks;
using Atalaya.Fusion;

namespace Atalaya.Tests.Fusion;

/// <summary>The tracking scenarios with known truth: how often a truth has a confirmed track within the gate, and how many tracks have no truth.</summary>
public sealed class ScenarioFolderTests
{
    static readonly GeodeticPosition Origin = GeodeticPosition.FromDegrees(40, 0);

    [Fact]
    public void FourTargetsThatMeetAreFollowed()
    {
        TrackerOptions options = new() { UnknownAccelerationDensity = 0.02, UnknownSpeedSigma = 1.5, MinimumSigmaMeters = 0.1 };
        SensorModel model = new(new(1)) { DetectionProbability = 0.9, ClutterDensity = 10 / 9e4, ScanPeriodSeconds = 1 };
        (double found, double spurious) = Score("crossing-4", "detections-00.csv.gz", "truth.csv", options, model, 1, 0, 5);
        Assert.True(found > 0.93, $"found {found:P1}");
        Assert.True(spurious < 0.06, $"spurious {spurious:P1}");
    }

    [Fact]
    public void FortyManoeuvringAircraftAreFollowedWithNothingConfigured()
    {
        (double found, double spurious) = Score("air-radar", "detections.csv.gz", "truth.csv.gz", new TrackerOptions(), new SensorModel(new(1)), 70, 0.0014, 1500);
        Assert.True(found > 0.95, $"found {found:P1}");
        Assert.True(spurious < 0.02, $"spurious {spurious:P1}");
    }

    static (double Found, double Spurious) Score(string name, string detections, string truth, TrackerOptions options, SensorModel model, double rangeSigma, double azimuthSigma, double gate)
    {
        List<string[]> rows = Read(SharedData.Path($"tracking/{name}/{detections}"));
        Traffic traffic = new(options);
        traffic.Radar(1, Origin, rangeSigma, azimuthSigma);
        traffic.Tracker.SetModel(model);
        foreach (string[] row in rows.Skip(1)) traffic.Add(Plot(traffic, row, rangeSigma, azimuthSigma));
        int truths = 0, found = 0, tracks = 0, spurious = 0;
        LocalFrame frame = new(Origin);
        foreach (IGrouping<double, string[]> group in Read(SharedData.Path($"tracking/{name}/{truth}")).Skip(1).GroupBy(row => Number(row[0])))
        {
            traffic.RunTo(group.Key + 0.1);
            (double East, double North)[] places = [.. traffic.Confirmed().Select(track => Place(traffic, frame, track, group.Key))];
            (double East, double North)[] real = [.. group.Select(row => (Number(row[2]), Number(row[3])))];
            truths += real.Length;
            tracks += places.Length;
            found += real.Count(one => places.Any(other => Near(one, other, gate)));
            spurious += places.Count(one => !real.Any(other => Near(one, other, gate)));
        }

        return ((double)found / truths, (double)spurious / tracks);
    }

    static (double East, double North) Place(Traffic traffic, LocalFrame frame, in Track track, double seconds)
    {
        GeodeticPosition place = Traffic.Predict(track, traffic.At(seconds));
        return frame.Project(place.Latitude, place.Longitude);
    }

    /// <summary>Columns: det_id, time_s, sensor, kind, scan, then x and y, or ground range and azimuth.</summary>
    static Report Plot(Traffic traffic, string[] row, double rangeSigma, double azimuthSigma)
    {
        Report report = traffic.Make(1, Number(row[1]));
        report.Measurement = MeasurementKind.Plane;
        report.Flags = ReportFlags.Primary;
        (report.M0, report.M1) = (Number(row[5]), Number(row[6]));
        if (row[3] == "xy") return report;
        double range = report.M0;
        (double sine, double cosine) = Math.SinCos(report.M1 * Math.PI / 180);
        (report.M0, report.M1) = (range * sine, range * cosine);
        double along = rangeSigma * rangeSigma, across = azimuthSigma * range * azimuthSigma * range;
        double east = along * sine * sine + across * cosine * cosine, north = along * cosine * cosine + across * sine * sine;
        (report.Sigma0, report.Sigma1) = ((float)Math.Sqrt(east), (float)Math.Sqrt(north));
        report.Correlation01 = (float)((along - across) * sine * cosine / Math.Sqrt(east * north));
        return report;
    }

    static bool Near((double East, double North) one, (double East, double North) other, double gate) =>
        Math.Abs(one.East - other.East) < gate && Math.Abs(one.North - other.North) < gate;

    static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    static List<string[]> Read(string path)
    {
        using FileStream file = File.OpenRead(path);
        using Stream stream = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using StreamReader reader = new(stream);
        List<string[]> rows = [];
        while (reader.ReadLine() is { } line) rows.Add(line.Split(','));
        return rows;
    }
}
