using Atalaya.Server.Configuration;

namespace Atalaya.Server.Simulation;

/// <summary>The keys of a description of attacks (docs/formats/attacks.md).</summary>
static class AttackKeys
{
    public static readonly IReadOnlyList<ConfigurationKey> Root =
    [
        List("recording", "What to inject into: the name of a scenario, a directory, a file, or a list of files"),
        List("attacks", "What to inject"),
    ];

    public static readonly IReadOnlyList<ConfigurationKey> Place = [Number("lat", "Degrees"), Number("lon", "Degrees"), Number("height_m", "Metres above the sea")];

    static readonly ConfigurationKey Bearing = Number("bearing_deg", "From north clockwise");
    static readonly ConfigurationKey Count = Number("count", "Objects");
    static readonly ConfigurationKey Speed = Number("speed_mps", "Metres per second");
    static readonly ConfigurationKey Target = Text("target", "Address, MMSI or a choice");
    static readonly ConfigurationKey Transmitter = Object("transmitter", "Where the false signals come from");
    static readonly ConfigurationKey VelocityFollows = new("velocity_follows", ConfigurationValue.Flag, "The stated velocity goes with the position");

    static readonly ConfigurationKey[] Common = [Text("kind", "Of attack"), Number("start_s", "Seconds after the first piece"), Number("duration_s", "Seconds")];
    static readonly ConfigurationKey[] Targeted = [.. Common, Target, Count];

    static readonly Dictionary<string, IReadOnlyList<ConfigurationKey>> ByKind = new(StringComparer.Ordinal)
    {
        ["area_spoof"] = [.. Targeted, Object("source", "Of the false satellite signal"), Number("radius_m", "Its reach"), Object("place", "That all state"), Number("offset_m", "By which all are off"), Bearing],
        ["circle"] = [.. Targeted, Number("radius_m", "Of the circle"), Speed, Object("center", "Of the circle")],
        ["clone"] = [.. Targeted, Number("distance_m", "From the object to its clone"), Bearing, Transmitter],
        ["drift"] = [.. Targeted, Speed, Bearing, Number("max_distance_m", "Where it stays"), VelocityFollows],
        ["freeze"] = [.. Targeted, VelocityFollows],
        ["ghost"] =
        [
            .. Common, Count, Text("domain", "aircraft or vessel"), Text("key", "Address or MMSI of the first"), Text("name", "Callsign or name"), Object("place", "Where the first begins"),
            Number("spread_m", "Of the others about it"), Number("course_deg", "From north clockwise"), Speed, Number("altitude_ft", "Pressure altitude"), Transmitter,
        ],
        ["height_split"] = [.. Targeted, Number("rate_fpm", "Feet per minute"), Number("max_ft", "Feet"), Text("height", "pressure or geometric")],
        ["identity_swap"] = [.. Targeted, Text("partner", "Address or MMSI of the other")],
        ["jamming"] =
        [
            .. Common, Target, Object("source", "Of the noise"), Number("eirp_dbm", "Radiated power"), Number("loss_dbm", "Received power that takes the position"),
            Number("spread_db", "1 σ of the receivers"), Number("degraded_below_db", "Below the loss"), Number("hysteresis_db", "To recover"),
        ],
        ["replay"] = [.. Targeted, Number("delay_s", "Seconds"), new("replaces", ConfigurationValue.Flag, "The true ones are not heard"), Transmitter],
        ["silence"] = Targeted,
        ["step"] = [.. Targeted, Number("distance_m", "Metres"), Bearing],
    };

    public static IReadOnlyList<string> Kinds { get; } = [.. ByKind.Keys.Order(StringComparer.Ordinal)];

    public static IReadOnlyList<ConfigurationKey> Of(string kind) => ByKind[kind];

    static ConfigurationKey Number(string name, string description) => new(name, ConfigurationValue.Number, description);
    static ConfigurationKey Text(string name, string description) => new(name, ConfigurationValue.Text, description);
    static ConfigurationKey Object(string name, string description) => new(name, ConfigurationValue.Object, description);
    static ConfigurationKey List(string name, string description) => new(name, ConfigurationValue.List, description);
}
