using System.Globalization;
using System.Net;
using Atalaya.Server.Commands;
using Atalaya.Server.Configuration;
using Atalaya.Server.Inputs;
using Atalaya.Server.Outputs.Asterix;

namespace Atalaya.Server.Outputs;

/// <summary>
/// One output as the user writes it: <c>beast+tcp://127.0.0.1:30005?sources=roof&amp;reduce=250</c> listens there,
/// <c>nmea+udp://192.168.1.5:10110?tags=1&amp;allow=192.168.1.0/24</c> and <c>asterix+udp://239.1.1.1:8600?sac=25&amp;sic=10</c> send there.
/// </summary>
sealed record OutputUri
{
    const int LeastReduceMs = 125, MostReduceMs = 60_000;

    static readonly string[] Formats = ["asterix", "avr", "beast", "nmea", "sbs"];
    static readonly Dictionary<string, int> DefaultPorts = new() { ["asterix"] = 8600, ["avr"] = 30002, ["beast"] = 30005, ["nmea"] = 10110, ["sbs"] = 30003 };
    static readonly string[] Options = ["allow", "name", "reduce", "simulated", "sources", "stamps", "tags"];
    static readonly string[] DatagramFormats = ["asterix", "nmea"];

    public required string Text { get; init; }

    /// <summary>File and line; null = the command line.</summary>
    public string? Where { get; init; }

    public required OutputFormat Format { get; init; }

    /// <summary>Sends datagrams instead of listening.</summary>
    public required bool IsUdp { get; init; }

    public required string Host { get; init; }

    /// <summary>0 = any that is free.</summary>
    public required int Port { get; init; }

    public string? Name { get; init; }

    /// <summary>Names of the sources that are passed on; empty = all.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>Networks whose programs may connect, or to which is sent; empty = not stated.</summary>
    public IReadOnlyList<IPNetwork> Allow { get; init; } = [];

    /// <summary>At most one message of an aircraft and kind in this time; 0 = all.</summary>
    public int ReduceMs { get; init; }

    /// <summary>NMEA: a tag block with station and time before each sentence.</summary>
    public bool Tags { get; init; }

    /// <summary>AVR: the receiver's counter before each frame.</summary>
    public bool Stamps { get; init; }

    /// <summary>Passes simulated sources on too: nothing in these protocols tells that they are.</summary>
    public bool Simulated { get; init; }

    /// <summary>Not null = system tracks are sent, and this is what and how.</summary>
    public AsterixOutputSettings? Asterix { get; init; }

    /// <summary>The address of the local network that a multicast group is sent to; null = as the system routes it.</summary>
    public IPAddress? Interface { get; init; }

    /// <summary>Routers that a multicast datagram may pass, itself included.</summary>
    public int TimeToLive { get; init; } = 1;

    public string FormatName => Format.ToString().ToLowerInvariant();

    public string DisplayName => Name ?? $"{FormatName}-{(IsUdp ? "udp" : "tcp")}-{Port}";

    /// <summary>Reads an output; throws <see cref="CommandFailure"/> with what is wrong and how to mend it.</summary>
    public static OutputUri Parse(OutputSettings settings)
    {
        int start = settings.Text.IndexOf('?');
        OutputUri uri = ParseAddress(settings, start < 0 ? settings.Text : settings.Text[..start]);
        if (start < 0) return uri;
        foreach (string pair in settings.Text[(start + 1)..].Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            int equals = pair.IndexOf('=');
            if (equals < 1) throw uri.Wrong($"option '{pair}' needs a value: {pair}=…");
            uri = uri.With(pair[..equals], Uri.UnescapeDataString(pair[(equals + 1)..]));
        }

        return uri;
    }

