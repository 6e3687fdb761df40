using Atalaya.Core.Geodesy;
using Atalaya.Core.Identity;
using Atalaya.Core.Reports;
using Atalaya.Core.Tracks;

namespace Atalaya.Integrity.Rules;

/// <summary>The conditions of a rule against what a track says. What a track does not say meets no condition on it.</summary>
static class RuleConditions
{
    const double KnotMetersPerSecond = 1852.0 / 3600;

    public static bool AreMet(AlertRule rule, in Track track, double? heightMeters)
    {
        if (rule.Domain is { } domain && track.Domain != domain) return false;
        if (rule.Emergency is { } isEmergency && track.Emergency != Emergency.None != isEmergency) return false;
        if (rule.Address is { } address && !(track.Identity.HasAddress && track.Identity.Address == address)) return false;
        if (rule.Mmsi is { } mmsi && track.Identity.Mmsi != mmsi) return false;
        if (rule.Mode3A is { } code && track.Identity.Mode3A != code) return false;
        if (rule.Callsign is { } pattern && !IsMatch(pattern, track.Identity.Callsign) && !IsMatch(pattern, track.Identity.Name)) return false;
        return IsSpeedMet(rule, track) && IsHeightMet(rule, heightMeters);
    }

    /// <summary>Metres above the sea as far as known: by geometry, else by pressure; what floats or drives without saying its height is at 0.</summary>
    public static double? HeightOf(in Track track)
    {
        if (track.SeaLevelHeight is { } height) return height;
        if (track.EllipsoidHeight is { } ellipsoid && track.HasPosition) return ellipsoid - Geoid.Undulation(track.Latitude, track.Longitude);
        return track.PressureAltitude ?? (track.Domain is Domain.Sea or Domain.Land ? 0 : null);
    }

    static bool IsSpeedMet(AlertRule rule, in Track track)
    {
        if (rule.MinSpeedKnots is null && rule.MaxSpeedKnots is null) return true;
        double north = track.VelocityNorth, east = track.VelocityEast;
        double knots = Math.Sqrt(north * north + east * east) / KnotMetersPerSecond;
        return knots >= (rule.MinSpeedKnots ?? 0) && knots <= (rule.MaxSpeedKnots ?? double.MaxValue);
    }

    static bool IsHeightMet(AlertRule rule, double? heightMeters)
    {
        if (rule.MinAltitudeMeters is null && rule.MaxAltitudeMeters is null) return true;
        return heightMeters is { } height && height >= (rule.MinAltitudeMeters ?? double.MinValue) && height <= (rule.MaxAltitudeMeters ?? double.MaxValue);
    }

    /// <summary><c>*</c> stands for any characters, <c>?</c> for one; letters of either case.</summary>
    internal static bool IsMatch(string pattern, PackedText text)
    {
        Span<byte> characters = stackalloc byte[PackedText.MaxLength];
        int length = text.WriteTo(characters), at = 0, inPattern = 0, star = -1, afterStar = 0;
        if (length == 0) return false;
        while (at < length)
        {
            if (inPattern < pattern.Length && pattern[inPattern] == '*')
            {
                star = inPattern++;
                afterStar = at;
            }
            else if (inPattern < pattern.Length && (pattern[inPattern] == '?' || char.ToUpperInvariant(pattern[inPattern]) == characters[at]))
            {
                inPattern++;
                at++;
            }
            else if (star >= 0)
            {
                inPattern = star + 1;
                at = ++afterStar;
            }
            else
            {
                return false;
            }
        }

        return pattern.AsSpan(inPattern).Trim('*').IsEmpty;
    }
}
