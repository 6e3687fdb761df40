using Atalaya.Core.Identity;
using Atalaya.Core.Reports;
using Atalaya.Core.Tracks;
using Atalaya.Server.Outputs.Readsb;

namespace Atalaya.SystemTests.Outputs;

public sealed class AircraftTypeTests
{
    [Theory]
    [InlineData(nameof(AddressKind.Icao), ReportFlags.SelfReported | ReportFlags.Secondary | ReportFlags.Multilateration, true, false, "adsb_icao")]
    [InlineData(nameof(AddressKind.NonIcao), ReportFlags.SelfReported, true, false, "adsb_other")]
    [InlineData(nameof(AddressKind.Icao), ReportFlags.SystemTrack, true, false, "tisb_icao")]
    [InlineData(nameof(AddressKind.NonIcao), ReportFlags.SystemTrack, true, false, "tisb_other")]
    [InlineData(nameof(AddressKind.Icao), ReportFlags.SystemTrack, true, true, "other")]
    [InlineData(nameof(AddressKind.Icao), ReportFlags.Multilateration, true, false, "mlat")]
    [InlineData(nameof(AddressKind.None), ReportFlags.Multilateration, true, false, "mlat")]
    [InlineData(nameof(AddressKind.Icao), ReportFlags.Secondary, true, true, "other")]
    [InlineData(nameof(AddressKind.Icao), ReportFlags.None, false, false, "mode_s")]
    [InlineData(nameof(AddressKind.None), ReportFlags.Primary, true, true, "other")]
    public void TheBestSourceNamesIt(string kind, ReportFlags flags, bool hasPosition, bool isSystem, string type)
    {
        Track track = new() { Flags = flags, HasPosition = hasPosition, Identity = new ObjectIdentity { AddressKind = Enum.Parse<AddressKind>(kind) } };
        Assert.Equal(type, AircraftType.Of(track, isSystem));
    }
}
