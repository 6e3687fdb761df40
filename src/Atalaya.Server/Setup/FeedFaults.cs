using System.Net.Sockets;
using Atalaya.Server.Inputs;

namespace Atalaya.Server.Setup;

/// <summary>What the failure of a link means for people.</summary>
static class FeedFaults
{
    public static Advice Of(SourceUri uri, Exception exception) => exception switch
    {
        TimeoutException => Advice.Of("connect_timeout", ("address", Address(uri)), ("seconds", Live.TcpFeed.ConnectTimeout.TotalSeconds)),
        SocketException socket when Of(uri, socket.SocketErrorCode) is { } advice => advice,
        SocketException when uri.Interface is not null => UnknownInterface(uri),
        SocketException when uri.IsMulticast => Advice.Of("multicast_refused", ("host", uri.Host), ("addresses", Addresses())),
        FormatException when uri.Interface is not null => UnknownInterface(uri),
        _ => Advice.Of("feed_failed", ("detail", exception.Message.TrimEnd('.'))),
    };

    static Advice? Of(SourceUri uri, SocketError error) => error switch
    {
        SocketError.ConnectionRefused => Advice.Of("refused", ("address", Address(uri))),
        SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData => Advice.Of("host_unknown", ("host", uri.Host)),
        SocketError.HostUnreachable or SocketError.NetworkUnreachable or SocketError.HostDown or SocketError.NetworkDown => Advice.Of("host_unreachable", ("address", Address(uri))),
        SocketError.TimedOut => Advice.Of("connect_timeout", ("address", Address(uri)), ("seconds", Live.TcpFeed.ConnectTimeout.TotalSeconds)),
        SocketError.ConnectionReset or SocketError.ConnectionAborted => Advice.Of("connection_broken", ("address", Address(uri))),
        SocketError.AddressAlreadyInUse => Advice.Of("port_in_use", ("port", uri.Port)),
        SocketError.AddressNotAvailable when uri.Interface is null => Advice.Of("address_not_local", ("host", uri.Host), ("addresses", Addresses())),
        SocketError.AccessDenied => Advice.Of("port_rights", ("port", uri.Port)),
        _ => null,
    };

    static Advice UnknownInterface(SourceUri uri) => Advice.Of("interface_unknown", ("interface", uri.Interface!), ("addresses", Addresses()));

    public static string Address(SourceUri uri) => uri.Host.Contains(':', StringComparison.Ordinal) ? $"[{uri.Host}]:{uri.Port}" : $"{uri.Host}:{uri.Port}";

    static string Addresses() => LocalAddresses.Text(LocalAddresses.Read());
}
