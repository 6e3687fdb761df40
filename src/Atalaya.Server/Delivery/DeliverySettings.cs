using Atalaya.Integrity.Alerts;

namespace Atalaya.Server.Delivery;

/// <summary>Where alerts are sent: a webhook (https://…), a mailbox (mailto:…) or a topic (mqtt://host/topic).</summary>
sealed record DeliverySettings
{
    public required string Name { get; init; }
    public required Uri To { get; init; }

    /// <summary>Reference to a secret, never the secret: env:NAME or file:PATH. Of a webhook it signs, of the others it is the password.</summary>
    public string? Secret { get; init; }

    /// <summary>Mail: the server, smtp://user@host:587 (STARTTLS if offered) or smtps://user@host:465.</summary>
    public Uri? Server { get; init; }

    /// <summary>Mail: the sender.</summary>
    public string? From { get; init; }

    /// <summary>Alerts at least as grave.</summary>
    public AlertSeverity Severity { get; init; } = AlertSeverity.Caution;

    /// <summary>Alerts of these kinds; empty = all.</summary>
    public IReadOnlyList<string> Kinds { get; init; } = [];

    /// <summary>Changes of these kinds: raised and cleared if nothing is said.</summary>
    public IReadOnlyList<string> Changes { get; init; } = ["raised", "reopened", "cleared"];

    public bool Equals(DeliverySettings? other) => other is not null && ToString() == other.ToString();
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    public override string ToString() => $"{Name} {To} {Secret} {Server} {From} {Severity} {string.Join(',', Kinds)} {string.Join(',', Changes)}";
}
