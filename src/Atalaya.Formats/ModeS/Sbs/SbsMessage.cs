using Atalaya.Core.Identity;
using Atalaya.Core.Time;

namespace Atalaya.Formats.ModeS.Sbs;

/// <summary>One line of the BaseStation format (port 30003). Null or empty = the field is empty.</summary>
/// <param name="TransmissionType">1 identification, 2 surface position, 3 airborne position, 4 velocity, 5 altitude, 6 identity code, 7 air to air, 8 all-call.</param>
/// <param name="Address">24 bits; null where the line names none.</param>
/// <param name="IsNonIcao">The address was written with "~" before it.</param>
/// <param name="Generated">Date and time of fields 7 and 8, in the zone of the receiver's computer, which the line does not tell.</param>
/// <param name="Logged">The same of fields 9 and 10.</param>
/// <param name="Text">Callsign, or the status of STA.</param>
/// <param name="AltitudeFeet">Pressure altitude.</param>
/// <param name="Mode3A">12 bits.</param>
/// <param name="Alert">The identity code changed.</param>
public readonly record struct SbsMessage(
    SbsKind Kind, byte? TransmissionType, int? SessionId, int? AircraftId, uint? Address, bool IsNonIcao, int? FlightId, Instant? Generated, Instant? Logged,
    PackedText Text, int? AltitudeFeet, double? GroundSpeedKnots, double? TrackDegrees, double? LatitudeDegrees, double? LongitudeDegrees,
    int? VerticalRateFeetPerMinute, ushort? Mode3A, bool? Alert, bool? Emergency, bool? Spi, bool? OnGround)
{
    public bool IsTransmission => Kind is SbsKind.Transmission or SbsKind.Multilateration;
}
