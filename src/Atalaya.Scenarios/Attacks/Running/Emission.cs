using Atalaya.Core.Time;
using Atalaya.Formats.ModeS;

namespace Atalaya.Scenarios.Attacks.Running;

/// <summary>A transmission that an attacker sends: a Mode S frame, or the bits of an AIS message.</summary>
sealed record Emission
{
    public required ObjectKey Subject { get; init; }
    public required Instant Time { get; init; }
    public ModeSFrame Frame { get; init; }
    public byte[] Bits { get; init; } = [];
    public int LengthBits { get; init; }

    /// <summary>Set with one transmission a second, for sources whose records are whole target reports; null = none of them.</summary>
    public GhostState? State { get; init; }
}
