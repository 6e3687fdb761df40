using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Atalaya.Core.Geodesy;
using Atalaya.Core.Time;
using Atalaya.Formats.Asterix;
using Atalaya.Formats.Asterix.Editions;
using Atalaya.Formats.Framing;
using Atalaya.Server.Commands;

namespace Atalaya.Server.Inputs;

/// <summary>How the bytes of a source arrive.</summary>
enum Transport
{
    TcpClient,
    Udp,
    File,
    StandardInput,
}

/// <summary>
/// One source as the user writes it: <c>beast+tcp://host:30005?name=roof&amp;site=10.5,-61.9,40</c>, <c>asterix+udp://239.1.1.1:8600?interface=10.0.0.5</c>,
/// <c>file:PATH?format=…&amp;speed=1&amp;start=UTC</c> or <c>-</c> for standard input.
/// </summary>
sealed record SourceUri
{
    static readonly Dictionary<string, int> DefaultPorts = new() { ["beast"] = 30005, ["avr"] = 30002, ["hex"] = 30002, ["sbs"] = 30003, ["nmea"] = 10110, ["asterix"] = 8600 };
    static readonly string[] Later = ["rtl_tcp"];
    static readonly string[] Options = ["edition", "format", "interface", "name", "site", "speed", "start"];

    public required string Text { get; init; }
    public required Transport Transport { get; init; }

    /// <summary>One of <see cref="InputFormats.Names"/>; null = to be recognised.</summary>
    public string? Format { get; init; }

    public string Host { get; init; } = "";
    public int Port { get; init; }

    public bool IsMulticast => Transport == Transport.Udp && IPAddress.TryParse(Host, out IPAddress? address) && IsGroup(address);

    /// <summary>Address of the local interface that joins a multicast group.</summary>
    public string? Interface { get; init; }

    public string Path { get; init; } = "";
    public string? Name { get; init; }

    /// <summary>ASTERIX editions known, <c>048:1.30,062:1.16</c>.</summary>
    public string? Editions { get; init; }

    public GeodeticPosition? Site { get; init; }

    /// <summary>Pace of a file: 1 = as recorded, 0 = as fast as possible.</summary>
    public double Speed { get; init; } = 1;

    /// <summary>The time a recording without date or stamps began.</summary>
    public Instant? Start { get; init; }

    /// <summary>Reads a source; throws <see cref="CommandFailure"/> with what is wrong and how to mend it.</summary>
    public static SourceUri Parse(string text)
    {
        if (text == "-") return new SourceUri { Text = text, Transport = Transport.StandardInput };
        (string body, Dictionary<string, string> options) = SplitOptions(text);
        SourceUri uri = body.StartsWith("file:", StringComparison.Ordinal) ? ParseFile(text, body["file:".Length..]) : ParseNetwork(text, body);
        return uri.With(options);
    }

    static SourceUri ParseFile(string text, string path)
    {
        if (path.StartsWith("///", StringComparison.Ordinal)) path = path[2..];
        if (path.Length == 0) throw Wrong(text, "the path is missing");
        return path == "-"
            ? new SourceUri { Text = text, Transport = Transport.StandardInput }
            : new SourceUri { Text = text, Transport = Transport.File, Path = Uri.UnescapeDataString(path) };
    }

