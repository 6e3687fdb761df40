using System.Text.Json;
using Atalaya.Scenarios.Attacks;
using Atalaya.Server.Configuration;

namespace Atalaya.Server.Simulation;

/// <summary>Reads a description of attacks (JSON with comments and trailing commas): every fault is a <see cref="ConfigurationFault"/> with file and line.</summary>
sealed class AttackFile(string file, byte[] bytes)
{
    const int MaxAttacks = 1_000, MaxCount = 100_000;
    const double MaxMeters = 2e7, MaxSeconds = 1e8, MaxSpeed = 10_000, MaxFeet = 200_000, MaxDb = 300;

    readonly byte[] _utf8 = bytes.AsSpan().StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;

    public AttackDescription Read()
    {
        if (!System.Text.Unicode.Utf8.IsValid(_utf8)) throw new ConfigurationFault(file, null, "this is not UTF-8 text");
        if (_utf8.AsSpan().IndexOfAnyExcept(" \t\r\n"u8) < 0) throw new ConfigurationFault(file, null, "the file is empty");
        ConfigurationCursor cursor = new(file, _utf8);
        try
        {
            AttackDescription description = ReadRoot(ref cursor);
            return cursor.Next() ? throw cursor.Wrong("something follows the end of the object") : description;
        }
        catch (InvalidOperationException)
        {
            throw cursor.Wrong("a text here is not valid Unicode");
        }
        catch (JsonException exception)
        {
            throw new ConfigurationFault(file, (int)(exception.LineNumber ?? 0) + 1, $"this is not JSON: {exception.Message.Split(" LineNumber")[0]}");
        }
    }

    static AttackDescription ReadRoot(ref ConfigurationCursor cursor)
    {
        cursor.Next();
        cursor.ExpectObject("the file must hold one object { … }");
        List<string>? recording = null;
        List<AttackSpec>? attacks = null;
        ulong seen = 0;
        while (cursor.NextKey(AttackKeys.Root, ref seen) is { } key)
        {
            if (key == "recording") recording = ReadRecording(ref cursor, key);
            else attacks = ReadAttacks(ref cursor);
        }

        if (recording is null) throw cursor.Wrong("\"recording\" is missing: a directory, a file, or \"strait\"");
        if (attacks is null) throw cursor.Wrong("\"attacks\" is missing");
        return new AttackDescription(recording, attacks);
    }

    static List<string> ReadRecording(ref ConfigurationCursor cursor, string key)
    {
        if (!cursor.IsList) return [cursor.Text(key)];
        List<string> paths = [];
        while (cursor.NextItem()) paths.Add(cursor.Text(key));
        return paths.Count > 0 ? paths : throw cursor.Wrong("\"recording\" names no file");
    }

    static List<AttackSpec> ReadAttacks(ref ConfigurationCursor cursor)
    {
        cursor.ExpectList("\"attacks\" must be a list [ … ]");
        List<AttackSpec> attacks = [];
        while (cursor.NextItem())
        {
            if (attacks.Count == MaxAttacks) throw cursor.Wrong($"more than {MaxAttacks} attacks");
            cursor.ExpectObject("an attack must be an object { … }");
            int line = cursor.Line;
            AttackSettings settings = ReadAttack(ref cursor, KindOf(cursor));
            attacks.Add(AttackSpecs.Of(settings) ?? throw cursor.WrongAt(line, $"{settings.Kind} needs \"source\""));
        }

        return attacks;
    }

    /// <summary>Looks ahead: the kind decides which keys there are.</summary>
    static string KindOf(in ConfigurationCursor cursor)
    {
        string list = string.Join(", ", AttackKeys.Kinds);
        string kind = cursor.TextAhead("kind") ?? throw cursor.Wrong($"an attack needs a \"kind\", one of {list}");
        return AttackKeys.Kinds.Contains(kind) ? kind : throw cursor.Wrong($"there is no attack \"{kind}\"; did you mean \"{NearestKey.Of(kind, AttackKeys.Kinds)}\"? There are {list}");
    }

