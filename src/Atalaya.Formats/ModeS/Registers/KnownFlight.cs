using Atalaya.Core.Identity;

namespace Atalaya.Formats.ModeS.Registers;

/// <summary>What is known of an aircraft while a reply of it is read: of the last seconds only. Null or empty = unknown.</summary>
public readonly record struct KnownFlight(int? AltitudeFeet, double? GroundSpeedKnots, double? TrackDegrees, PackedText Callsign);
