namespace Atalaya.Formats.ModeS.Framing;

/// <summary>Writes AVR text, upper case, one message a line.</summary>
public static class AvrWriter
{
    /// <summary>'@', twelve digits of counter, 28 of frame, semicolon, line feed.</summary>
    public const int MaxLength = 43;

    /// <summary>Writes <c>*HEX;</c>, or <c>@ticksHEX;</c> if ticks are given, and a line feed; returns the length.</summary>
    public static int Write(Span<byte> destination, in ModeSFrame frame, ulong? ticks = null)
    {
        Span<byte> bytes = stackalloc byte[ModeSFrame.LongLength];
        int frameLength = frame.WriteTo(bytes);
        destination[0] = ticks is null ? (byte)'*' : (byte)'@';
        int length = 1;
        if (ticks is ulong value)
            for (int shift = 40; shift >= 0; shift -= 8) length = Put(destination, length, (byte)(value >> shift));
        for (int i = 0; i < frameLength; i++) length = Put(destination, length, bytes[i]);
        destination[length++] = (byte)';';
        destination[length++] = (byte)'\n';
        return length;
    }

    static int Put(Span<byte> destination, int length, byte value)
    {
        destination[length] = "0123456789ABCDEF"u8[value >> 4];
        destination[length + 1] = "0123456789ABCDEF"u8[value & 15];
        return length + 2;
    }
}
