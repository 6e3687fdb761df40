using System.Text;
using Atalaya.Integrity.Alerts;
using Atalaya.Server.Alerts;
using Atalaya.Server.Configuration;

namespace Atalaya.Server.Delivery;

/// <summary>
/// One receiver of alerts: takes what it wants from the outbox, in order, and sends each until it has arrived. While it cannot, it tries again after 1 s, 2 s,
/// … 5 min; what did not arrive for a day is given up. At least once: a crash between arrival and the note of it sends once more, with the same id.
/// </summary>
sealed class Receiver : IAsyncDisposable
{
    const double LongestWaitSeconds = 300, GiveUpSeconds = 86_400;
    const int Batch = 100;

    readonly DeliverySettings _settings;
    readonly IDeliveryChannel _channel;
    readonly AlertOutbox _outbox;
    readonly Guid _recording;
    readonly ILogger _logger;
    long _cursor, _delivered, _givenUp;
    volatile string? _fault;

    public Receiver(DeliverySettings settings, AlertOutbox outbox, Guid recording, ILogger logger)
    {
        (_settings, _outbox, _recording, _logger) = (settings, outbox, recording, logger);
        _channel = Create(settings);
        _cursor = outbox.ReadCursor(settings.Name);
    }

    public DeliverySettings Settings => _settings;
    public long Delivered => Interlocked.Read(ref _delivered);
    public long GivenUp => Interlocked.Read(ref _givenUp);

    /// <summary>Why it cannot be reached; null = it can, as far as is known.</summary>
    public string? Fault => _fault;

    public int Waiting => _outbox.ReadAfter(Interlocked.Read(ref _cursor), AlertOutbox.MaxEntries).Count(Wants);

    static IDeliveryChannel Create(DeliverySettings settings)
    {
        byte[]? secret = SecretReference.Read(settings.Secret);
        string? password = secret is null ? null : Encoding.UTF8.GetString(secret);
        return settings.To.Scheme switch
        {
            "mailto" => new MailChannel(settings.Server!, settings.From!, settings.To.OriginalString["mailto:".Length..], password),
            "mqtt" or "mqtts" => new MqttChannel(settings.To, password),
            _ => new WebhookChannel(settings.To, secret),
        };
    }

    public async Task RunAsync(CancellationToken stop)
    {
        try
        {
            while (!stop.IsCancellationRequested)
            {
                Task added = _outbox.Added;
                OutboxEntry[] entries = _outbox.ReadAfter(_cursor, Batch);
                if (entries.Length == 0) await added.WaitAsync(stop).ConfigureAwait(false);
                foreach (OutboxEntry entry in entries) await DeliverAsync(entry, stop).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // what waits is sent after the next start
        }
    }

    /// <summary>Sends a message that stands for nothing, once: whether the receiver can be reached.</summary>
    public Task TestAsync(CancellationToken stop) => _channel.SendAsync(
        new DeliveryMessage($"{_recording:N}:test", "test", Clock.Now.UnixSeconds, new AlertRow { Id = 0, Kind = "test", Severity = "advisory", State = "active", RaisedTime = Clock.Now.UnixSeconds, UpdatedTime = Clock.Now.UnixSeconds, Evidence = [] }), stop);

    async Task DeliverAsync(OutboxEntry entry, CancellationToken stop)
    {
        if (Wants(entry)) await SendAsync(new DeliveryMessage($"{_recording:N}:{entry.Sequence}", entry.Change, entry.Time, entry.Alert), stop).ConfigureAwait(false);
        Interlocked.Exchange(ref _cursor, entry.Sequence);
        _outbox.WriteCursor(_settings.Name, entry.Sequence);
    }

    bool Wants(OutboxEntry entry) => _settings.Changes.Contains(entry.Change) && (_settings.Kinds.Count == 0 || _settings.Kinds.Contains(entry.Alert.Kind))
        && RuleWords.Parse<AlertSeverity>(entry.Alert.Severity) >= _settings.Severity;

    async Task SendAsync(DeliveryMessage message, CancellationToken stop)
    {
        double begun = Clock.Now.UnixSeconds;
        for (double wait = 1; ; wait = Math.Min(2 * wait, LongestWaitSeconds))
        {
            if (await TryAsync(message, begun, stop).ConfigureAwait(false)) return;
            await Task.Delay(TimeSpan.FromSeconds(wait), stop).ConfigureAwait(false);
        }
    }

    async Task<bool> TryAsync(DeliveryMessage message, double begun, CancellationToken stop)
    {
        try
        {
            await _channel.SendAsync(message, stop).ConfigureAwait(false);
            Interlocked.Increment(ref _delivered);
            if (_fault is not null) DeliveryLog.Works(_logger, _settings.Name);
            _fault = null;
            return true;
        }
        catch (Exception exception) when (!stop.IsCancellationRequested)
        {
            if (_fault is null) DeliveryLog.Waits(_logger, _settings.Name, exception.Message);
            _fault = exception.Message;
            if (Clock.Now.UnixSeconds - begun < GiveUpSeconds) return false;
            DeliveryLog.GivenUp(_logger, _settings.Name, exception.Message);
            Interlocked.Increment(ref _givenUp);
            return true;
        }
    }

    public ValueTask DisposeAsync() => _channel.DisposeAsync();
}
