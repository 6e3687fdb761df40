using System.Globalization;
using Atalaya.Core.Geodesy;
using Atalaya.Core.Reports;
using Atalaya.Integrity.Alerts;
using Atalaya.Integrity.Rules;
using Atalaya.Pipeline;

namespace Atalaya.Server.Configuration;

/// <summary>Reads <c>areas</c> and <c>rules</c>.</summary>
static class AlertSection
{
    const double MaxAltitudeMeters = 1_000_000, MaxSpeedKnots = 100_000;

    public static List<AlertArea> ReadAreas(ref ConfigurationCursor cursor)
    {
        cursor.ExpectList("\"areas\" must be a list [ … ]");
        List<AlertArea> areas = [];
        while (cursor.NextItem())
        {
            int line = cursor.Line;
            AlertArea area = ReadArea(ref cursor);
            if (areas.Exists(other => other.Name == area.Name)) throw cursor.WrongAt(line, $"another area is already named \"{area.Name}\"");
            if (areas.Count == PipelineConfiguration.MaxAreas) throw cursor.WrongAt(line, $"more than {PipelineConfiguration.MaxAreas} areas");
            areas.Add(area);
        }

        return areas;
    }

    static AlertArea ReadArea(ref ConfigurationCursor cursor)
    {
        int line = cursor.Line;
        cursor.ExpectObject("an area is an object with \"name\" and \"polygon\", \"center\" or \"line\"");
        AlertArea area = new() { Name = "" };
        ulong seen = 0;
        while (cursor.NextKey(ConfigurationKeys.Area, ref seen) is { } key)
        {
            area = key switch
            {
                "name" => area with { Name = cursor.Text(key) },
                "polygon" => area with { Polygon = ReadCorners(ref cursor, key, AlertArea.MinCorners) },
                "center" => area with { Center = Degrees(SourceSection.ReadSite(ref cursor, key)) },
                "line" => area with { Line = ReadCorners(ref cursor, key, AlertArea.MinLineCorners) },
                "days" => area with { Days = ReadDays(ref cursor) },
                "from_utc" => area with { FromUtc = TimeOfDay(cursor, key) },
                "to_utc" => area with { ToUtc = TimeOfDay(cursor, key) },
                "radius_m" => area with { RadiusMeters = cursor.Number(key, 1, AlertArea.MaxRadiusMeters) },
                "floor_m" => area with { FloorMeters = cursor.Number(key, -MaxAltitudeMeters, MaxAltitudeMeters) },
                _ => area with { CeilingMeters = cursor.Number(key, -MaxAltitudeMeters, MaxAltitudeMeters) },
            };
        }

        if (Missing(area) is { } fault) throw cursor.WrongAt(line, fault);
        return area;
    }

    static string? Missing(AlertArea area)
    {
        if (area.Name.Length == 0) return "this area has no \"name\"";
        bool hasCircle = area.Center is not null || area.RadiusMeters is not null;
        int shapes = (area.Polygon is null ? 0 : 1) + (area.Line is null ? 0 : 1) + (hasCircle ? 1 : 0);
        if (shapes > 1) return $"area \"{area.Name}\" is one of a polygon, a circle and a line";
        if (shapes == 0 || (hasCircle && area.Center is null)) return $"area \"{area.Name}\" needs \"polygon\", \"line\", or \"center\" with \"radius_m\"";
        if (area.Center is not null && area.RadiusMeters is null) return $"area \"{area.Name}\" needs \"radius_m\"";
        return area.FloorMeters > area.CeilingMeters ? $"area \"{area.Name}\" has its floor above its ceiling" : null;
    }

    static List<double[]> ReadCorners(ref ConfigurationCursor cursor, string key, int least)
    {
        int line = cursor.Line;
        cursor.ExpectList($"\"{key}\" must be a list of corners [latitude, longitude]");
        List<double[]> corners = [];
        while (cursor.NextItem())
        {
            corners.Add(Degrees(SourceSection.ReadSite(ref cursor, key)));
            if (corners.Count > AlertArea.MaxCorners) throw cursor.Wrong($"a {key} has at most {AlertArea.MaxCorners} corners");
        }

        return corners.Count >= least ? corners : throw cursor.WrongAt(line, $"a {key} needs at least {least} corners");
    }

    static List<string> ReadDays(ref ConfigurationCursor cursor)
    {
        int line = cursor.Line;
        cursor.ExpectList("\"days\" must be a list of days");
        List<string> days = [];
        while (cursor.NextItem()) days.Add(cursor.Word("days", AreaSchedule.DayWords));
        return days.Count > 0 ? days : throw cursor.WrongAt(line, "\"days\" names no day");
    }

    static string TimeOfDay(in ConfigurationCursor cursor, string key) =>
        cursor.Text(key) is { } text && AreaSchedule.MinuteOf(text) is not null ? text : throw cursor.Wrong($"\"{key}\" must be a time of day as HH:MM");

