using Atalaya.Server.Commands;

namespace Atalaya.Server.Delivery;

/// <summary>All receivers of alerts, each on its own: one that is away holds up no other, and never the picture.</summary>
sealed class DeliveryHub : IAsyncDisposable
{
    readonly CancellationTokenSource _stop = new();
    Task _running = Task.CompletedTask;

    public DeliveryHub(IEnumerable<DeliverySettings> settings, AlertOutbox outbox, Guid recording, ILogger logger) =>
        Receivers = [.. settings.Select(one => new Receiver(one, outbox, recording, logger))];

    public IReadOnlyList<Receiver> Receivers { get; }

    /// <summary>Throws <see cref="CommandFailure"/> where a secret is not there.</summary>
    public static void Check(IEnumerable<DeliverySettings> settings)
    {
        foreach (DeliverySettings one in settings) SecretReference.Read(one.Secret);
    }

    public void Start() => _running = Task.WhenAll(Receivers.Select(receiver => Task.Run(() => receiver.RunAsync(_stop.Token))));

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (Receiver receiver in Receivers) await receiver.DisposeAsync().ConfigureAwait(false);
        _stop.Dispose();
    }
}
