using System.Text.Json;
using Atalaya.Core.Frames;
using Atalaya.Core.Geodesy;
using Atalaya.Core.Reports;

namespace Atalaya.Server.Offline;

/// <summary>What scenario.json lets a tracker know: the plane's reference and the sensors with place and nominal accuracy.</summary>
sealed class ScenarioDescription
{
    /// <summary>Where a plane without a reference is put: any place serves, this one is far from the poles and the 180° meridian.</summary>
    static readonly GeodeticPosition AnyPlace = GeodeticPosition.FromDegrees(45, 0);

    readonly Dictionary<string, ScenarioSensor> _sensors = new(StringComparer.Ordinal);

    public GeodeticPosition Reference { get; private init; } = AnyPlace;

    /// <summary>Called when a detection names a sensor that scenario.json does not.</summary>
    public Action<ScenarioSensor>? Met { get; set; }

    /// <summary>Those that scenario.json names, and any that the detections brought.</summary>
    public IReadOnlyCollection<ScenarioSensor> Sensors => _sensors.Values;

    public ScenarioSensor Sensor(string id)
    {
        if (_sensors.TryGetValue(id, out ScenarioSensor? sensor)) return sensor;
        sensor = new ScenarioSensor(new SourceId((ushort)(_sensors.Count + 1)), id);
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
        if (!root.TryGetProperty("sensors", out JsonElement sensors)) return description;
        foreach (JsonElement element in sensors.EnumerateArray())
        {
            string id = element.GetProperty("id").GetString()!;
            description._sensors.Add(id, Read(element, new SourceId((ushort)(description._sensors.Count + 1)), id));
        }

        return description;
    }

    static ScenarioSensor Read(JsonElement element, SourceId source, string id) => new(source, id)
    {
        X = Number(element, "x_m", 0),
        Y = Number(element, "y_m", 0),
        Place = element.TryGetProperty("lat", out _) ? GeodeticPosition.FromDegrees(Number(element, "lat", 0), Number(element, "lon", 0), Number(element, "alt_m", 0)) : null,
        SigmaMeters = Number(element, "sigma_m", 10),
        RangeSigmaMeters = Number(element, "sigma_range_m", 50),
        AzimuthSigmaRadians = Number(element, "sigma_azimuth_deg", 0.1) * GeodeticPosition.RadiansPerDegree,
    };

    static double Number(JsonElement element, string name, double otherwise) =>
        element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : otherwise;
}

/// <summary>One sensor of a scenario.</summary>
sealed record ScenarioSensor(SourceId Source, string Id)
{
    public double X { get; init; }
    public double Y { get; init; }
    public GeodeticPosition? Place { get; init; }
    public double SigmaMeters { get; init; } = 10;
    public double RangeSigmaMeters { get; init; } = 50;
    public double AzimuthSigmaRadians { get; init; } = 0.0017;

    public ulong NextSequence { get; set; }

    public SourceSite ToSite(GeodeticPosition reference) => new(Source, Id)
    {
        Position = Place ?? reference,
        RangeSigmaMeters = RangeSigmaMeters,
        AzimuthSigmaRadians = AzimuthSigmaRadians,
    };
}
