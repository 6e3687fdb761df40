namespace Atalaya.Server.Delivery;

/// <summary>The messages of delivery.</summary>
static partial class DeliveryLog
{
    [LoggerMessage(601, LogLevel.Error, "The outbox of alerts cannot be written: {Reason}")]
    public static partial void OutboxFailed(ILogger logger, string reason);

    [LoggerMessage(602, LogLevel.Warning, "Alerts cannot be delivered to {Receiver}, they wait: {Reason}")]
    public static partial void Waits(ILogger logger, string receiver, string reason);

    [LoggerMessage(603, LogLevel.Information, "Alerts are delivered to {Receiver} again")]
    public static partial void Works(ILogger logger, string receiver);

    [LoggerMessage(604, LogLevel.Error, "An alert could not be delivered to {Receiver} for a day and is given up: {Reason}")]
    public static partial void GivenUp(ILogger logger, string receiver, string reason);
}
