using Atalaya.Formats.Ais.Messages;

namespace Atalaya.Formats.Ais;

/// <summary>Sends the fields of a message, by its type, to a sink.</summary>
static class AisFields
{
    /// <summary>False: decoded no further than type, repeat indicator and MMSI.</summary>
    public static bool IsDecoded(in AisBits bits) => bits.Type switch
    {
        1 or 2 or 3 or 5 or 18 => true,
        24 => bits.UnsignedBits(38, 2) <= 1,
        _ => false,
    };

    /// <summary>Bits the message type has at most; 0 = not known.</summary>
    public static int LongestBits(in AisBits bits) => bits.Type switch
    {
        1 or 2 or 3 or 18 or 24 => 168,
        5 => 426,
        _ => 0,
    };

    public static NmeaFault Visit<TSink>(in AisBits bits, ref TSink sink) where TSink : struct, IAisFieldSink, allows ref struct
    {
        byte type = bits.Type;
        if (type is 0 or > 27) return NmeaFault.MessageTypeUnknown;
        if (type == 5 && bits.Length > LongestBits(bits)) return NmeaFault.PayloadTooLong; // parts of two messages
        sink.Number("type"u8, type);
        sink.Number("repeat"u8, bits.Repeat);
        sink.Number("mmsi"u8, bits.Mmsi);
        bool complete = true;
        switch (type)
        {
            case 1 or 2 or 3:
                complete = PositionReportClassA.TryDecode(bits, out PositionReportClassA classA);
                if (complete) classA.Visit(ref sink);
                break;
            case 5:
                complete = StaticAndVoyageData.TryDecode(bits, out StaticAndVoyageData voyage);
                if (complete) voyage.Visit(ref sink);
                break;
            case 18:
                complete = PositionReportClassB.TryDecode(bits, out PositionReportClassB classB);
                if (complete) classB.Visit(ref sink);
                break;
            case 24 when bits.UnsignedBits(38, 2) == 0:
                complete = StaticDataPartA.TryDecode(bits, out StaticDataPartA partA);
                if (complete) partA.Visit(ref sink);
                break;
            case 24 when bits.UnsignedBits(38, 2) == 1:
                complete = StaticDataPartB.TryDecode(bits, out StaticDataPartB partB);
                if (complete) partB.Visit(ref sink);
                break;
        }

        return complete ? NmeaFault.None : NmeaFault.PayloadTooShort;
    }
}
