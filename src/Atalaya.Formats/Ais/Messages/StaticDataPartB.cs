using Atalaya.Core.Identity;

namespace Atalaya.Formats.Ais.Messages;

/// <summary>Message 24, part B: static data of a class B ship (ITU-R M.1371-5, annex 8, tables 78 and 79), 168 bits; 162 with all but the position fixing device.</summary>
public readonly record struct StaticDataPartB
{
    public const int LengthBits = 168;

    /// <summary>Older editions end the fields here and leave six bits spare.</summary>
    public const int ShortestBits = 162;

    public byte Repeat { get; init; }
    public uint Mmsi { get; init; }

    /// <summary>As in <see cref="StaticAndVoyageData.ShipType"/>.</summary>
    public byte ShipType { get; init; }

    /// <summary>Manufacturer, three characters.</summary>
    public PackedText Vendor { get; init; }

    public byte UnitModel { get; init; }
    public uint SerialNumber { get; init; }
    public PackedText Callsign { get; init; }
    public ShipDimensions Dimensions { get; init; }

    /// <summary>The mother ship of an auxiliary craft, sent in place of the dimensions; null for any other sender.</summary>
    public uint? MothershipMmsi { get; init; }

    /// <summary>As in <see cref="StaticAndVoyageData.PositionFix"/>; null where the payload ends before.</summary>
    public byte? PositionFix { get; init; }

    public byte Spare { get; init; }

    /// <summary>Craft associated with a parent ship: 98MIDxxxx (ITU-R M.585).</summary>
    public static bool IsAuxiliaryCraft(uint mmsi) => mmsi / 10_000_000 == 98;

    public static bool TryDecode(in AisBits bits, out StaticDataPartB data)
    {
        data = default;
        if (bits.Length < ShortestBits) return false;
        bool auxiliary  = IsAuxiliaryCraft(bits.Mmsi);
        uint type       = bits.UnsignedBits(40, 8);
        uint model      = bits.UnsignedBits(66, 4);
        uint serial     = bits.UnsignedBits(70, 20);
        uint mothership = bits.UnsignedBits(132, 30);
        uint fix        = bits.UnsignedBits(162, 4);
        uint spare      = bits.UnsignedBits(166, 2);
        data = new StaticDataPartB
        {
            Repeat = bits.Repeat,
            Mmsi = bits.Mmsi,
            ShipType = (byte)type,
            Vendor = bits.Text(48, 3),
            UnitModel = (byte)model,
            SerialNumber = serial,
            Callsign = bits.Text(90, 7),
            Dimensions = auxiliary ? default : ShipDimensions.Decode(bits, 132),
            MothershipMmsi = auxiliary ? mothership : null,
            PositionFix = bits.Length < 166 ? null : (byte)fix,
            Spare = bits.Length < LengthBits ? (byte)0 : (byte)spare,
        };
        return true;
    }

    public void Encode(ref AisBitWriter writer)
    {
        writer.Unsigned(24, 6);
        writer.Unsigned(Repeat, 2);
        writer.Unsigned(Mmsi, 30);
        writer.Unsigned(1, 2);
        writer.Unsigned(ShipType, 8);
        writer.Text(Vendor, 3);
        writer.Unsigned(UnitModel, 4);
        writer.Unsigned(SerialNumber, 20);
        writer.Text(Callsign, 7);
        if (MothershipMmsi is { } mothership) writer.Unsigned(mothership, 30);
        else Dimensions.Encode(ref writer);
        writer.Unsigned(PositionFix ?? 0u, 4);
        writer.Unsigned(Spare, 2);
    }

    internal void Visit<TSink>(ref TSink sink) where TSink : struct, IAisFieldSink, allows ref struct
    {
        sink.Text("part"u8, "B"u8);
        sink.Number("shiptype"u8, ShipType);
        sink.Text("vendorid"u8, Vendor);
        sink.Number("model"u8, UnitModel);
        sink.Number("serial"u8, SerialNumber);
        sink.Text("callsign"u8, Callsign);
        if (MothershipMmsi is not null) sink.Number("mothership_mmsi"u8, MothershipMmsi);
        else Dimensions.Visit(ref sink);
        sink.Number("epfd"u8, PositionFix);
    }
}
