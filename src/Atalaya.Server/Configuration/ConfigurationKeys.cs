using Atalaya.Fusion;
using Atalaya.Integrity.Rules;
using Atalaya.Integrity.Settings;
using static Atalaya.Server.Configuration.ConfigurationValue;

namespace Atalaya.Server.Configuration;

/// <summary>Every key that the reader knows: the reader, the JSON schema and the environment all work from these.</summary>
static class ConfigurationKeys
{
    const string Positive = "\"exclusiveMinimum\": 0";

    public static IReadOnlyList<ConfigurationKey> Root { get; } =
    [
        new("$schema", Text, "Where an editor finds the schema of this file."),
        new("listen", Text, "ADDRESS:PORT of the web interface; default 127.0.0.1:8080.", NeedsRestart: true),
        new("data", Text, "Directory of the recording, the archive and the users; default atalaya-data.", NeedsRestart: true),
        new("insecure", Flag, "Listen beyond this machine although there are no users; default false.", NeedsRestart: true),
        new("sectors", Number, "Geographic partitions of the tracker; default 2.", $"\"multipleOf\": 1, \"minimum\": 1, \"maximum\": {TrackerOptions.MaxSectors}", NeedsRestart: true),
        new("site", Text, "Where the station stands: [latitude, longitude, height] in degrees and metres, or text as 10,65 N 61,5 W. Home of the map, and site of the sources that state none.", SiteSchema),
        new("tls", ConfigurationValue.Object, "HTTPS by certificate files.", "\"$ref\": \"#/$defs/tls\"", NeedsRestart: true),
        new("public_names", List, "Host names that the server is reached by beside those of the machine, as a proxy in front of it passes them on.", "\"items\": {\"type\": \"string\"}", NeedsRestart: true),
        new("sources", List, "The receivers and sensors.", "\"items\": {\"anyOf\": [{\"type\": \"string\"}, {\"$ref\": \"#/$defs/source\"}]}"),
        new("outputs", List, "What other programs can fetch here or are sent, as beast+tcp://127.0.0.1:30005 (docs/outputs.md).", "\"items\": {\"anyOf\": [{\"type\": \"string\"}, {\"$ref\": \"#/$defs/output\"}]}", NeedsRestart: true),
        new("areas", List, "Areas that rules speak of.", "\"items\": {\"$ref\": \"#/$defs/area\"}"),
        new("rules", List, "What raises an alert.", "\"items\": {\"$ref\": \"#/$defs/rule\"}"),
        new("integrity", ConfigurationValue.Object, "What the detectors of danger and deceit look for, and which are switched off.", "\"$ref\": \"#/$defs/integrity\""),
        new("notify", List, "Who is told of alerts: webhooks, mailboxes, MQTT topics.", "\"items\": {\"$ref\": \"#/$defs/receiver\"}", NeedsRestart: true),
        new("retention", ConfigurationValue.Object, "How long the recording and the archive are kept.", "\"$ref\": \"#/$defs/retention\""),
    ];

    public static IReadOnlyList<ConfigurationKey> Tls { get; } =
    [
        new("certificate", Text, "PEM file of the certificate and those between it and the root.", NeedsRestart: true),
        new("key", Text, "PEM file of its private key, if it is not in the same file.", NeedsRestart: true),
    ];

    public static IReadOnlyList<ConfigurationKey> Source { get; } =
    [
        new("uri", Text, "Where the bytes come from: beast+tcp://host:30005, nmea+udp://0.0.0.0:10110, asterix+udp://239.1.1.1:8600, file:PATH."),
        new("name", Text, "A name of its own; tracks and the recording name the source by it."),
        new("site", Text, "Place of the antenna, written as the station's site.", SiteSchema),
        new("format", Text, "Format of the bytes, where the address does not say it."),
        new("edition", Text, "ASTERIX editions known, as 048:1.30,062:1.16; the others are found out by trial."),
        new("interface", Text, "Address of the local interface that joins a multicast group."),
        new("speed", Number, "Pace of a file: 1 = as recorded.", Positive),
        new("start", Text, "UTC time at which a file without date or stamps began."),
    ];

