using System.Buffers.Binary;

namespace Atalaya.Formats.ModeS;

/// <summary>
/// One Mode S downlink transmission (ICAO Annex 10 vol. IV, 3.1.2.3): 56 or 112 bits as its three parts. Bit 1 is the first bit sent.
/// </summary>
/// <param name="Header">Bits 1–32.</param>
/// <param name="Message">Bits 33–88 of a long frame (ME, MB, MV …), right-aligned; 0 in a short one.</param>
/// <param name="Parity">The last 24 bits: address/parity (AP) or parity/interrogator (PI).</param>
/// <param name="IsLong">112 bits instead of 56.</param>
public readonly record struct ModeSFrame(uint Header, ulong Message, uint Parity, bool IsLong)
{
    public const int ShortLength = 7;
    public const int LongLength = 14;
    public const uint AddressMask = 0xFF_FFFF;

    /// <summary>DF: 5 bits, but 24 for every format that begins with two ones (3.1.2.3.2.1.2).</summary>
    public int DownlinkFormat => Header >= 0xC000_0000 ? 24 : (int)(Header >> 27);

    /// <summary>Bits 6–8: CA, CF, FS …</summary>
    public int Subfield => (int)(Header >> 24) & 7;

    /// <summary>AA: bits 9–32 of DF11, 17 and 18.</summary>
    public uint Address => Header & AddressMask;

    public int Length => IsLong ? LongLength : ShortLength;

    /// <summary>Parity of the content joined with the last 24 bits: 0, an interrogator code or an address, by format.</summary>
    public uint Remainder => (IsLong ? ModeSParity.OfLong(Header, Message) : ModeSParity.OfShort(Header)) ^ Parity;

    /// <summary>Reads 7 or 14 bytes.</summary>
    public static ModeSFrame FromBytes(ReadOnlySpan<byte> bytes)
    {
        uint header = BinaryPrimitives.ReadUInt32BigEndian(bytes);
        if (bytes.Length < LongLength) return new ModeSFrame(header, 0, BinaryPrimitives.ReadUInt32BigEndian(bytes[3..]) & AddressMask, false);
        ulong tail = BinaryPrimitives.ReadUInt64BigEndian(bytes[6..]);
        ulong message = (ulong)BinaryPrimitives.ReadUInt16BigEndian(bytes[4..]) << 40 | tail >> 24;
        return new ModeSFrame(header, message, (uint)tail & AddressMask, true);
    }

    /// <summary>Writes 7 or 14 bytes and returns their number.</summary>
    public int WriteTo(Span<byte> destination)
    {
        BinaryPrimitives.WriteUInt32BigEndian(destination, Header);
        if (!IsLong)
        {
            destination[4] = (byte)(Parity >> 16);
            BinaryPrimitives.WriteUInt16BigEndian(destination[5..], (ushort)Parity);
            return ShortLength;
        }

        BinaryPrimitives.WriteUInt16BigEndian(destination[4..], (ushort)(Message >> 40));
        BinaryPrimitives.WriteUInt64BigEndian(destination[6..], Message << 24 | Parity);
        return LongLength;
    }

    /// <summary>A short frame whose parity carries <paramref name="overlay"/>: 0, an interrogator code or the address.</summary>
    public static ModeSFrame Short(uint header, uint overlay) => new(header, 0, ModeSParity.OfShort(header) ^ overlay, false);

    /// <summary>A long frame whose parity carries <paramref name="overlay"/>: 0 or the address.</summary>
    public static ModeSFrame Long(uint header, ulong message, uint overlay) => new(header, message, ModeSParity.OfLong(header, message) ^ overlay, true);

    /// <summary>An extended squitter of a transponder: DF17 with capability CA.</summary>
    public static ModeSFrame ExtendedSquitter(uint address, ulong message, int capability = 5) =>
        Long(17u << 27 | (uint)(capability & 7) << 24 | address & AddressMask, message, 0);

    /// <summary>An extended squitter of another device: DF18 with control field CF.</summary>
    public static ModeSFrame NonTransponder(uint address, ulong message, int control) =>
        Long(18u << 27 | (uint)(control & 7) << 24 | address & AddressMask, message, 0);

    /// <summary>DF11, all-call reply or acquisition squitter: the parity carries the interrogator code (0 for a squitter).</summary>
    public static ModeSFrame AllCall(uint address, int capability = 5, int interrogator = 0) =>
        Short(11u << 27 | (uint)(capability & 7) << 24 | address & AddressMask, (uint)interrogator);

    // Not Bits.ContentHash: the frame is three numbers here, which need not become bytes first.
    /// <summary>A 64-bit value of all bits, never 0: equal for equal frames.</summary>
    public ulong ContentHash()
    {
        ulong hash = ((ulong)Header << 32 | Parity << 1 | (IsLong ? 1u : 0)) * 0x9E37_79B9_7F4A_7C15;
        hash = (hash ^ hash >> 29 ^ Message) * 0xBF58_476D_1CE4_E5B9;
        hash = (hash ^ hash >> 32) * 0x94D0_49BB_1331_11EB;
        hash ^= hash >> 29;
        return hash == 0 ? 1 : hash;
    }
}
