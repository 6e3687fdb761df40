using System.Globalization;
using System.Net;
using Atalaya.Server.Commands;
using Atalaya.Server.Security;

namespace Atalaya.Server.Web;

/// <summary>Where the web interface listens.</summary>
sealed record ListenAddress(IPAddress Address, int Port)
{
    public static ListenAddress Default { get; } = new(IPAddress.Loopback, 8080);

    public bool IsLoopback => IPAddress.IsLoopback(Address);

    public override string ToString() => new IPEndPoint(Address, Port).ToString();

    /// <summary>ADDR:PORT; localhost is 127.0.0.1. Throws <see cref="CommandFailure"/>.</summary>
    public static ListenAddress Parse(string text)
    {
        int colon = text.LastIndexOf(':');
        string host = colon < 0 ? "" : text[..colon].Trim('[', ']');
        if (host == "localhost") host = "127.0.0.1";
        if (colon < 0 || !IPAddress.TryParse(host, out IPAddress? address)) throw CommandFailure.Usage($"--listen {text}: write ADDRESS:PORT with an IP address, for example 127.0.0.1:8080");
        if (!int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int port) || port is < 0 or > 65535)
            throw CommandFailure.Usage($"--listen {text}: '{text[(colon + 1)..]}' is not a port");
        return new ListenAddress(address, port);
    }

    /// <summary>Refuses an address others can reach as long as there are no users, unless the operator insists.</summary>
    public ListenAddress CheckExposure(bool insecure, UserStore users)
    {
        if (IsLoopback || insecure || users.AreRequired) return this;
        string remedy = users.CanChange ? "add one with atalaya user add NAME --role admin, listen on 127.0.0.1" : "listen on 127.0.0.1";
        throw new CommandFailure($"--listen {this} can be reached from other machines and there are no users yet: {remedy}, or add --insecure if this network is trusted");
    }
}