    static OutputUri ParseAddress(OutputSettings settings, string body)
    {
        int schemeEnd = body.IndexOf("://", StringComparison.Ordinal);
        if (schemeEnd < 0) throw Wrong(settings, "it has no scheme; examples: beast+tcp://127.0.0.1:30005, sbs+tcp://127.0.0.1:30003, nmea+udp://127.0.0.1:10110");
        string[] scheme = body[..schemeEnd].Split('+');
        int format = Array.IndexOf(Formats, scheme[0]);
        if (format < 0) throw Wrong(settings, $"unknown format '{scheme[0]}'; did you mean {NearestKey.Of(scheme[0], Formats)}?");
        bool isUdp = scheme is [_, "udp"];
        if (!isUdp && scheme is not [_, "tcp"]) throw Wrong(settings, $"write {scheme[0]}+tcp://ADDRESS:PORT to listen{(DatagramFormats.Contains(scheme[0]) ? $", or {scheme[0]}+udp://HOST:PORT to send" : "")}");
        if (isUdp && !DatagramFormats.Contains(scheme[0])) throw Wrong(settings, $"{scheme[0]} is a stream: write {scheme[0]}+tcp://; only {string.Join(" and ", DatagramFormats)} go over UDP");
        (string host, int port) = ParseAuthority(settings, body[(schemeEnd + 3)..].TrimEnd('/'), DefaultPorts[scheme[0]]);
        if (host == "localhost") host = "127.0.0.1";
        if (!isUdp && !IPAddress.TryParse(host, out _)) throw Wrong(settings, $"'{host}' is not an IP address of this machine; write 127.0.0.1 for this machine alone, 0.0.0.0 for all its networks");
        if (isUdp && port == 0) throw Wrong(settings, "0 is not a port to send to");
        return new OutputUri
        {
            Text = settings.Text,
            Where = settings.Where,
            Format = Enum.Parse<OutputFormat>(scheme[0], ignoreCase: true),
            IsUdp = isUdp,
            Host = host,
            Port = port,
            Asterix = scheme[0] == "asterix" ? new AsterixOutputSettings() : null,
        };
    }

    static (string Host, int Port) ParseAuthority(OutputSettings settings, string authority, int port)
    {
        int portStart = authority.LastIndexOf(':');
        if (portStart >= 0 && !authority.EndsWith(']'))
        {
            if (!int.TryParse(authority.AsSpan(portStart + 1), NumberStyles.None, CultureInfo.InvariantCulture, out port) || port > 65535)
                throw Wrong(settings, $"'{authority[(portStart + 1)..]}' is not a port");
            authority = authority[..portStart];
        }

        string host = authority.Trim('[', ']');
        return host.Length == 0 ? throw Wrong(settings, "the address is missing") : (host, port);
    }

    OutputUri With(string key, string value) => key switch
    {
        "name" => this with { Name = value },
        "allow" => this with { Allow = [.. value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Network)] },
        "interface" or "ttl" when !IsUdp => throw Wrong($"{key} is for datagrams to a multicast group"),
        "interface" => this with { Interface = IPAddress.TryParse(value, out IPAddress? address) ? address : throw Wrong($"interface '{value}' is not an IP address of this machine") },
        "ttl" => this with { TimeToLive = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int ttl) && ttl is >= 1 and <= 255 ? ttl : throw Wrong($"ttl '{value}' is not a number from 1 to 255") },
        _ when Asterix is { } tracks => this with { Asterix = tracks.With(key, value, Wrong) },
        _ => WithFrames(key, value),
    };

    /// <summary>The options of outputs that pass on what was received.</summary>
    OutputUri WithFrames(string key, string value) => key switch
    {
        "sources" => this with { Sources = value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) },
        "reduce" when Format == OutputFormat.Nmea => throw Wrong("reduce is for aircraft, not for nmea"),
        "reduce" => this with { ReduceMs = Milliseconds(value) },
        "tags" when Format != OutputFormat.Nmea => throw Wrong("tags is for nmea"),
        "tags" => this with { Tags = Flag(key, value) },
        "stamps" when Format != OutputFormat.Avr => throw Wrong("stamps is for avr; Beast always has them"),
        "stamps" => this with { Stamps = Flag(key, value) },
        "simulated" => this with { Simulated = Flag(key, value) },
        _ => throw Wrong($"unknown option '{key}'; did you mean {NearestKey.Of(key, Options)}=?"),
    };

    /// <summary>Refuses what others could reach unasked: these protocols have no login.</summary>
    public OutputUri CheckExposure(bool insecure)
    {
        IPAddress.TryParse(Host, out IPAddress? address);
        if (insecure || Allow.Count > 0 || IsOfThisMachine(address)) return this;
        throw Wrong(IsUdp && address is not null && SourceUri.IsGroup(address)
            ? $"everyone on that network can join the group: confirm it with allow={Host}, keep it on this machine with interface=127.0.0.1, or add --insecure if this network is trusted"
            : IsUdp
            ? "it sends to another machine: name the network it may send to with allow=192.168.1.0/24, or add --insecure if this network is trusted"
            : "other machines can reach it and this protocol has no login: name who may connect with allow=192.168.1.0/24, listen on 127.0.0.1, or add --insecure if this network is trusted");
    }

    /// <summary>Nobody beyond this machine can receive it; what is sent to a group through the loopback interface stays here.</summary>
    bool IsOfThisMachine(IPAddress? address) =>
        address is not null && (IPAddress.IsLoopback(address) || SourceUri.IsGroup(address) && Interface is { } local && IPAddress.IsLoopback(local));

    /// <summary>Whether an address may receive the data; this machine always may.</summary>
    public bool Allows(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return Allow.Count == 0 || IPAddress.IsLoopback(address) || Allow.Any(network => network.Contains(address));
    }

    IPNetwork Network(string value)
    {
        if (IPNetwork.TryParse(value, out IPNetwork network)) return network;
        if (IPAddress.TryParse(value, out IPAddress? single)) return new IPNetwork(single, single.GetAddressBytes().Length * 8);
        throw Wrong($"allow: '{value}' is not a network such as 192.168.1.0/24");
    }

    int Milliseconds(string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int milliseconds) && milliseconds is >= LeastReduceMs and <= MostReduceMs
            ? milliseconds
            : throw Wrong($"reduce '{value}' is not a number of milliseconds from {LeastReduceMs} to {MostReduceMs}");

    bool Flag(string key, string value) => value switch
    {
        "1" or "true" => true,
        "0" or "false" => false,
        _ => throw Wrong($"{key} '{value}' is not 1 or 0"),
    };

    CommandFailure Wrong(string reason) => Wrong(new OutputSettings(Text, Where), reason);

    static CommandFailure Wrong(OutputSettings settings, string reason) => new($"{(settings.Where is null ? "" : settings.Where + ": ")}output '{settings.Text}': {reason}");
}
