using Atalaya.Core.Identity;

namespace Atalaya.Formats.Ais.Messages;

/// <summary>Message 5: static and voyage related data of a class A ship (ITU-R M.1371-5, annex 8, table 52), 424 bits; 420 to 426 are on the air.</summary>
public readonly record struct StaticAndVoyageData
{
    public const int LengthBits = 424;

    /// <summary>Up to here only the last bits of the destination and the DTE flag are missing.</summary>
    public const int ShortestBits = 420;

    public byte Repeat { get; init; }
    public uint Mmsi { get; init; }

    /// <summary>0 = ITU-R M.1371-1, 1 = M.1371-3, 2 = M.1371-5, 3 = later.</summary>
    public byte Version { get; init; }

    /// <summary>IMO ship number or, from 1 073 741 824 on, an official flag state number; null = not available.</summary>
    public uint? Imo { get; init; }

    public PackedText Callsign { get; init; }
    public PackedText Name { get; init; }

    /// <summary>Ship and cargo type (table 53); 0 = not available or no ship.</summary>
    public byte ShipType { get; init; }

    public ShipDimensions Dimensions { get; init; }

    /// <summary>Type of position fixing device; 0 = undefined, 15 = internal GNSS.</summary>
    public byte PositionFix { get; init; }

    /// <summary>Estimated time of arrival, UTC; 0 = month not available.</summary>
    public byte EtaMonth { get; init; }

    /// <summary>0 = not available.</summary>
    public byte EtaDay { get; init; }

    /// <summary>24 = not available.</summary>
    public byte EtaHour { get; init; }

    /// <summary>60 = not available.</summary>
    public byte EtaMinute { get; init; }

    public double? DraughtMeters { get; init; }
    public PackedText Destination { get; init; }

    /// <summary>True: data terminal not ready; null: the payload ends before the flag.</summary>
    public bool? DteNotReady { get; init; }

    public bool Spare { get; init; }

    public bool HasEta => EtaMonth != 0 || EtaDay != 0 || EtaHour != 24 || EtaMinute != 60;

    public static bool TryDecode(in AisBits bits, out StaticAndVoyageData data)
    {
        data = default;
        if (bits.Length < ShortestBits) return false;
        int  destination = bits.Length >= 422 ? 20 : 19;     // whole characters present
        uint version     = bits.UnsignedBits(38, 2);
        uint imo         = bits.UnsignedBits(40, 30);        // 0 = not available
        uint type        = bits.UnsignedBits(232, 8);
        uint fix         = bits.UnsignedBits(270, 4);
        uint month       = bits.UnsignedBits(274, 4);
        uint day         = bits.UnsignedBits(278, 5);
        uint hour        = bits.UnsignedBits(283, 5);
        uint minute      = bits.UnsignedBits(288, 6);
        uint draught     = bits.UnsignedBits(294, 8);        // 0.1 m, 0 = not available, 255 = 25.5 m or more
        data = new StaticAndVoyageData
        {
            Repeat = bits.Repeat,
            Mmsi = bits.Mmsi,
            Version = (byte)version,
            Imo = imo == 0 ? null : imo,
            Callsign = bits.Text(70, 7),
            Name = bits.Text(112, 20),
            ShipType = (byte)type,
            Dimensions = ShipDimensions.Decode(bits, 240),
            PositionFix = (byte)fix,
            EtaMonth = (byte)month,
            EtaDay = (byte)day,
            EtaHour = (byte)hour,
            EtaMinute = (byte)minute,
            DraughtMeters = draught == 0 ? null : draught / 10.0,
            Destination = bits.Text(302, destination),
            DteNotReady = bits.Length > 422 ? bits.Flag(422) : null,
            Spare = bits.Length > 423 && bits.Flag(423),
        };
        return true;
    }

    public void Encode(ref AisBitWriter writer)
    {
        writer.Unsigned(5, 6);
        writer.Unsigned(Repeat, 2);
        writer.Unsigned(Mmsi, 30);
        writer.Unsigned(Version, 2);
        writer.Unsigned(Imo ?? 0, 30);
        writer.Text(Callsign, 7);
        writer.Text(Name, 20);
        writer.Unsigned(ShipType, 8);
        Dimensions.Encode(ref writer);
        writer.Unsigned(PositionFix, 4);
        writer.Unsigned(EtaMonth, 4);
        writer.Unsigned(EtaDay, 5);
        writer.Unsigned(EtaHour, 5);
        writer.Unsigned(EtaMinute, 6);
        writer.Unsigned((uint)Math.Round(Math.Clamp(DraughtMeters ?? 0, 0, 25.5) * 10), 8);
        writer.Text(Destination, 20);
        writer.Flag(DteNotReady ?? true);
        writer.Flag(Spare);
    }

    internal void Visit<TSink>(ref TSink sink) where TSink : struct, IAisFieldSink, allows ref struct
    {
        sink.Number("imo"u8, Imo);
        sink.Number("ais_version"u8, Version);
        sink.Text("callsign"u8, Callsign);
        sink.Text("shipname"u8, Name);
        sink.Number("shiptype"u8, ShipType);
        Dimensions.Visit(ref sink);
        sink.Number("epfd"u8, PositionFix);
        Span<byte> eta = stackalloc byte[12];
        WriteEta(eta);
        sink.Text("eta"u8, HasEta ? eta : default);
        sink.Quantity("draught"u8, DraughtMeters, 1);
        sink.Text("destination"u8, Destination);
        sink.Number("dte"u8, DteNotReady is { } notReady ? notReady ? 1 : 0 : null);
    }

    /// <summary>MM-DDThh:mmZ, parts that are not available as on the wire.</summary>
    void WriteEta(Span<byte> text)
    {
        "00-00T00:00Z"u8.CopyTo(text);
        Two(text, EtaMonth);
        Two(text[3..], EtaDay);
        Two(text[6..], EtaHour);
        Two(text[9..], EtaMinute);

        static void Two(Span<byte> text, int value)
        {
            text[0] = (byte)('0' + value / 10);
            text[1] = (byte)('0' + value % 10);
        }
    }
}
