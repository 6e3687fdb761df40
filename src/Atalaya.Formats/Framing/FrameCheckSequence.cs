namespace Atalaya.Formats.Framing;

/// <summary>The 16-bit frame check sequence of HDLC (ISO/IEC 13239 4.2.5.2): x^16 + x^12 + x^5 + 1, low bit first, inverted.</summary>
static class FrameCheckSequence
{
    public const ushort Initial = 0xFFFF;

    static readonly ushort[] Table = MakeTable();

    public static ushort Add(ushort sum, ReadOnlySpan<byte> octets)
    {
        foreach (byte octet in octets) sum = (ushort)((sum >> 8) ^ Table[(byte)(sum ^ octet)]);
        return sum;
    }

    public static ushort Finish(ushort sum) => (ushort)~sum;

    static ushort[] MakeTable()
    {
        const ushort polynomial = 0x8408;
        ushort[] table = new ushort[256];
        for (int i = 0; i < 256; i++)
        {
            int value = i;
            for (int bit = 0; bit < 8; bit++) value = (value & 1) != 0 ? (value >> 1) ^ polynomial : value >> 1;
            table[i] = (ushort)value;
        }

        return table;
    }
}
