using Atalaya.Core.Time;

namespace Atalaya.Scenarios.Attacks;

/// <summary>What an attack did to one object: from its first changed or added transmission to the last.</summary>
public sealed class AttackLabel
{
    /// <summary>Number of the attack in its list, from 1.</summary>
    public required int Attack { get; init; }

    public required string Kind { get; init; }

    /// <summary>The object as it calls itself.</summary>
    public required ObjectKey Subject { get; init; }

    public required Instant From { get; init; }
    public Instant To { get; internal set; }

    /// <summary>Transmissions changed, suppressed or added; a transmission that several receivers heard counts once.</summary>
    public long Transmissions { get; internal set; }

    /// <summary>Where the false signals come from as <c>latitude;longitude;metres above the sea</c>; empty = from the object itself.</summary>
    public required string Transmitter { get; init; }

    /// <summary>What is true of this object beyond the attack's settings, as key=value joined by semicolons.</summary>
    public required string Parameters { get; init; }
}