    public static IReadOnlyList<ConfigurationKey> Output { get; } =
    [
        new("uri", Text, "What goes where: beast+tcp://127.0.0.1:30005 listens there, asterix+udp://239.1.1.1:8600 sends there."),
        new("name", Text, "A name of its own."),
        new("allow", List, "Networks whose programs may connect, or to which is sent.", Strings),
        new("sources", List, "Pass on these sources only.", Strings),
        new("simulated", Flag, "Pass on simulated sources too."),
        new("reduce", Number, "beast, avr, sbs: at most one message of an aircraft and kind in so many milliseconds.", "\"minimum\": 125, \"maximum\": 60000"),
        new("stamps", Flag, "avr: the receiver's counter before each frame."),
        new("tags", Flag, "nmea: a tag block before each sentence."),
        new("interface", Text, "Address of the local interface that a multicast group is sent through."),
        new("ttl", Number, "Routers that a multicast datagram may pass, itself included; default 1.", "\"multipleOf\": 1, \"minimum\": 1, \"maximum\": 255"),
        new("sac", Number, "asterix: system area code of this system.", Octet),
        new("sic", Number, "asterix: system identification code of this system.", Octet),
        new("service", Number, "asterix: number of this service; default 1.", Octet),
        new("unit", Number, "asterix: number of this system among those that work together.", Octet),
        new("area", List, "asterix: tracks inside only: [south, west, north, east] in degrees.", "\"items\": {\"type\": \"number\"}, \"minItems\": 4, \"maxItems\": 4"),
        new("center", Text, "asterix: the system reference point, written as the station's site.", SiteSchema),
        new("period", Number, "asterix: a track is sent once in so many seconds; default 1.", "\"minimum\": 0.25, \"maximum\": 60"),
        new("repeat", Number, "asterix: seconds after which a track is sent again that nothing was heard of.", "\"minimum\": 0.25, \"maximum\": 60"),
        new("quiet", Number, "asterix: seconds for which a track number rests before another track gets it; default 300.", "\"minimum\": 0, \"maximum\": 86400"),
        new("status", Number, "asterix: seconds between the reports on the service and its sensors; default 5.", "\"minimum\": 0.25, \"maximum\": 60"),
        new("domain", List, "asterix: tracks of these only.", $"\"items\": {{{Words(RuleWords.Domains)}}}"),
        new("tentative", Flag, "asterix: send tentative tracks too."),
        new("system", Flag, "asterix: send tracks of other systems too."),
        new("sensors", List, "asterix: codes of sources whose format has none, NAME:SAC/SIC.", Strings),
    ];

    public static IReadOnlyList<ConfigurationKey> Retention { get; } =
    [
        new("log_days", Number, "The raw recording is kept this many days; null = no limit; default 30.", Limit),
        new("log_gigabytes", Number, "The raw recording takes at most this many GiB; null = no limit; default 50.", Limit),
        new("archive_days", Number, "The archive of tracks and reports is kept this many days; null = no limit; default 365.", Limit),
        new("archive_gigabytes", Number, "The archive takes at most this many GiB; null = no limit; default 20.", Limit),
    ];

    public static IReadOnlyList<ConfigurationKey> Area { get; } =
    [
        new("name", Text, "A name of its own."),
        new("polygon", List, "Corners as [latitude, longitude] in degrees, in order; the area may cross 180°.", "\"minItems\": 3, \"maxItems\": 1000, \"items\": {\"type\": \"array\", \"items\": {\"type\": \"number\"}, \"minItems\": 2, \"maxItems\": 2}"),
        new("center", Text, "Instead of a polygon: the centre of a circle, [latitude, longitude] or text.", SiteSchema),
        new("radius_m", Number, "Radius of the circle in metres.", Positive),
        new("line", List, "Instead of a polygon: corners of a line that tracks may cross.", "\"minItems\": 2, \"maxItems\": 1000, \"items\": {\"type\": \"array\", \"items\": {\"type\": \"number\"}, \"minItems\": 2, \"maxItems\": 2}"),
        new("days", List, "Days on which it counts, UTC; without them, all.", $"\"minItems\": 1, \"items\": {{{Words(AreaSchedule.DayWords)}}}"),
        new("from_utc", Text, "Time of day from which it counts, HH:MM UTC.", TimeSchema),
        new("to_utc", Text, "Time of day until which it counts, HH:MM UTC; before from_utc: on the next day.", TimeSchema),
        new("floor_m", Number, "Lower limit in metres; what flies below is not inside."),
        new("ceiling_m", Number, "Upper limit in metres; what flies above is not inside."),
    ];

    public static IReadOnlyList<ConfigurationKey> Rule { get; } =
    [
        new("name", Text, "A name of its own."),
        new("area", Text, "Name of the area it is about; without it, everywhere."),
        new("when", Text, "inside = as long as a track meets the conditions (default); enters, leaves = when it crosses the border of the area; appears = when its track is confirmed; stays = when it has been inside for min_stay_s; approaches = when it will likely be inside soon; crosses = when it crosses the line.", Words(RuleWords.When)),
        new("domain", Text, "What the object moves in.", Words(RuleWords.Domains)),
        new("callsign", Text, "Callsign or name; * stands for any characters, ? for one."),
        new("address", Text, "24-bit address, six hexadecimal digits.", "\"pattern\": \"^[0-9A-Fa-f]{6}$\""),
        new("mmsi", Text, "Nine digits.", "\"pattern\": \"^[0-9]{9}$\""),
        new("mode_a", Text, "Mode 3/A code, four octal digits.", "\"pattern\": \"^[0-7]{4}$\""),
        new("emergency", Flag, "true: only objects in distress; false: only others."),
        new("min_speed_kn", Number, "Only objects at least this fast, in knots.", "\"minimum\": 0"),
        new("max_speed_kn", Number, "Only objects at most this fast, in knots.", "\"minimum\": 0"),
        new("min_altitude_m", Number, "Only objects at least this high, in metres."),
        new("max_altitude_m", Number, "Only objects at most this high, in metres."),
        new("min_stay_s", Number, "stays: seconds inside the area.", "\"minimum\": 1, \"maximum\": 2592000"),
        new("horizon_s", Number, "approaches: seconds ahead; default 60 for aircraft, 600 for all else.", "\"minimum\": 1, \"maximum\": 3600"),
        new("crosses_to", Text, "crosses: only to this side of the line, seen from its first corner to its last.", Words(RuleWords.Sides)),
        new("severity", Text, "advisory, caution (default) or alarm.", Words(RuleWords.Severities)),
    ];

