using System.Net.WebSockets;
using System.Text.Json;
using Atalaya.Core.Geodesy;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Server.Alerts;
using Atalaya.Server.Live;

namespace Atalaya.Server.Web;

/// <summary>
/// One browser on the stream: sends what changed in its view at most four times a second. The next frame is only built when the last one
/// has been sent, so that a slow client gets the newest state and never a queue.
/// </summary>
sealed class StreamClient(WebSocket socket, FlowHost host) : LivePicture.IReader
{
    static readonly TimeSpan Period = TimeSpan.FromMilliseconds(250);
    static readonly TimeSpan LongestSend = TimeSpan.FromSeconds(10);
    const int MaxSubscriptions = 16;

    readonly WebFrame _frame = new();
    readonly HashSet<ulong> _sent = [];
    readonly Lock _requestLock = new();
    ViewBox _view = ViewBox.World;
    HashSet<ulong> _subscribed = [];
    bool _snapshotWanted = true;

    long _since;
    int _generation = -1;
    ViewBox _viewNow;
    HashSet<ulong> _subscribedNow = [];
    bool _isSnapshot;
    (int, long)? _alertVersion;
    Instant _pictureTime;
    long _sequence;

    public async Task RunAsync(CancellationToken stop)
    {
        using CancellationTokenSource ended = CancellationTokenSource.CreateLinkedTokenSource(stop);
        Task receiving = ReceiveAsync(ended);
        using PeriodicTimer timer = new(Period);
        try
        {
            do await SendAsync(ended.Token).ConfigureAwait(false);
            while (await timer.WaitForNextTickAsync(ended.Token).ConfigureAwait(false));
        }
        catch (Exception exception) when (exception is OperationCanceledException or WebSocketException or ObjectDisposedException)
        {
            // the client has gone or the server stops
        }

        await ended.CancelAsync().ConfigureAwait(false);
        await CloseAsync().ConfigureAwait(false);
        await receiving.ConfigureAwait(false);
        _frame.Dispose();
    }

    async Task SendAsync(CancellationToken stop)
    {
        lock (_requestLock)
        {
            _viewNow = _view;
            _subscribedNow = _subscribed;
            _isSnapshot = _snapshotWanted;
            _snapshotWanted = false;
        }

        _frame.Clear();
        host.Picture.Read(_since, this);
        ReadOnlyMemory<byte> bytes = _frame.Finish(_isSnapshot, _pictureTime, _sequence, host.StreamState);
        _since = _sequence;
        using CancellationTokenSource timeout = CancellationTokenSource.CreateLinkedTokenSource(stop);
        timeout.CancelAfter(LongestSend);
        await socket.SendAsync(bytes, WebSocketMessageType.Binary, true, timeout.Token).ConfigureAwait(false);
        (int, long) version = host.AlertVersion;
        if (version == _alertVersion) return;
        _alertVersion = version;
        await socket.SendAsync(AlertsApi.StreamText(host), WebSocketMessageType.Text, true, timeout.Token).ConfigureAwait(false);
    }

    void LivePicture.IReader.Begin(Tick tick, long sequence, int generation, bool endedIsComplete)
    {
        _pictureTime = tick.End;
        _sequence = sequence;
        if (!endedIsComplete || generation != _generation) _isSnapshot = true;
        _generation = generation;
        if (_isSnapshot) _sent.Clear();
    }

    void LivePicture.IReader.Track(long sequence, in Track track)
    {
        if (!_isSnapshot && sequence <= _since) return;
        if (IsWanted(track))
        {
            _frame.Add(track, _pictureTime);
            _sent.Add(track.Id);
        }
        else if (_sent.Remove(track.Id))
        {
            _frame.AddRemoved(track.Id);
        }
    }

    /// <summary>A confirmed track that ended is sent once more, so that the client can show it as lost, and then taken away.</summary>
    void LivePicture.IReader.Ended(in Track last, bool wasConfirmed)
    {
        if (!_sent.Remove(last.Id)) return;
        if (wasConfirmed) _frame.Add(last, _pictureTime, host.Picture.NumberOf(last.MergedInto));
        _frame.AddRemoved(last.Id);
    }

    bool IsWanted(in Track track)
    {
        if (_subscribedNow.Contains(track.Id)) return true;
        return !track.HasPosition || _viewNow.Contains(track.Latitude * GeodeticPosition.DegreesPerRadian, track.Longitude * GeodeticPosition.DegreesPerRadian);
    }

    async Task ReceiveAsync(CancellationTokenSource ended)
    {
        byte[] buffer = new byte[4096];
        try
        {
            while (socket.State == WebSocketState.Open)
            {
                ValueWebSocketReceiveResult result = await socket.ReceiveAsync(buffer.AsMemory(), ended.Token).ConfigureAwait(false);
                if (result.MessageType == WebSocketMessageType.Close || !result.EndOfMessage) break;
                if (result.MessageType == WebSocketMessageType.Text) Take(buffer.AsSpan(0, result.Count));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or WebSocketException or ObjectDisposedException)
        {
            // the client has gone or the server stops
        }

        await ended.CancelAsync().ConfigureAwait(false);
    }

    /// <summary>Takes a request of the client; one that cannot be read changes nothing.</summary>
    void Take(ReadOnlySpan<byte> utf8)
    {
        StreamRequest? request;
        try
        {
            request = JsonSerializer.Deserialize(utf8, WebJson.Default.StreamRequest);
        }
        catch (JsonException)
        {
            return;
        }

        lock (_requestLock)
        {
            if (request?.Type == "view" && ViewBox.TryCreate(request.Bbox, out ViewBox box)) _view = box;
            else if (request?.Type == "subscribe" && request.Tracks is { Length: <= MaxSubscriptions } tracks) _subscribed = ParseIds(tracks);
            else return;
            _snapshotWanted = true;
        }
    }

    static HashSet<ulong> ParseIds(string?[] texts)
    {
        HashSet<ulong> ids = [];
        foreach (string? text in texts)
            if (text is not null && TrackText.TryParseId(text, out ulong id)) ids.Add(id);
        return ids;
    }

    async Task CloseAsync()
    {
        if (socket.State is not (WebSocketState.Open or WebSocketState.CloseReceived)) return;
        using CancellationTokenSource timeout = new(TimeSpan.FromSeconds(1));
        try
        {
            await socket.CloseOutputAsync(WebSocketCloseStatus.EndpointUnavailable, null, timeout.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is OperationCanceledException or WebSocketException or ObjectDisposedException)
        {
            // it was already gone
        }
    }
}

/// <summary>A request of a client on the stream.</summary>
sealed record StreamRequest(string? Type, double[]? Bbox, string?[]? Tracks);
