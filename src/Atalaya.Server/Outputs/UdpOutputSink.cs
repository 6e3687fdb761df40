using System.Net;
using System.Net.Sockets;
using Atalaya.Server.Inputs;

namespace Atalaya.Server.Outputs;

/// <summary>Sends each piece as a datagram. What cannot be sent is counted, shown and gone.</summary>
sealed class UdpOutputSink(OutputUri uri) : OutputSink
{
    /// <summary>A refusal comes back with the next datagram at the earliest: a fault is shown for a while.</summary>
    static readonly TimeSpan FaultTime = TimeSpan.FromSeconds(10);

    static readonly TimeSpan BurstWait = TimeSpan.FromMilliseconds(20);

    Socket? _socket;
    DateTime _nextTry;
    long _bytes, _dropped;
    volatile Failure? _failure;

    sealed record Failure(string Text, DateTime At);

    public override string State => Fault is not null ? "failed" : _socket is null ? "waiting" : "sending";
    public override string? Fault => _failure is { } failure && DateTime.UtcNow - failure.At < FaultTime ? failure.Text : null;
    public override int Port => uri.Port;
    public override int ClientCount => 0;
    public override long Bytes => Interlocked.Read(ref _bytes);
    public override long Dropped => Interlocked.Read(ref _dropped);

    public override void Start()
    {
    }

    public override void Write(ReadOnlySpan<byte> piece)
    {
        if (_socket is null) TryOpen();
        if (_socket is null)
        {
            Interlocked.Increment(ref _dropped);
            return;
        }

        try
        {
            Interlocked.Add(ref _bytes, Send(_socket, piece));
        }
        catch (SocketException exception)
        {
            Interlocked.Increment(ref _dropped);
            Fail(exception);
        }
    }

    /// <summary>A burst that fills the system's buffer waits a moment for the network.</summary>
    static int Send(Socket socket, ReadOnlySpan<byte> piece)
    {
        int sent = socket.Send(piece, SocketFlags.None, out SocketError error);
        if (error == SocketError.WouldBlock && socket.Poll(BurstWait, SelectMode.SelectWrite)) sent = socket.Send(piece, SocketFlags.None, out error);
        return error == SocketError.Success ? sent : throw new SocketException((int)error);
    }

    public override void Flush()
    {
    }

    void TryOpen()
    {
        if (DateTime.UtcNow < _nextTry) return;
        _nextTry = DateTime.UtcNow + RetryDelay;
        try
        {
            IPAddress address = Resolve();
            Socket socket = new(address.AddressFamily, SocketType.Dgram, ProtocolType.Udp) { Blocking = false };
            try
            {
                if (SourceUri.IsGroup(address)) SetUpGroup(socket);
                socket.Connect(new IPEndPoint(address, uri.Port));
                _socket = socket;
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        }
        catch (SocketException exception)
        {
            Fail(exception);
        }
    }

    void SetUpGroup(Socket socket)
    {
        bool isV4 = socket.AddressFamily == AddressFamily.InterNetwork;
        SocketOptionLevel level = isV4 ? SocketOptionLevel.IP : SocketOptionLevel.IPv6;
        socket.SetSocketOption(level, SocketOptionName.MulticastTimeToLive, uri.TimeToLive);
        if (isV4 && uri.Interface is { AddressFamily: AddressFamily.InterNetwork } local) socket.SetSocketOption(level, SocketOptionName.MulticastInterface, local.GetAddressBytes());
        else if (uri.Interface is { } scoped) socket.SetSocketOption(level, SocketOptionName.MulticastInterface, (int)scoped.ScopeId);
    }

    void Fail(SocketException exception) => _failure = new Failure(Explain(exception), DateTime.UtcNow);

    IPAddress Resolve()
    {
        if (!IPAddress.TryParse(uri.Host, out IPAddress? address)) address = Dns.GetHostAddresses(uri.Host).FirstOrDefault() ?? throw new SocketException((int)SocketError.HostNotFound);
        return uri.Allows(address) ? address : throw new SocketException((int)SocketError.AddressNotAvailable);
    }

    string Explain(SocketException exception) => exception.SocketErrorCode switch
    {
        SocketError.ConnectionRefused => $"nothing listens on {uri.Host}:{uri.Port}",
        SocketError.AddressNotAvailable when uri.Interface is { } local => $"{local} of interface= is no address of this machine, or {uri.Host} lies outside the networks named by allow=",
        SocketError.AddressNotAvailable => $"{uri.Host} lies outside the networks named by allow=",
        SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData => $"host '{uri.Host}' is not known; check its name",
        SocketError.NetworkUnreachable or SocketError.HostUnreachable => $"{uri.Host} cannot be reached from this machine",
        _ => exception.Message,
    };

    public override ValueTask DisposeAsync()
    {
        _socket?.Dispose();
        return ValueTask.CompletedTask;
    }
}
