namespace Atalaya.Server.Delivery;

/// <summary>A way to one receiver. Throws whatever goes wrong: the message is sent again later.</summary>
interface IDeliveryChannel : IAsyncDisposable
{
    Task SendAsync(DeliveryMessage message, CancellationToken stop);
}
