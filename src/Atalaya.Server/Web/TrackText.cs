using System.Globalization;
using Atalaya.Core.Identity;
using Atalaya.Core.Reports;
using Atalaya.Core.Tracks;

namespace Atalaya.Server.Web;

/// <summary>Tracks and their parts as text: the same in REST, files and the stream.</summary>
static class TrackText
{
    public static string Id(ulong id) => id.ToString("x16", CultureInfo.InvariantCulture);

    public static bool TryParseId(string text, out ulong id) => ulong.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out id);

    /// <summary>Six hexadecimal digits, with a leading ~ if it is not an ICAO address; null = none.</summary>
    public static string? Address(in ObjectIdentity identity) => identity.AddressKind switch
    {
        AddressKind.Icao => identity.Address.ToString("x6", CultureInfo.InvariantCulture),
        AddressKind.NonIcao => "~" + identity.Address.ToString("x6", CultureInfo.InvariantCulture),
        _ => null,
    };

    /// <summary>Four octal digits; null = none.</summary>
    /// <summary>SAC/SIC of the system and its number there, 25/100:1234; null = a track of ours.</summary>
    public static string? SystemTrack(ulong key) => key == 0 ? null : FormattableString.Invariant($"{key >> 24 & 255}/{key >> 16 & 255}:{key & 65535}");

    public static string? ModeA(ushort? code) => code is { } value ? Convert.ToString(value & 0xFFF, 8).PadLeft(4, '0') : null;

    public static string? Text(PackedText text) => text.IsEmpty ? null : text.ToString();

    public static string Status(TrackStatus status) => status switch
    {
        TrackStatus.Tentative => "tentative",
        TrackStatus.Confirmed => "confirmed",
        TrackStatus.Coasting => "coasting",
        _ => "ended",
    };

    public static string Domain(Domain domain) => domain switch
    {
        Core.Reports.Domain.Air => "air",
        Core.Reports.Domain.Sea => "sea",
        Core.Reports.Domain.Land => "land",
        Core.Reports.Domain.Drone => "drone",
        _ => "unknown",
    };

    public static string Emergency(Emergency emergency) => emergency switch
    {
        Core.Reports.Emergency.None => "none",
        Core.Reports.Emergency.General => "general",
        Core.Reports.Emergency.Medical => "medical",
        Core.Reports.Emergency.MinimumFuel => "minimum_fuel",
        Core.Reports.Emergency.NoCommunication => "no_communication",
        Core.Reports.Emergency.UnlawfulInterference => "unlawful_interference",
        Core.Reports.Emergency.Downed => "downed",
        Core.Reports.Emergency.SearchAndRescueTransmitter => "ais_sart",
        Core.Reports.Emergency.ManOverboard => "man_overboard",
        Core.Reports.Emergency.PositionIndicatingBeacon => "epirb",
        Core.Reports.Emergency.Military => "military",
        _ => "reserved",
    };
}