    static SourceUri ParseNetwork(string text, string body)
    {
        int schemeEnd = body.IndexOf("://", StringComparison.Ordinal);
        if (schemeEnd < 0) throw Wrong(text, "it has no scheme; examples: beast+tcp://host:30005, nmea+udp://0.0.0.0:10110, file:PATH");
        string[] scheme = body[..schemeEnd].Split('+');
        if (Later.Contains(scheme[0])) throw Wrong(text, $"{scheme[0]} is not built yet; {string.Join(", ", DefaultPorts.Keys)} are");
        if (!DefaultPorts.TryGetValue(scheme[0], out int port)) throw Wrong(text, $"unknown format '{scheme[0]}'; known: {string.Join(", ", DefaultPorts.Keys)}");
        Transport transport = scheme switch
        {
            [_, "tcp"] => Transport.TcpClient,
            [_, "udp"] => Transport.Udp,
            _ => throw Wrong(text, $"write {scheme[0]}+tcp:// or {scheme[0]}+udp://"),
        };
        string authority = body[(schemeEnd + 3)..].TrimEnd('/');
        int secretEnd = authority.LastIndexOf('@');
        if (secretEnd >= 0) throw Wrong(text.Replace(authority[..secretEnd], "…", StringComparison.Ordinal), "no user or password belongs into an address: the recording holds it and the page shows it");
        int portStart = authority.LastIndexOf(':');
        if (portStart >= 0 && !authority.EndsWith(']'))
        {
            if (!int.TryParse(authority.AsSpan(portStart + 1), NumberStyles.None, CultureInfo.InvariantCulture, out port) || port is < 1 or > 65535)
                throw Wrong(text, $"'{authority[(portStart + 1)..]}' is not a port");
            authority = authority[..portStart];
        }

        if (authority.Length == 0) throw Wrong(text, "the host is missing");
        return new SourceUri { Text = text, Transport = transport, Format = scheme[0], Host = authority.Trim('[', ']'), Port = port };
    }

    SourceUri With(Dictionary<string, string> options)
    {
        SourceUri uri = this;
        foreach ((string key, string value) in options)
        {
            uri = key switch
            {
                "edition" => uri with { Editions = CheckEditions(value) },
                "name" => uri with { Name = value },
                "site" => uri with { Site = ParseSite(Text, value) },
                "interface" => uri with { Interface = value },
                "format" => uri with { Format = CheckFormat(value) },
                "speed" => uri with { Speed = ParseSpeed(value) },
                "start" => uri with { Start = ParseInstant(value) },
                _ => throw Wrong(Text, $"unknown option '{key}'; known: {string.Join(", ", Options)}"),
            };
        }

        return uri;
    }

    string? CheckFormat(string value)
    {
        if (value == "auto") return null;
        if (!InputFormats.Names.Contains(value)) throw Wrong(Text, $"unknown format '{value}'; known: auto, {string.Join(", ", InputFormats.Names)}");
        return Transport is Transport.TcpClient or Transport.Udp && RecordingFormats.Contains(value) ? throw Wrong(Text, $"{value} is a recording: read it with file:PATH?format={value}") : value;
    }

    string CheckEditions(string value) =>
        EditionSettings.TryParse(value, AsterixCatalog.Default, out _, out string reason) ? value : throw Wrong(Text, $"edition: {reason}");

    double ParseSpeed(string value)
    {
        if (value == "max") return 0;
        return double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double speed) && speed > 0 && double.IsFinite(speed)
            ? speed
            : throw Wrong(Text, $"speed '{value}' is not a positive number or max");
    }

    Instant ParseInstant(string value) => Times.TryParse(value, out Instant time) ? time : throw Wrong(Text, $"start '{value}' is not a UTC time such as 2026-01-01T00:00:00Z");

    static GeodeticPosition ParseSite(string text, string value) => SiteText.TryParse(value, out GeodeticPosition site, out string reason) ? site : throw Wrong(text, $"site: {reason}");

    public static bool IsGroup(IPAddress address) =>
        address.AddressFamily == AddressFamily.InterNetwork ? (address.GetAddressBytes()[0] & 0xF0) == 0xE0 : address.IsIPv6Multicast;

    static (string Body, Dictionary<string, string> Options) SplitOptions(string text)
    {
        Dictionary<string, string> options = [];
        int start = text.IndexOf('?');
        if (start < 0) return (text, options);
        foreach (string pair in text[(start + 1)..].Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            int equals = pair.IndexOf('=');
            if (equals < 1) throw Wrong(text, $"option '{pair}' needs a value: {pair}=…");
            options[pair[..equals]] = Uri.UnescapeDataString(pair[(equals + 1)..]);
        }

        return (text[..start], options);
    }

    static CommandFailure Wrong(string text, string reason) => new($"source '{text}': {reason}");
}