    public static List<AlertRule> ReadRules(ref ConfigurationCursor cursor, List<(int Line, AlertRule Rule)> references)
    {
        cursor.ExpectList("\"rules\" must be a list [ … ]");
        List<AlertRule> rules = [];
        while (cursor.NextItem())
        {
            int line = cursor.Line;
            AlertRule rule = ReadRule(ref cursor);
            if (rules.Exists(other => other.Name == rule.Name)) throw cursor.WrongAt(line, $"another rule is already named \"{rule.Name}\"");
            if (rules.Count == PipelineConfiguration.MaxRules) throw cursor.WrongAt(line, $"more than {PipelineConfiguration.MaxRules} rules");
            if (rule.Area is not null) references.Add((line, rule));
            rules.Add(rule);
        }

        return rules;
    }

    static AlertRule ReadRule(ref ConfigurationCursor cursor)
    {
        int line = cursor.Line;
        cursor.ExpectObject("a rule is an object with \"name\"");
        AlertRule rule = new() { Name = "" };
        ulong seen = 0;
        while (cursor.NextKey(ConfigurationKeys.Rule, ref seen) is { } key) rule = ReadRuleValue(ref cursor, key, rule);
        if (rule.Name.Length == 0) throw cursor.WrongAt(line, "this rule has no \"name\"");
        if (Unfit(rule) is { } fault) throw cursor.WrongAt(line, fault);
        if (rule.MinSpeedKnots > rule.MaxSpeedKnots || rule.MinAltitudeMeters > rule.MaxAltitudeMeters) throw cursor.WrongAt(line, $"rule \"{rule.Name}\" can never hold: its least value lies above its most");
        return rule;
    }

    static string? Unfit(AlertRule rule)
    {
        string name = $"rule \"{rule.Name}\"";
        if (rule.Area is null && rule.When is not (RuleMoment.Inside or RuleMoment.Appears)) return $"{name} needs \"area\": there is nothing else that a track {RuleWords.Of(rule.When)}";
        if (rule.When == RuleMoment.Stays && rule.MinStaySeconds is null) return $"{name} needs \"min_stay_s\"";
        if (rule.When != RuleMoment.Stays && rule.MinStaySeconds is not null) return $"{name}: \"min_stay_s\" goes with \"when\": \"stays\"";
        if (rule.When != RuleMoment.Approaches && rule.HorizonSeconds is not null) return $"{name}: \"horizon_s\" goes with \"when\": \"approaches\"";
        return rule.When != RuleMoment.Crosses && rule.CrossesTo is not null ? $"{name}: \"crosses_to\" goes with \"when\": \"crosses\"" : null;
    }

    static AlertRule ReadRuleValue(ref ConfigurationCursor cursor, string key, AlertRule rule) => key switch
    {
        "name" => rule with { Name = cursor.Text(key) },
        "area" => rule with { Area = cursor.Text(key) },
        "when" => rule with { When = RuleWords.Parse<RuleMoment>(cursor.Word(key, RuleWords.When)) },
        "domain" => rule with { Domain = RuleWords.Parse<Domain>(cursor.Word(key, RuleWords.Domains)) },
        "callsign" => rule with { Callsign = cursor.Text(key) },
        "address" => rule with { Address = Code(cursor, key, 6, 16, "six hexadecimal digits") },
        "mmsi" => rule with { Mmsi = Code(cursor, key, 9, 10, "nine digits") },
        "mode_a" => rule with { Mode3A = (ushort)Code(cursor, key, 4, 8, "four octal digits") },
        "emergency" => rule with { Emergency = cursor.Flag(key) },
        "min_speed_kn" => rule with { MinSpeedKnots = cursor.Number(key, 0, MaxSpeedKnots) },
        "max_speed_kn" => rule with { MaxSpeedKnots = cursor.Number(key, 0, MaxSpeedKnots) },
        "min_altitude_m" => rule with { MinAltitudeMeters = cursor.Number(key, -MaxAltitudeMeters, MaxAltitudeMeters) },
        "max_altitude_m" => rule with { MaxAltitudeMeters = cursor.Number(key, -MaxAltitudeMeters, MaxAltitudeMeters) },
        "min_stay_s" => rule with { MinStaySeconds = cursor.Number(key, 1, AlertRule.MaxStaySeconds) },
        "horizon_s" => rule with { HorizonSeconds = cursor.Number(key, 1, AlertRule.MaxHorizonSeconds) },
        "crosses_to" => rule with { CrossesTo = RuleWords.Parse<LineSide>(cursor.Word(key, RuleWords.Sides)) },
        _ => rule with { Severity = RuleWords.Parse<AlertSeverity>(cursor.Word(key, RuleWords.Severities)) },
    };

    static uint Code(in ConfigurationCursor cursor, string key, int length, int radix, string form)
    {
        string text = cursor.Text(key);
        uint value = 0;
        foreach (char character in text)
        {
            int digit = char.IsAsciiHexDigit(character) ? int.Parse([character], NumberStyles.HexNumber, CultureInfo.InvariantCulture) : radix;
            if (digit >= radix || text.Length != length) throw cursor.Wrong($"\"{key}\" must be {form}");
            value = value * (uint)radix + (uint)digit;
        }

        return value;
    }

    static double[] Degrees(GeodeticPosition place) => [place.LatitudeDegrees, place.LongitudeDegrees];
}
