using Atalaya.Core.Tracks;
using Atalaya.Pipeline;
using Atalaya.Scenarios;

namespace Atalaya.Tests.Pipeline;

/// <summary>
/// Shifting everything in time by a multiple of half a second within the day changes nothing but the times. AIS states its time in whole
/// seconds, so that half a second changes its bytes: with AIS the shift is in whole seconds.
/// </summary>
public sealed class TimeShiftTests
{
    [Theory]
    [InlineData(0.5, "nmea")]
    [InlineData(40_000.5, "nmea")]
    [InlineData(1, null)]
    [InlineData(3600, null)]
    [InlineData(40_001, null)]
    public void APictureLaterIsThePicture(double shiftSeconds, string? without)
    {
        Track[] expected = Tracks(0, without);
        Track[] shifted = Tracks(shiftSeconds, without);
        Assert.Equal(expected.Length, shifted.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i].Id, shifted[i].Id);
            Assert.Equal(expected[i].Status, shifted[i].Status);
            Assert.Equal(expected[i].Latitude, shifted[i].Latitude, 1e-12);
            Assert.Equal(expected[i].Longitude, shifted[i].Longitude, 1e-12);
            Assert.Equal(expected[i].ReportCount, shifted[i].ReportCount);
            Assert.Equal(expected[i].Time.PlusSeconds(shiftSeconds), shifted[i].Time);
        }
    }

    static Track[] Tracks(double shiftSeconds, string? without)
    {
        Flow flow = new();
        StraitLog.Create(40, start: ScenarioOptions.FixedEpoch.PlusSeconds(10_000 + shiftSeconds), without: without).Feed(flow);
        return flow.Picture.ToOrderedArray();
    }
}
