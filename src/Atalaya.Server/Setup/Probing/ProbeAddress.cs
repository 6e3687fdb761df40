using System.Globalization;
using System.Net;
using Atalaya.Server.Commands;
using Atalaya.Server.Inputs;

namespace Atalaya.Server.Setup.Probing;

/// <summary>Reads what a user names to look at: a host, HOST:PORT, or the address of a source.</summary>
static class ProbeAddress
{
    /// <summary>The targets; throws <see cref="CommandFailure"/> where the text names none, or a place that may not be looked at.</summary>
    /// <param name="text">As written.</param>
    /// <param name="ownPort">The port of our own pages.</param>
    /// <param name="confirmed">The user confirmed that a host outside private networks is meant.</param>
    public static async Task<IReadOnlyList<ProbeTarget>> ReadAsync(string text, int ownPort, bool confirmed, CancellationToken stop)
    {
        text = text.Trim();
        if (text.Contains("://", StringComparison.Ordinal)) return [await CheckAsync(Of(SourceUri.Parse(text)), confirmed, stop).ConfigureAwait(false)];
        (string host, int? port) = Split(text);
        if (port is { } single) return [await CheckAsync(new ProbeTarget(ProbeKind.Tcp, host, single), confirmed, stop).ConfigureAwait(false)];
        IPAddress address = await ResolveAsync(host, confirmed, stop).ConfigureAwait(false);
        return LocalTargets.Of(IPAddress.IsLoopback(address) ? "127.0.0.1" : address.ToString(), IPAddress.IsLoopback(address), ownPort);
    }

    static ProbeTarget Of(SourceUri uri) => uri.Transport switch
    {
        Transport.Udp => new ProbeTarget(ProbeKind.Udp, uri.Host, uri.Port, uri.Interface),
        Transport.TcpClient => new ProbeTarget(ProbeKind.Tcp, uri.Host, uri.Port),
        _ => throw new CommandFailure($"'{uri.Text}' is no place in a network: write HOST, HOST:PORT or the address of a source such as nmea+udp://0.0.0.0:10110"),
    };

    /// <summary>Replaces the host by its address, so that what was checked is what is connected to.</summary>
    static async Task<ProbeTarget> CheckAsync(ProbeTarget target, bool confirmed, CancellationToken stop)
    {
        if (target.Kind != ProbeKind.Udp) return target with { Host = (await ResolveAsync(target.Host, confirmed, stop).ConfigureAwait(false)).ToString() };
        return IPAddress.TryParse(target.Host, out _) ? target : throw new CommandFailure($"'{target.Host}' is no IP address: UDP is received on an address of this machine (0.0.0.0 = all) or of a group");
    }

    static async Task<IPAddress> ResolveAsync(string host, bool confirmed, CancellationToken stop)
    {
        IPAddress address = await ProbeHosts.ResolveAsync(host, stop).ConfigureAwait(false) ?? throw new CommandFailure(Advice.Of("host_unknown", ("host", host)).Sentence);
        return confirmed || ProbeHosts.IsNear(address) ? address : throw new CommandFailure($"{address} is not in a private network: confirm that you mean it");
    }

    static (string Host, int? Port) Split(string text)
    {
        int colon = text.LastIndexOf(':');
        bool isBareV6 = !text.StartsWith('[') && text.IndexOf(':') != colon;
        if (colon < 0 || isBareV6 || text.EndsWith(']')) return (text.Trim('[', ']'), null);
        return int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int port) && port is > 0 and < 65536
            ? (text[..colon].Trim('[', ']'), port)
            : throw new CommandFailure($"'{text[(colon + 1)..]}' is not a port");
    }
}
