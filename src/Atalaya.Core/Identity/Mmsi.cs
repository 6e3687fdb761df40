namespace Atalaya.Core.Identity;

/// <summary>The form of a Maritime Mobile Service Identity (ITU-R M.585-9).</summary>
public static class Mmsi
{
    const uint Largest = 999_999_999;

    public static MmsiKind KindOf(uint mmsi)
    {
        if (mmsi > Largest) return MmsiKind.Invalid;
        switch (mmsi / 1_000_000)
        {
            case 970: return MmsiKind.SearchAndRescueTransmitter;
            case 972: return MmsiKind.ManOverboard;
            case 974: return MmsiKind.PositionIndicatingBeacon;
            case 979: return MmsiKind.AutonomousDevice;
        }

        if (IdentificationDigits(mmsi) == 0) return MmsiKind.Invalid;
        return (mmsi / 10_000_000) switch
        {
            0 => MmsiKind.CoastStation,
            < 10 => MmsiKind.ShipGroup,
            11 => MmsiKind.SearchAndRescueAircraft,
            < 80 => MmsiKind.Ship,
            < 90 => MmsiKind.Handheld,
            98 => MmsiKind.CraftOfParentShip,
            _ => AidOf(mmsi),
        };
    }

    /// <summary>The maritime identification digits (MID), 201–775: the administration that assigned the identity; 0 = none.</summary>
    public static int IdentificationDigits(uint mmsi)
    {
        uint digits = (mmsi / 10_000_000) switch
        {
            0 => mmsi / 10_000,
            < 10 => mmsi / 100_000 % 1000,
            11 when mmsi / 1_000_000 == 111 => mmsi / 1000 % 1000,
            >= 20 and < 80 => mmsi / 1_000_000,
            >= 80 and < 90 => mmsi / 100_000 % 1000,
            98 or 99 => mmsi / 10_000 % 1000,
            _ => 0,
        };
        return digits is >= 201 and <= 775 ? (int)digits : 0;
    }

    static MmsiKind AidOf(uint mmsi) => (mmsi / 1000 % 10) switch
    {
        6 => MmsiKind.VirtualAidToNavigation,
        8 => MmsiKind.MobileAidToNavigation,
        _ => MmsiKind.AidToNavigation,
    };
}
