using Atalaya.Core.Identity;

namespace Atalaya.Formats.Ais.Messages;

/// <summary>Message 21: aid-to-navigation report (ITU-R M.1371-5, annex 8, table 70), 272 to 360 bits.</summary>
public readonly record struct AidToNavigationReport
{
    public const int LengthBits = 272;

    /// <summary>Up to here only a spare bit is missing.</summary>
    public const int ShortestBits = 271;

    /// <summary>With all 14 characters of the name extension and its padding.</summary>
    public const int LongestBits = 360;

    const int NameCharacters = 20, ExtensionCharacters = 14;

    public byte Repeat { get; init; }
    public uint Mmsi { get; init; }

    /// <summary>Table 74; 0 = not specified.</summary>
    public byte AidType { get; init; }

    public PackedText Name { get; init; }

    /// <summary>Characters 21 to 34 of the name; empty unless all twenty before are used.</summary>
    public PackedText NameExtension { get; init; }

    /// <summary>True: 10 m or better.</summary>
    public bool PositionAccurate { get; init; }

    public double? LongitudeDegrees { get; init; }
    public double? LatitudeDegrees { get; init; }
    public ShipDimensions Dimensions { get; init; }

    /// <summary>As in <see cref="StaticAndVoyageData.PositionFix"/>; 7 = surveyed.</summary>
    public byte PositionFix { get; init; }

    /// <summary>As in <see cref="PositionReportClassA.Second"/>.</summary>
    public byte Second { get; init; }

    /// <summary>True: a floating aid is off its place; meaningful only if <see cref="Second"/> is 59 or less.</summary>
    public bool IsOffPosition { get; init; }

    /// <summary>State of lights and racon, table 71.</summary>
    public byte Status { get; init; }

    public bool Raim { get; init; }

    /// <summary>True: nothing is at the place, another station sends this.</summary>
    public bool IsVirtual { get; init; }

    public bool Assigned { get; init; }

    public static bool TryDecode(in AisBits bits, out AidToNavigationReport report)
    {
        report = default;
        if (bits.Length < ShortestBits) return false;
        uint type       = bits.UnsignedBits(38, 5);
        bool accurate   = bits.Flag(163);
        int  longitude  = bits.SignedBits(164, 28);   // 1/10 000 min
        int  latitude   = bits.SignedBits(192, 27);   // 1/10 000 min
        uint fix        = bits.UnsignedBits(249, 4);
        uint second     = bits.UnsignedBits(253, 6);
        uint status     = bits.UnsignedBits(260, 8);
        int  extension  = Math.Clamp((bits.Length - LengthBits) / 6, 0, ExtensionCharacters);
        report = new AidToNavigationReport
        {
            Repeat = bits.Repeat,
            Mmsi = bits.Mmsi,
            AidType = (byte)type,
            Name = bits.Text(43, NameCharacters),
            NameExtension = extension > 0 && IsFull(bits) ? bits.Text(LengthBits, extension) : default,
            PositionAccurate = accurate,
            LongitudeDegrees = AisScale.Longitude(longitude),
            LatitudeDegrees = AisScale.Latitude(latitude),
            Dimensions = ShipDimensions.Decode(bits, 219),
            PositionFix = (byte)fix,
            Second = (byte)second,
            IsOffPosition = bits.Flag(259),
            Status = (byte)status,
            Raim = bits.Flag(268),
            IsVirtual = bits.Flag(269),
            Assigned = bits.Flag(270),
        };
        return true;
    }

    static bool IsFull(in AisBits bits)
    {
        for (int i = 0; i < NameCharacters; i++)
            if (bits.UnsignedBits(43 + 6 * i, 6) == 0) return false;
        return true;
    }

    public void Encode(ref AisBitWriter writer)
    {
        writer.Unsigned(21, 6);
        writer.Unsigned(Repeat, 2);
        writer.Unsigned(Mmsi, 30);
        writer.Unsigned(AidType, 5);
        for (int i = 0; i < NameCharacters; i++) writer.Unsigned((uint)NameCode(i), 6);
        writer.Flag(PositionAccurate);
        writer.Signed(AisScale.LongitudeRaw(LongitudeDegrees), 28);
        writer.Signed(AisScale.LatitudeRaw(LatitudeDegrees), 27);
        Dimensions.Encode(ref writer);
        writer.Unsigned(PositionFix, 4);
        writer.Unsigned(Second, 6);
        writer.Flag(IsOffPosition);
        writer.Unsigned(Status, 8);
        writer.Flag(Raim);
        writer.Flag(IsVirtual);
        writer.Flag(Assigned);
        writer.Unsigned(0, 1);
        int extension = NameExtension.Length;
        writer.Text(NameExtension, extension);
        writer.Unsigned(0, (8 - writer.Length % 8) % 8);
    }

    /// <summary>Spaces stand between the name and its extension where trailing ones were dropped.</summary>
    int NameCode(int index)
    {
        int code = Name.CodeAt(index);
        return code == 0 && !NameExtension.IsEmpty ? ' ' : code;
    }

    internal void Visit<TSink>(ref TSink sink) where TSink : struct, IAisFieldSink, allows ref struct
    {
        sink.Number("aid_type"u8, AidType);
        if (NameExtension.IsEmpty) sink.Text("name"u8, Name);
        else VisitLongName(ref sink);
        sink.Quantity("lon"u8, LongitudeDegrees, 6);
        sink.Quantity("lat"u8, LatitudeDegrees, 6);
        sink.Flag("accuracy"u8, PositionAccurate);
        Dimensions.Visit(ref sink);
        sink.Number("epfd"u8, PositionFix);
        sink.Number("second"u8, Second == 60 ? null : Second);
        sink.Number("regional"u8, Status);
        sink.Flag("off_position"u8, IsOffPosition);
        sink.Flag("raim"u8, Raim);
        sink.Flag("virtual_aid"u8, IsVirtual);
        sink.Flag("assigned"u8, Assigned);
    }

    void VisitLongName<TSink>(ref TSink sink) where TSink : struct, IAisFieldSink, allows ref struct
    {
        Span<byte> name = stackalloc byte[NameCharacters + PackedText.MaxLength];
        for (int i = 0; i < NameCharacters; i++) name[i] = (byte)PackedText.CharacterOf(NameCode(i));
        int extension = NameExtension.WriteTo(name[NameCharacters..]);
        sink.Text("name"u8, name[..(NameCharacters + extension)]);
    }
}
