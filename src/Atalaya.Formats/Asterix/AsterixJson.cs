using Atalaya.Formats.Records;

namespace Atalaya.Formats.Asterix;

/// <summary>How values of each form look in JSON (the decode contract).</summary>
static class AsterixJson
{
    public static void Value(JsonLineWriter writer, in AsterixElement element, AsterixElementInfo info, ulong raw)
    {
        switch (element.Form)
        {
            case AsterixForm.Unsigned: writer.Number((long)raw); break;
            case AsterixForm.Signed: writer.Number(element.SignExtend(raw)); break;
            case AsterixForm.Quantity: Quantity(writer, element, info, (long)raw, raw); break;
            case AsterixForm.SignedQuantity: Quantity(writer, element, info, element.SignExtend(raw), raw); break;
            case AsterixForm.Raw: writer.HexString(raw, (element.Bits + 3) / 4); break;
            case AsterixForm.Octal: writer.OctalString(raw, (element.Bits + 2) / 3); break;
            case AsterixForm.Icao: SixBitText(writer, element.Bits, raw); break;
            default: EightBitText(writer, element.Bits, raw); break;
        }
    }

    public static void Octets(JsonLineWriter writer, in AsterixElement element, ReadOnlySpan<byte> content)
    {
        if (element.Form == AsterixForm.Ascii)
        {
            writer.Text(content.TrimEnd(" \0"u8));
            return;
        }

        writer.Raw((byte)'"');
        writer.Hex(content);
        writer.Raw((byte)'"');
    }

    static void Quantity(JsonLineWriter writer, in AsterixElement element, AsterixElementInfo info, long number, ulong raw)
    {
        if (info.Factor != 0) writer.Decimal(number * info.Factor, info.Digits);
        else writer.Number(element.Value(raw));
    }

    static void SixBitText(JsonLineWriter writer, int bits, ulong raw)
    {
        Span<byte> text = stackalloc byte[10];
        int length = bits / 6;
        for (int i = 0; i < length; i++)
        {
            int code = (int)(raw >> (bits - 6 - 6 * i)) & 63;
            text[i] = (byte)(code == 0 ? 0 : code < 32 ? code + 64 : code);
        }

        writer.Text(text[..length].TrimEnd(" \0"u8));
    }

    static void EightBitText(JsonLineWriter writer, int bits, ulong raw)
    {
        Span<byte> text = stackalloc byte[8];
        int length = bits / 8;
        for (int i = 0; i < length; i++) text[i] = (byte)(raw >> (bits - 8 - 8 * i));
        writer.Text(text[..length].TrimEnd(" \0"u8));
    }
}
