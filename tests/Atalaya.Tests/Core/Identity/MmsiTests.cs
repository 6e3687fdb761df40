using Atalaya.Core.Identity;

namespace Atalaya.Tests.Core.Identity;

public sealed class MmsiTests
{
    [Theory]
    [InlineData(257742000u, MmsiKind.Ship, 257)]
    [InlineData(775999999u, MmsiKind.Ship, 775)]
    [InlineData(25774200u, MmsiKind.ShipGroup, 257)]
    [InlineData(2655651u, MmsiKind.CoastStation, 265)]
    [InlineData(111265591u, MmsiKind.SearchAndRescueAircraft, 265)]
    [InlineData(823512345u, MmsiKind.Handheld, 235)]
    [InlineData(970110950u, MmsiKind.SearchAndRescueTransmitter, 0)]
    [InlineData(972113000u, MmsiKind.ManOverboard, 0)]
    [InlineData(974113000u, MmsiKind.PositionIndicatingBeacon, 0)]
    [InlineData(979113000u, MmsiKind.AutonomousDevice, 0)]
    [InlineData(982351234u, MmsiKind.CraftOfParentShip, 235)]
    [InlineData(992351132u, MmsiKind.AidToNavigation, 235)]
    [InlineData(992356004u, MmsiKind.VirtualAidToNavigation, 235)]
    [InlineData(992358004u, MmsiKind.MobileAidToNavigation, 235)]
    [InlineData(0u, MmsiKind.Invalid, 0)]
    [InlineData(200999999u, MmsiKind.Invalid, 0)]
    [InlineData(776000000u, MmsiKind.Invalid, 0)]
    [InlineData(112265591u, MmsiKind.Invalid, 0)]
    [InlineData(123456789u, MmsiKind.Invalid, 0)]
    [InlineData(971000000u, MmsiKind.Invalid, 0)]
    [InlineData(998465010u, MmsiKind.Invalid, 0)]
    [InlineData(999999999u, MmsiKind.Invalid, 0)]
    [InlineData(1073741823u, MmsiKind.Invalid, 0)]
    public void The_form_tells_the_kind(uint mmsi, MmsiKind kind, int digits)
    {
        Assert.Equal(kind, Mmsi.KindOf(mmsi));
        Assert.Equal(digits, Mmsi.IdentificationDigits(mmsi));
    }
}
