using Atalaya.Integrity.Sea;

namespace Atalaya.Tests.Integrity.Sea;

public sealed class SeaSettingsTests
{
    [Fact]
    public void DefaultsAreSound() => Assert.True(new SeaSettings().IsSound);

    [Fact]
    public void NonsenseIsNot()
    {
        SeaSettings settings = new();
        Assert.False((settings with { SilenceSeconds = double.NaN }).IsSound);
        Assert.False((settings with { ProvenReception = 1 }).IsSound);
        Assert.False((settings with { DarkVesselMostSpeed = 1 }).IsSound);
        Assert.False((settings with { CircleMostMeters = 100 }).IsSound);
        Assert.False((settings with { JumpReports = 0 }).IsSound);
        Assert.False((settings with { OffsetMostMeters = 100 }).IsSound);
    }
}
