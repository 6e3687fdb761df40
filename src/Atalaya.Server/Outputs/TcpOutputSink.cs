using System.Net;
using System.Net.Sockets;

namespace Atalaya.Server.Outputs;

/// <summary>Listens on a port and sends the same to everyone who connects. A port that cannot be had is shown and tried again.</summary>
sealed class TcpOutputSink(OutputUri uri) : OutputSink
{
    public const int MaxClients = 32;

    const int ChunkBytes = 1 << 14;

    readonly Lock _lock = new();
    readonly List<OutputClient> _clients = [];
    readonly List<Task> _running = [];
    readonly CancellationTokenSource _stop = new();
    byte[] _buffer = new byte[ChunkBytes + 512];
    int _length, _messages, _port;
    long _bytesOfGone, _droppedOfGone, _refused, _cutOff;
    string? _fault;
    Task _accepting = Task.CompletedTask;

    /// <summary>A client that takes nothing for so long is cut off.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    public override string State => Volatile.Read(ref _port) > 0 ? "listening" : _fault is null ? "waiting" : "failed";
    public override string? Fault => _fault;
    public override int Port => Volatile.Read(ref _port);
    public override long Refused => Interlocked.Read(ref _refused);
    public override long CutOff => Interlocked.Read(ref _cutOff);

    public override int ClientCount
    {
        get
        {
            lock (_lock) return _clients.Count;
        }
    }

    public override long Bytes
    {
        get
        {
            lock (_lock) return _bytesOfGone + _clients.Sum(client => client.Bytes);
        }
    }

    public override long Dropped
    {
        get
        {
            lock (_lock) return _droppedOfGone + _clients.Sum(client => client.Dropped);
        }
    }

    public override void Start() => _accepting = Task.Run(AcceptAsync);

    public override void Write(ReadOnlySpan<byte> piece)
    {
        if (_length + piece.Length > _buffer.Length) Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, _length + piece.Length));
        piece.CopyTo(_buffer.AsSpan(_length));
        _length += piece.Length;
    }

    public override void EndMessage()
    {
        base.EndMessage();
        _messages++;
        if (_length >= ChunkBytes) Flush();
    }

    public override void Flush()
    {
        if (_messages == 0) return;
        lock (_lock)
        {
            if (_clients.Count > 0)
            {
                OutputChunk chunk = new(_buffer.AsSpan(0, _length).ToArray(), _messages);
                foreach (OutputClient client in _clients) client.Queue(chunk);
            }
        }

        _length = _messages = 0;
    }

    async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                using Socket listener = Open();
                _fault = null;
                Volatile.Write(ref _port, ((IPEndPoint)listener.LocalEndPoint!).Port);
                while (true) Welcome(await listener.AcceptAsync(_stop.Token).ConfigureAwait(false));
            }
            catch (SocketException exception)
            {
                _fault = Explain(exception);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            Volatile.Write(ref _port, 0);
            await Task.Delay(RetryDelay, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    Socket Open()
    {
        IPAddress address = IPAddress.Parse(uri.Host);
        Socket listener = new(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            listener.Bind(new IPEndPoint(address, uri.Port));
            listener.Listen(16);
            return listener;
        }
        catch
        {
            listener.Dispose();
            throw;
        }
    }

    void Welcome(Socket socket)
    {
        lock (_lock)
        {
            if (_clients.Count >= MaxClients || !uri.Allows(((IPEndPoint)socket.RemoteEndPoint!).Address))
            {
                _refused++;
                socket.Dispose();
                return;
            }

            socket.NoDelay = true;
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
            OutputClient client = new(socket, Patience);
            _clients.Add(client);
            _running.RemoveAll(task => task.IsCompleted);
            _running.Add(Task.Run(() => ServeAsync(client)));
        }
    }

    async Task ServeAsync(OutputClient client)
    {
        await client.RunAsync(_stop.Token).ConfigureAwait(false);
        lock (_lock)
        {
            _clients.Remove(client);
            _bytesOfGone += client.Bytes;
            _droppedOfGone += client.Dropped;
            if (client.IsCutOff) _cutOff++;
        }
    }

    string Explain(SocketException exception) => exception.SocketErrorCode switch
    {
        SocketError.AddressAlreadyInUse => $"port {uri.Port} is in use by another program; stop it or choose another port. Trying again",
        SocketError.AddressNotAvailable => $"{uri.Host} is no address of this machine; use 127.0.0.1, 0.0.0.0 or one that is. Trying again",
        SocketError.AccessDenied => $"port {uri.Port} needs more rights; choose one above 1023",
        _ => exception.Message,
    };

    public override async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Task[] running;
        lock (_lock) running = [.. _running];
        await Task.WhenAll(running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }
}
