using Atalaya.Core.Identity;
using Atalaya.Core.Reports;
using Atalaya.Server.Outputs.Asterix;

namespace Atalaya.SystemTests.Outputs.Asterix;

public sealed class DetectedByTests
{
    [Theory]
    [InlineData(ReportFlags.Primary, false, Technologies.PrimaryRadar)]
    [InlineData(ReportFlags.Primary | ReportFlags.Secondary, false, Technologies.PrimaryRadar | Technologies.SecondaryRadar)]
    [InlineData(ReportFlags.Secondary, true, Technologies.SecondaryRadar | Technologies.ModeS)]
    [InlineData(ReportFlags.SelfReported, true, Technologies.ExtendedSquitter)]
    [InlineData(ReportFlags.SelfReported, false, Technologies.None)] // AIS, Remote ID
    [InlineData(ReportFlags.Multilateration, true, Technologies.Multilateration)]
    [InlineData(ReportFlags.SystemTrack, true, Technologies.None)]
    public void TheFlagsOfAReportTell(object flags, bool hasAddress, object expected)
    {
        Report report = new() { Flags = (ReportFlags)flags, Measurement = MeasurementKind.Geodetic };
        if (hasAddress) report.Identity.AddressKind = AddressKind.Icao;
        Assert.Equal((Technologies)expected, DetectedBy.Of(report));
        report.Measurement = MeasurementKind.None;
        Assert.Equal(Technologies.None, DetectedBy.Of(report)); // heard, not detected
    }

    /// <summary>What is received back is what was sent.</summary>
    [Fact]
    public void EmitterCategoriesAreThoseOfTheReader()
    {
        Dictionary<int, byte> numbers = [];
        for (int category = 0; category < 256; category++)
            if (EmitterCategory.Of((byte)category) is { } number) numbers.Add(number, (byte)category);
        Assert.Equal([1, 2, 3, 4, 5, 6, 10, 11, 12, 13, 14, 15, 16, 20, 21, 22, 23, 24], numbers.Keys.Order());
        Assert.Null(EmitterCategory.Of(null));
    }
}
