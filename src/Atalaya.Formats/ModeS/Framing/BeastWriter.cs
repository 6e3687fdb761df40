namespace Atalaya.Formats.ModeS.Framing;

/// <summary>Writes Mode-S Beast binary.</summary>
public static class BeastWriter
{
    const byte Escape = 0x1A;

    /// <summary>Every byte after the type may need doubling: 2 + 2 × (6 + 1 + 14).</summary>
    public const int MaxLength = 44;

    /// <summary>Writes one message of type '2' or '3' and returns its length.</summary>
    public static int Write(Span<byte> destination, in ModeSFrame frame, ulong ticks, byte signal)
    {
        Span<byte> bytes = stackalloc byte[ModeSFrame.LongLength];
        int frameLength = frame.WriteTo(bytes);
        destination[0] = Escape;
        destination[1] = frame.IsLong ? (byte)'3' : (byte)'2';
        int length = 2;
        for (int shift = 40; shift >= 0; shift -= 8) length = Put(destination, length, (byte)(ticks >> shift));
        length = Put(destination, length, signal);
        for (int i = 0; i < frameLength; i++) length = Put(destination, length, bytes[i]);
        return length;
    }

    static int Put(Span<byte> destination, int length, byte value)
    {
        destination[length++] = value;
        if (value == Escape) destination[length++] = value;
        return length;
    }
}
