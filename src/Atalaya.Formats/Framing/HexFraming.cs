using Atalaya.Core.Time;

namespace Atalaya.Formats.Framing;

/// <summary>Text lines <c>YYYYMMDD:HHMMSS.mmm HEX</c>, UTC: a prefix of two octets and blocks; lines without the prefix are read too.</summary>
sealed class HexFraming : Framing
{
    public const int PrefixLength = 2;

    const int DateLength = 15;
    /// <summary>What has no end of line in so many octets is lost whole.</summary>
    const int MaxLine = 2 * (MaxPayload + PrefixLength) + 64;

    byte[] _payload = [];

    public override string Name => "asterix-hex";

    public override FrameLook Look(ReadOnlySpan<byte> rest, bool endOfInput, out FrameExtent extent)
    {
        int end = rest[..Math.Min(rest.Length, MaxLine)].IndexOf((byte)'\n');
        extent = new FrameExtent { Length = MaxLine };
        if (end < 0 && rest.Length >= MaxLine) return FrameLook.None;
        if (end < 0 && !endOfInput) return FrameLook.More;
        int length = end < 0 ? rest.Length : end + 1;
        extent = new FrameExtent { Length = length };
        ReadOnlySpan<byte> line = rest[..length].TrimEnd(" \t\r\n"u8);
        if (line.IsEmpty)
        {
            extent = extent with { IsSure = true };
            return FrameLook.Frame;
        }

        if (!TryTime(line, out Instant time, out int at)) return FrameLook.None;
        ReadOnlySpan<byte> digits = line[at..].Trim(" \t"u8);
        if (digits.Length < 2 || digits.Length % 2 != 0 || digits.Length / 2 > MaxPayload + PrefixLength || !AreHex(digits)) return FrameLook.None;
        int start = line.Length - digits.Length;
        extent = extent with { PayloadStart = start, PayloadLength = digits.Length, Stamp = time.UnixNanoseconds, IsSure = true };
        return FrameLook.Frame;
    }

    static bool AreHex(ReadOnlySpan<byte> digits)
    {
        foreach (byte digit in digits)
            if (!char.IsAsciiHexDigit((char)digit)) return false;
        return true;
    }

    public override Instant? TimeOf(ReadOnlySpan<byte> frame, in FrameExtent extent) => new Instant(extent.Stamp);

    public override ReadOnlySpan<byte> Payload(ReadOnlySpan<byte> frame, scoped in FrameExtent extent)
    {
        if (extent.PayloadLength == 0) return default;
        if (_payload.Length < extent.PayloadLength / 2) _payload = new byte[Math.Max(extent.PayloadLength / 2, 2048)];
        Convert.FromHexString(frame.Slice(extent.PayloadStart, extent.PayloadLength), _payload, out _, out int count);
        ReadOnlySpan<byte> octets = _payload.AsSpan(0, count);
        return BlockChain.Fills(octets) || count <= PrefixLength ? octets : octets[PrefixLength..];
    }

    static bool TryTime(ReadOnlySpan<byte> line, out Instant time, out int length)
    {
        time = default;
        length = DateLength;
        if (line.Length <= DateLength || line[8] != ':') return false;
        if (!TryNumber(line[..4], out int year) || !TryNumber(line[4..6], out int month) || !TryNumber(line[6..8], out int day)) return false;
        if (!TryNumber(line[9..11], out int hour) || !TryNumber(line[11..13], out int minute) || !TryNumber(line[13..15], out int second)) return false;
        if (!WallTime.TryMake(year, month, day, hour, minute, second, out time)) return false;
        if (line[length] != '.') return line[length] is (byte)' ' or (byte)'\t';
        long unit = Instant.NanosecondsPerSecond;
        for (length++; length < line.Length && line[length] is >= (byte)'0' and <= (byte)'9'; length++)
            time = time.PlusNanoseconds((unit /= 10) * (line[length] - '0'));
        return length < line.Length && line[length] is (byte)' ' or (byte)'\t';
    }

    static bool TryNumber(ReadOnlySpan<byte> digits, out int number)
    {
        number = 0;
        foreach (byte digit in digits)
        {
            if (digit is < (byte)'0' or > (byte)'9') return false;
            number = number * 10 + digit - '0';
        }

        return true;
    }
}
