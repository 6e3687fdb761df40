using System.Text.Json;
using Atalaya.Core.Frames;
using Atalaya.Core.Geodesy;
using Atalaya.Core.Reports;
using Atalaya.Fusion;

namespace Atalaya.Server.Offline;

/// <summary>What scenario.json lets a tracker know: the plane's reference, the sensors, and models of motion, births and deaths where it states them.</summary>
sealed class ScenarioDescription
{
    /// <summary>Where a plane without a reference is put: any place serves, this one is far from the poles and the 180° meridian.</summary>
    static readonly GeodeticPosition AnyPlace = GeodeticPosition.FromDegrees(45, 0);

    readonly Dictionary<string, ScenarioSensor> _sensors = new(StringComparer.Ordinal);

    public GeodeticPosition Reference { get; private init; } = AnyPlace;

    /// <summary>The models it states, the tracker's own where it states none.</summary>
    public TrackerOptions Options { get; private set; } = new();

    /// <summary>Called when a detection names a sensor that scenario.json does not.</summary>
    public Action<ScenarioSensor>? Met { get; set; }

    /// <summary>Those that scenario.json names, and any that the detections brought.</summary>
    public IReadOnlyCollection<ScenarioSensor> Sensors => _sensors.Values;

    public ScenarioSensor Sensor(string id)
    {
        if (_sensors.TryGetValue(id, out ScenarioSensor? sensor)) return sensor;
        sensor = new ScenarioSensor(new SourceId((ushort)(_sensors.Count + 1)), id) { StampsTurnEnd = true };
        _sensors.Add(id, sensor);
        Met?.Invoke(sensor);
        return sensor;
    }

    public static ScenarioDescription Load(string directory)
    {
        string path = Path.Combine(directory, "scenario.json");
        if (!File.Exists(path)) return new ScenarioDescription();
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path));
        JsonElement root = document.RootElement;
        ScenarioDescription description = new()
        {
            Reference = root.TryGetProperty("reference", out JsonElement reference)
                ? GeodeticPosition.FromDegrees(Number(reference, "lat", 0), Number(reference, "lon", 0), Number(reference, "alt_m", 0))
                : AnyPlace,
        };
        description.Options = WithModels(new TrackerOptions(), root, description.Reference);
        if (!root.TryGetProperty("sensors", out JsonElement sensors)) return description;
        double step = Number(root, "step_s", double.NaN);
        foreach (JsonElement element in sensors.EnumerateArray())
        {
            string id = element.GetProperty("id").GetString()!;
            description._sensors.Add(id, Read(element, new SourceId((ushort)(description._sensors.Count + 1)), id, step));
        }

        return description;
    }

    /// <summary>With motion and births stated, existence is a probability in earnest: what more likely than not exists is shown.</summary>
    static TrackerOptions WithModels(TrackerOptions options, JsonElement root, GeodeticPosition reference)
    {
        if (root.TryGetProperty("dynamics", out JsonElement dynamics) && Number(dynamics, "q", 0) is > 0 and double density)
            options = options with { UnknownAccelerationDensity = density, SurvivalPerTurn = Number(dynamics, "survival", options.SurvivalPerTurn) };
        if (!root.TryGetProperty("birth", out JsonElement birth)) return options;
        double[] mean = Numbers(birth, "mean"), sd = Numbers(birth, "sd"); // x, its rate, y, its rate
        if (mean.Length != 4 || sd.Length != 4) return options;
        double perTurn = Number(birth, "weight", 0);
        return options with
        {
            Birth = new BirthModel
            {
                PerTurn = perTurn,
                AtFirst = Number(birth, "first_step_weight", perTurn),
                Center = new LocalFrame(reference with { Height = 0 }).Unproject(mean[0], mean[2]),
                SigmaEastMeters = sd[0],
                SigmaNorthMeters = sd[2],
            },
            UnknownSpeedSigma = Math.Sqrt((sd[1] * sd[1] + sd[3] * sd[3]) / 2),
            ConfirmExistence = 0.5,
            EndExistence = 1e-4,
        };
    }

    static ScenarioSensor Read(JsonElement element, SourceId source, string id, double stepSeconds) => new(source, id)
    {
        X = Number(element, "x_m", 0),
        Y = Number(element, "y_m", 0),
        Place = element.TryGetProperty("lat", out _) ? GeodeticPosition.FromDegrees(Number(element, "lat", 0), Number(element, "lon", 0), Number(element, "alt_m", 0)) : null,
        SigmaMeters = Number(element, "sigma_m", 5),
        RangeSigmaMeters = Number(element, "sigma_range_m", 50),
        AzimuthSigmaRadians = Number(element, "sigma_azimuth_deg", 0.1) * GeodeticPosition.RadiansPerDegree,
        Detection = Number(element, "pd", double.NaN),
        ClutterDensity = Numbers(element, "area") is [var left, var right, var bottom, var top] ? Number(element, "clutter_per_scan", double.NaN) / ((right - left) * (top - bottom)) : double.NaN,
        ScanPeriodSeconds = Number(element, "period_s", stepSeconds),
        SeesAtOnce = element.TryGetProperty("kind", out JsonElement kind) && kind.ValueEquals("xy") && double.IsFinite(stepSeconds),
    };

    static double[] Numbers(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement list) && list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray().Select(item => item.GetDouble())] : [];

    static double Number(JsonElement element, string name, double otherwise) =>
        element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : otherwise;
}

/// <summary>One sensor of a scenario.</summary>
sealed record ScenarioSensor(SourceId Source, string Id)
{
    public double X { get; init; }
    public double Y { get; init; }
    public GeodeticPosition? Place { get; init; }
    /// <summary>1 σ of x and y; 5: near radar and lidar see a boat to within 4 to 10 m.</summary>
    public double SigmaMeters { get; init; } = 5;
    public double RangeSigmaMeters { get; init; } = 50;
    public double AzimuthSigmaRadians { get; init; } = 0.0017;

    /// <summary>Probability of detection, false plots per square metre and turn, and seconds per turn; NaN = not stated.</summary>
    public double Detection { get; init; } = double.NaN;

    public double ClutterDensity { get; init; } = double.NaN;
    public double ScanPeriodSeconds { get; init; } = double.NaN;

    /// <summary>All plots of a scan are of one instant.</summary>
    public bool SeesAtOnce { get; init; }

    /// <summary>All plots of a scan bear the time of its end. So it is where nothing is said of the sensor: recordings give scans.</summary>
    public bool StampsTurnEnd { get; init; }

    public ulong NextSequence { get; set; }

    public SensorModel ToModel() => new(Source)
    {
        DetectionProbability = Detection,
        ClutterDensity = ClutterDensity,
        ScanPeriodSeconds = ScanPeriodSeconds,
        SeesAtOnce = SeesAtOnce,
        StampsTurnEnd = StampsTurnEnd,
    };

    public SourceSite ToSite(GeodeticPosition reference) => new(Source, Id)
    {
        Position = Place ?? reference,
        RangeSigmaMeters = RangeSigmaMeters,
        AzimuthSigmaRadians = AzimuthSigmaRadians,
    };
}
