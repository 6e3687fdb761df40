using System.Collections.Immutable;
using System.Globalization;
using Atalaya.Core.Geodesy;
using Atalaya.Core.Reports;
using Atalaya.Server.Commands;
using Atalaya.Server.Configuration;
using Atalaya.Server.Inputs;

namespace Atalaya.Server.Outputs.Asterix;

/// <summary>Which system tracks an output sends, and how it calls itself.</summary>
sealed record AsterixOutputSettings
{
    const double LeastPeriodSeconds = 0.25, MostPeriodSeconds = 60, MostQuietSeconds = 86_400;

    static readonly string[] Options =
        ["allow", "area", "center", "domain", "interface", "name", "period", "quiet", "repeat", "sac", "sensors", "service", "sic", "status", "system", "tentative", "ttl", "unit"];

    /// <summary>Item 010 of everything sent.</summary>
    public byte Sac { get; init; }
    public byte Sic { get; init; }

    /// <summary>Item 015.</summary>
    public byte Service { get; init; } = 1;

    /// <summary>Tracks inside are sent; null = all.</summary>
    public ServiceArea? Area { get; init; }

    /// <summary>The system reference point of I062/100; null = that item is not sent.</summary>
    public GeodeticPosition? Center { get; init; }

    /// <summary>A track is sent once in this time.</summary>
    public double PeriodSeconds { get; init; } = 1;

    /// <summary>A track that nothing was heard of since it was sent is sent again only after this time; null = as any other.</summary>
    public double? RepeatSeconds { get; init; }

    /// <summary>With tentative tracks: the number of a track that ended is given to no other for so long.</summary>
    public double QuietSeconds { get; init; } = 300;

    /// <summary>Time between the reports on the service and its sensors (CAT065, CAT063).</summary>
    public double StatusSeconds { get; init; } = 5;

    /// <summary>Empty = all.</summary>
    public ImmutableArray<Domain> Domains { get; init; } = [];

    /// <summary>Sends tracks that are not confirmed yet too.</summary>
    public bool Tentative { get; init; }

    /// <summary>Sends tracks of other systems too: two that send each other theirs would go round in a circle.</summary>
    public bool System { get; init; }

    /// <summary>The number of this system among those that work together (I062/510); null = it works alone.</summary>
    public byte? Unit { get; init; }

    /// <summary>SAC × 256 + SIC of sources whose format has none.</summary>
    public ImmutableDictionary<string, ushort> Sensors { get; init; } = ImmutableDictionary<string, ushort>.Empty;

    public double EffectiveRepeatSeconds => Math.Max(RepeatSeconds ?? 0, PeriodSeconds);

    /// <summary>With tentative tracks, which have no numbers of their own: I062/510 has 15 bits for a track number, I062/040 has 16.</summary>
    public int MostTracks => Unit is null ? ushort.MaxValue : short.MaxValue;

    public AsterixOutputSettings With(string key, string value, Func<string, CommandFailure> wrong) => key switch
    {
        "sac" => this with { Sac = Octet(key, value, wrong) },
        "sic" => this with { Sic = Octet(key, value, wrong) },
        "service" => this with { Service = Octet(key, value, wrong) },
        "unit" => this with { Unit = Octet(key, value, wrong) },
        "area" => this with { Area = ServiceArea.TryParse(value, out ServiceArea area) ? area : throw wrong($"area '{value}' is not SOUTH,WEST,NORTH,EAST in degrees, such as 9.5,-63,11.5,-60") },
        "center" => this with { Center = SiteText.TryParse(value, out GeodeticPosition center, out string reason) ? center : throw wrong($"center: {reason}") },
        "period" => this with { PeriodSeconds = Seconds(key, value, LeastPeriodSeconds, MostPeriodSeconds, wrong) },
        "repeat" => this with { RepeatSeconds = Seconds(key, value, LeastPeriodSeconds, MostPeriodSeconds, wrong) },
        "quiet" => this with { QuietSeconds = Seconds(key, value, 0, MostQuietSeconds, wrong) },
        "status" => this with { StatusSeconds = Seconds(key, value, LeastPeriodSeconds, MostPeriodSeconds, wrong) },
        "domain" => this with { Domains = [.. Parts(value).Select(word => DomainOf(word, wrong))] },
        "sensors" => this with { Sensors = Sensors.SetItems(Parts(value).Select(part => SensorOf(part, wrong))) },
        "tentative" => this with { Tentative = Flag(key, value, wrong) },
        "system" => this with { System = Flag(key, value, wrong) },
        "sources" => throw wrong("sources is for outputs that pass on what was received; a system track is made of all sources"),
        "simulated" => throw wrong("simulated traffic is always sent here, marked in I062/080 SIM"),
        _ => throw wrong($"unknown option '{key}'; did you mean {NearestKey.Of(key, Options)}=?"),
    };

    static string[] Parts(string value) => value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    static byte Octet(string key, string value, Func<string, CommandFailure> wrong) =>
        byte.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out byte octet) ? octet : throw wrong($"{key} '{value}' is not a number from 0 to 255");

    static double Seconds(string key, string value, double least, double most, Func<string, CommandFailure> wrong) =>
        double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double seconds) && seconds >= least && seconds <= most
            ? seconds
            : throw wrong(string.Create(CultureInfo.InvariantCulture, $"{key} '{value}' is not a number of seconds from {least} to {most}"));

    static bool Flag(string key, string value, Func<string, CommandFailure> wrong) => value switch
    {
        "1" or "true" => true,
        "0" or "false" => false,
        _ => throw wrong($"{key} '{value}' is not 1 or 0"),
    };

    static Domain DomainOf(string word, Func<string, CommandFailure> wrong) =>
        RuleWords.Domains.Contains(word) ? RuleWords.Parse<Domain>(word) : throw wrong($"domain '{word}' is none of {string.Join(", ", RuleWords.Domains)}");

    /// <summary>NAME:SAC/SIC.</summary>
    static KeyValuePair<string, ushort> SensorOf(string text, Func<string, CommandFailure> wrong)
    {
        int colon = text.LastIndexOf(':'), slash = text.LastIndexOf('/');
        if (colon < 1 || slash < colon) throw wrong($"sensors '{text}' is not NAME:SAC/SIC, such as roof:25/40");
        return new(text[..colon], (ushort)(Octet("sensors", text[(colon + 1)..slash], wrong) << 8 | Octet("sensors", text[(slash + 1)..], wrong)));
    }
}
