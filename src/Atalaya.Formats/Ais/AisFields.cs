using Atalaya.Formats.Ais.Messages;

namespace Atalaya.Formats.Ais;

/// <summary>Sends the fields of a message, by its type, to a sink.</summary>
static class AisFields
{
    /// <summary>The last type that ITU-R M.1371-5 defines.</summary>
    public const int LastType = 27;

    /// <summary>False: decoded no further than type, repeat indicator and MMSI (types and part numbers reserved for future use).</summary>
    public static bool IsDecoded(in AisBits bits) => bits.Type == 24 ? bits.UnsignedBits(38, 2) <= 1 : bits.Type is > 0 and <= LastType;

    /// <summary>Bits a message of the type has at most; what is longer ends in bits that mean nothing.</summary>
    public static int LongestBits(in AisBits bits)
    {
        ReadOnlySpan<ushort> longest =
        [
            ushort.MaxValue, 168, 168, 168, 168, 426,
            BinaryMessage.LongestBits, Acknowledgement.LongestBits, BinaryMessage.LongestBits, 168, UtcInquiry.LengthBits,
            168, SafetyText.LongestBits, Acknowledgement.LongestBits, SafetyText.LongestBits, Interrogation.LongestBits,
            AssignmentCommand.LongestBits, DifferentialCorrections.LongestBits, 168, ExtendedPositionReportClassB.LengthBits, LinkManagement.LongestBits,
            AidToNavigationReport.LongestBits, ChannelManagement.LengthBits, GroupAssignment.LengthBits, 168, BinaryMessage.LongestSingleSlotBits,
            BinaryMessage.LongestMultiSlotBits, 96,
        ];
        int type = bits.Type;
        return type < longest.Length ? longest[type] : ushort.MaxValue;
    }

    /// <summary>What is odd about the length of a message that is long enough; null = nothing.</summary>
    public static NmeaWarning? LengthWarning(in AisBits bits)
    {
        int length = bits.Length;
        if (length > LongestBits(bits)) return NmeaWarning.PayloadTooLong;
        bool cut = bits.Type switch
        {
            7 or 13 => (length - 40) % 32 is > 0 and < 30,
            15 => length is > 90 and < 108 or > 110 and < 158,
            16 => length is > 96 and < 144,
            20 => (length - 40) % 30 > 7,
            _ => false,
        };
        return cut ? NmeaWarning.GroupCut : null;
    }

    public static NmeaFault Visit<TSink>(in AisBits bits, ref TSink sink) where TSink : struct, IAisFieldSink, allows ref struct
    {
        byte type = bits.Type;
        if (type == 0) return NmeaFault.MessageTypeUnknown;
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
            case 4 or 11:
                complete = BaseStationReport.TryDecode(bits, out BaseStationReport station);
                if (complete) station.Visit(ref sink);
                break;
            case 5:
                complete = StaticAndVoyageData.TryDecode(bits, out StaticAndVoyageData voyage);
                if (complete) voyage.Visit(ref sink);
                break;
            case 18:
                complete = PositionReportClassB.TryDecode(bits, out PositionReportClassB classB);
                if (complete) classB.Visit(ref sink);
                break;
            case 24:
                complete = TryVisitStaticData(bits, ref sink);
                break;
            case 9 or 19 or 21 or 27:
                complete = TryVisitPosition(bits, ref sink);
                break;
            case <= LastType:
                complete = TryVisitOther(bits, ref sink);
                break;
        }

        return complete ? NmeaFault.None : NmeaFault.PayloadTooShort;
    }

    static bool TryVisitStaticData<TSink>(in AisBits bits, ref TSink sink) where TSink : struct, IAisFieldSink, allows ref struct
    {
        switch (bits.UnsignedBits(38, 2))
        {
            case 0:
                if (!StaticDataPartA.TryDecode(bits, out StaticDataPartA partA)) return false;
                partA.Visit(ref sink);
                return true;
            case 1:
                if (!StaticDataPartB.TryDecode(bits, out StaticDataPartB partB)) return false;
                partB.Visit(ref sink);
                return true;
            default:
                return true;
        }
    }

    static bool TryVisitPosition<TSink>(in AisBits bits, ref TSink sink) where TSink : struct, IAisFieldSink, allows ref struct
    {
        switch (bits.Type)
        {
            case 9:
                if (!SearchAndRescueAircraftReport.TryDecode(bits, out SearchAndRescueAircraftReport aircraft)) return false;
                aircraft.Visit(ref sink);
                return true;
            case 19:
                if (!ExtendedPositionReportClassB.TryDecode(bits, out ExtendedPositionReportClassB extended)) return false;
                extended.Visit(ref sink);
                return true;
            case 21:
                if (!AidToNavigationReport.TryDecode(bits, out AidToNavigationReport aid)) return false;
                aid.Visit(ref sink);
                return true;
            default:
                if (!LongRangeReport.TryDecode(bits, out LongRangeReport longRange)) return false;
                longRange.Visit(ref sink);
                return true;
        }
    }

    static bool TryVisitOther<TSink>(in AisBits bits, ref TSink sink) where TSink : struct, IAisFieldSink, allows ref struct => bits.Type switch
    {
        6 => BinaryMessage.TryVisitAddressed(bits, ref sink),
        7 or 13 => Acknowledgement.TryVisit(bits, ref sink),
        8 => BinaryMessage.TryVisitBroadcast(bits, ref sink),
        10 => UtcInquiry.TryVisit(bits, ref sink),
        12 => SafetyText.TryVisitAddressed(bits, ref sink),
        14 => SafetyText.TryVisitBroadcast(bits, ref sink),
        15 => Interrogation.TryVisit(bits, ref sink),
        16 => AssignmentCommand.TryVisit(bits, ref sink),
        17 => DifferentialCorrections.TryVisit(bits, ref sink),
        20 => LinkManagement.TryVisit(bits, ref sink),
        22 => ChannelManagement.TryVisit(bits, ref sink),
        23 => GroupAssignment.TryVisit(bits, ref sink),
        25 => BinaryMessage.TryVisitSingleSlot(bits, ref sink),
        _ => BinaryMessage.TryVisitMultiSlot(bits, ref sink),
    };
}