    static AttackSettings ReadAttack(ref ConfigurationCursor cursor, string kind)
    {
        AttackSettings settings = new() { Kind = kind };
        ulong seen = 0;
        while (cursor.NextKey(AttackKeys.Of(kind), ref seen) is { } key)
        {
            settings = key switch
            {
                "start_s" => settings with { StartSeconds = cursor.Number(key, 0, MaxSeconds) },
                "duration_s" => settings with { DurationSeconds = cursor.Number(key, 0, MaxSeconds) },
                "delay_s" => settings with { DelaySeconds = cursor.Number(key, 0, MaxSeconds) },
                "target" => settings with { Target = ReadTarget(ref cursor, key) },
                "partner" => settings with { Partner = ReadTarget(ref cursor, key) },
                "count" => settings with { Count = cursor.Whole(key, kind == "area_spoof" ? 0 : 1, MaxCount) },
                "distance_m" => settings with { DistanceMeters = cursor.Number(key, 0, MaxMeters) },
                "max_distance_m" => settings with { MaxDistanceMeters = cursor.Number(key, 0, MaxMeters) },
                "offset_m" => settings with { OffsetMeters = cursor.Number(key, 0, MaxMeters) },
                "spread_m" => settings with { SpreadMeters = cursor.Number(key, 0, MaxMeters) },
                "radius_m" => settings with { RadiusMeters = cursor.Number(key, 1, MaxMeters) },
                "bearing_deg" => settings with { BearingDegrees = cursor.Number(key, 0, 360) },
                "course_deg" => settings with { CourseDegrees = cursor.Number(key, 0, 360) },
                "speed_mps" => settings with { SpeedMetersPerSecond = cursor.Number(key, 0, MaxSpeed) },
                "rate_fpm" => settings with { RateFeetPerMinute = cursor.Number(key, -MaxFeet, MaxFeet) },
                "max_ft" => settings with { MaxFeet = cursor.Number(key, 0, MaxFeet) },
                "altitude_ft" => settings with { AltitudeFeet = cursor.Number(key, -1_000, 126_700) },
                "eirp_dbm" => settings with { EirpDbm = cursor.Number(key, -MaxDb, MaxDb) },
                "loss_dbm" => settings with { LossDbm = cursor.Number(key, -MaxDb, MaxDb) },
                "spread_db" => settings with { SpreadDb = cursor.Number(key, 0, MaxDb) },
                "degraded_below_db" => settings with { DegradedBelowDb = cursor.Number(key, 0, MaxDb) },
                "hysteresis_db" => settings with { HysteresisDb = cursor.Number(key, 0, MaxDb) },
                "velocity_follows" => settings with { VelocityFollows = cursor.Flag(key) },
                "replaces" => settings with { Replaces = cursor.Flag(key) },
                "height" => settings with { Height = cursor.Word(key, "geometric", "pressure") },
                "domain" => settings with { Domain = cursor.Word(key, "aircraft", "vessel") },
                "name" => settings with { Name = cursor.Text(key) },
                "key" => settings with { Key = ReadKey(ref cursor, key) },
                "center" => settings with { Center = ReadPlace(ref cursor, key) },
                "place" => settings with { Place = ReadPlace(ref cursor, key) },
                "source" => settings with { Source = ReadPlace(ref cursor, key) },
                "transmitter" => settings with { Transmitter = ReadPlace(ref cursor, key) },
                _ => settings,
            };
        }

        return settings;
    }

    static TargetSelector ReadTarget(ref ConfigurationCursor cursor, string key) =>
        TargetSelector.Parse(cursor.Text(key)) ?? throw cursor.Wrong($"\"{key}\" must be an address of six hexadecimal digits, an MMSI of nine digits, or one of {string.Join(", ", TargetSelector.Words)}");

    static ObjectKey ReadKey(ref ConfigurationCursor cursor, string key) =>
        ObjectKey.TryParse(cursor.Text(key), out ObjectKey named) ? named : throw cursor.Wrong($"\"{key}\" must be an address of six hexadecimal digits or an MMSI of nine digits");

    static TransmitterSite ReadPlace(ref ConfigurationCursor cursor, string key)
    {
        cursor.ExpectObject($"\"{key}\" must be an object {{ \"lat\": …, \"lon\": … }}");
        double? latitude = null, longitude = null;
        double height = TransmitterSite.DefaultHeightMeters;
        ulong seen = 0;
        while (cursor.NextKey(AttackKeys.Place, ref seen) is { } part)
        {
            if (part == "lat") latitude = cursor.Number(part, -90, 90);
            else if (part == "lon") longitude = cursor.Number(part, -180, 180);
            else height = cursor.Number(part, -1_000, 100_000);
        }

        return latitude is { } north && longitude is { } east ? new TransmitterSite(north, east, height) : throw cursor.Wrong($"\"{key}\" needs \"lat\" and \"lon\"");
    }
}