    public static IReadOnlyList<ConfigurationKey> Receiver { get; } =
    [
        new("name", Text, "A name of its own: small letters, digits and hyphens.", "\"pattern\": \"^[a-z0-9-]{1,32}$\""),
        new("to", Text, "https://… = a webhook; mailto:NAME@HOST = a mailbox; mqtt://HOST/TOPIC or mqtts://… = a topic."),
        new("secret", Text, "Where the secret is, never the secret: env:NAME or file:PATH. It signs a webhook, and is the password of a mail server or broker."),
        new("server", Text, "Mail: the server, smtp://USER@HOST:587 or smtps://USER@HOST:465."),
        new("from", Text, "Mail: the address of the sender."),
        new("severity", Text, "Alerts at least as grave: advisory, caution (default) or alarm.", Words(RuleWords.Severities)),
        new("kinds", List, "Alerts of these kinds only, as emergency or rule.", $"\"items\": {{{Words(AlertWords.Kinds)}}}"),
        new("changes", List, "What is told: raised, updated, acknowledged, silenced, cleared, reopened; default raised, reopened, cleared.", $"\"items\": {{{Words(AlertWords.Changes)}}}"),
    ];

    /// <summary>One key a detector.</summary>
    public static IReadOnlyList<ConfigurationKey> Integrity { get; } =
        [.. DetectorTable.All.Select(entry => new ConfigurationKey(entry.Name, ConfigurationValue.Object, entry.Meaning, $"\"$ref\": \"#/$defs/{DefinitionOf(entry)}\""))];

    static readonly Dictionary<string, IReadOnlyList<ConfigurationKey>> DetectorKeys = DetectorTable.All.ToDictionary(entry => entry.Name, KeysOf);

    public static IReadOnlyList<ConfigurationKey> Detector(string name) => DetectorKeys[name];

    static IReadOnlyList<ConfigurationKey> KeysOf(DetectorEntry entry) =>
    [
        new(DetectorEntry.Enabled, Flag, "false = switched off: it raises no alert; default true."),
        .. entry.Settings.Select(setting => new ConfigurationKey(setting.Name, Number, $"{setting.Meaning} Default {DetectorWords.Default(setting)}.", RangeOf(setting))),
    ];

    static string RangeOf(DetectorSetting setting) =>
        $"{(setting.IsWhole ? "\"multipleOf\": 1, " : "")}\"minimum\": {DetectorWords.Number(setting.Least)}, \"maximum\": {DetectorWords.Number(setting.Most)}";

    static string DefinitionOf(DetectorEntry entry) => $"integrity_{entry.Name}";

    /// <summary>The objects of the configuration by the names that the schema gives them.</summary>
    public static IReadOnlyList<(string Name, IReadOnlyList<ConfigurationKey> Keys, string[] Required)> Objects { get; } =
    [
        ("tls", Tls, ["certificate"]),
        ("source", Source, ["uri"]),
        ("output", Output, ["uri"]),
        ("area", Area, ["name"]),
        ("rule", Rule, ["name"]),
        ("receiver", Receiver, ["name", "to"]),
        ("retention", Retention, []),
        ("integrity", Integrity, []),
        .. DetectorTable.All.Select(entry => (DefinitionOf(entry), Detector(entry.Name), Array.Empty<string>())),
    ];

    const string TimeSchema = "\"pattern\": \"^([01][0-9]|2[0-3]):[0-5][0-9]$|^24:00$\"";
    const string Strings = "\"items\": {\"type\": \"string\"}";
    const string Octet = "\"multipleOf\": 1, \"minimum\": 0, \"maximum\": 255";
    const string Limit = "\"type\": [\"number\", \"null\"], \"exclusiveMinimum\": 0";
    const string SiteSchema = "\"type\": [\"string\", \"array\"], \"items\": {\"type\": \"number\"}, \"minItems\": 2, \"maxItems\": 3";

    static string Words(IReadOnlyList<string> words) => $"\"enum\": [{string.Join(", ", words.Select(word => $"\"{word}\""))}]";
}
