using Atalaya.Core.Reports;

namespace Atalaya.Formats.Ais;

/// <summary>What the form of a maritime identity says about its holder (ITU-R M.585, annex 1 and 2).</summary>
public static class Mmsi
{
    /// <summary>111MIDxxx: search and rescue aircraft.</summary>
    public static bool IsSearchAndRescueAircraft(uint mmsi) => mmsi / 1_000_000 == 111;

    /// <summary>970 AIS-SART, 972 man overboard, 974 EPIRB-AIS: devices that transmit in distress or under test only.</summary>
    public static Emergency DistressOf(uint mmsi) => (mmsi / 1_000_000) switch
    {
        970 => Emergency.SearchAndRescueTransmitter,
        972 => Emergency.ManOverboard,
        974 => Emergency.PositionIndicatingBeacon,
        _ => Emergency.None,
    };
}
