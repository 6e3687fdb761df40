using Atalaya.Core.Identity;
using Atalaya.Core.Reports;
using Atalaya.Core.Tracks;

namespace Atalaya.Integrity.Behaviour;

/// <summary>What AIS says of a vessel that matters to rules of behaviour (ITU-R M.1371-5, tables 45 and 53).</summary>
static class Vessels
{
    const byte AtAnchor = 1, NotUnderCommand = 2, Moored = 5, Aground = 6, Fishing = 7, Towing = 11, Pushing = 12;

    /// <summary>40 kn.</summary>
    public const double FastestBoatMetersPerSecond = 20.6;

    /// <summary>Ship, boat, or what radar alone takes for one; no aid to navigation, base station, beacon or aircraft.</summary>
    public static bool IsVessel(in Track track)
    {
        if (track.Domain == Domain.Unknown) return IsTakenForOne(track);
        return track.Domain == Domain.Sea && (track.Identity.Mmsi == 0 || Mmsi.KindOf(track.Identity.Mmsi) is MmsiKind.Ship or MmsiKind.CraftOfParentShip or MmsiKind.Invalid);
    }

    /// <summary>Without identity and height, seen by primary radar, surely there, and no faster than boats are.</summary>
    static bool IsTakenForOne(in Track track) => (track.Flags & ReportFlags.Primary) != 0 && !track.Identity.HasKey && track.Identity.Mode3A is null && track.PressureAltitude is null
        && track.SeaLevelHeight is null && track.EllipsoidHeight is null && track.Existence > 0.98f && SpeedOf(track) < FastestBoatMetersPerSecond;

    public static bool SaysItLies(in Track track) => track.NavigationStatus is AtAnchor or Moored or Aground;

    public static bool IsNotUnderCommand(in Track track) => track.NavigationStatus is NotUnderCommand;

    public static bool IsFishing(in Track track) => track.NavigationStatus is Fishing || track.Category is 30;

    /// <summary>Tows (31, 32, status 11, 12), dredgers and divers (33, 34), pilots, rescue, tugs, port tenders, anti-pollution, police, medical (50–55, 58).</summary>
    public static bool IsAtService(in Track track) => track.NavigationStatus is Towing or Pushing || track.Category is (>= 31 and <= 34) or (>= 50 and <= 55) or 58;

    public static bool IsPleasure(in Track track) => track.Category is 36 or 37;

    public static bool IsPassenger(in Track track) => track.Category is >= 40 and <= 49 or >= 60 and <= 69;

    public static double SpeedOf(in Track track)
    {
        double north = track.VelocityNorth, east = track.VelocityEast;
        return Math.Sqrt(north * north + east * east);
    }
}
