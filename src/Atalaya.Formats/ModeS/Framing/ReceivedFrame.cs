namespace Atalaya.Formats.ModeS.Framing;

/// <summary>A frame as a receiver handed it over.</summary>
/// <param name="Frame">The frame.</param>
/// <param name="Ticks">Receiver's 48-bit counter, 12 MHz; null = none sent.</param>
/// <param name="Signal">Level, amplitude relative to full scale × 255; null or 0 = not measured.</param>
public readonly record struct ReceivedFrame(ModeSFrame Frame, ulong? Ticks, byte? Signal)
{
    public const double TicksPerSecond = 12e6;

    /// <summary>The counter that mlat-client puts on frames of computed positions ("\xFF\0MLAT"): no time.</summary>
    public const ulong MultilaterationTicks = 0xFF00_4D4C_4154;

    /// <summary>The counter where it can measure time: not absent, not zero, not the multilateration mark.</summary>
    public ulong? UsableTicks => Ticks is 0 or MultilaterationTicks ? null : Ticks;
}
