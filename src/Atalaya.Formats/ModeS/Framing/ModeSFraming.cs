namespace Atalaya.Formats.ModeS.Framing;

/// <summary>How received Mode S frames travel.</summary>
public enum ModeSFraming : byte
{
    /// <summary>Mode-S Beast binary: escape 0x1A, type, 48-bit 12 MHz counter, signal level, frame.</summary>
    Beast,

    /// <summary>AVR text: <c>*HEX;</c>, or <c>@</c> with twelve digits of counter before the frame.</summary>
    Avr,

    /// <summary>Lines of hexadecimal digits, with or without marks, other columns and a time in seconds before them.</summary>
    Hex,
}
