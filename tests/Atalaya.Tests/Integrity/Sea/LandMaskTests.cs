using Atalaya.Integrity.Sea;

namespace Atalaya.Tests.Integrity.Sea;

public sealed class LandMaskTests
{
    const double Radians = Math.PI / 180;

    [Theory]
    [InlineData(40.42, -3.70, true)] // Madrid
    [InlineData(10.45, -61.25, true)] // in the middle of Trinidad
    [InlineData(-25.0, 134.0, true)] // Australia
    [InlineData(-85.0, 20.0, true)] // Antarctica
    [InlineData(66.5, -179.9, true)] // Chukotka, west and east of 180°
    [InlineData(68.0, 179.9, true)]
    [InlineData(68.0, 0.0, false)] // the Norwegian Sea at the same latitude
    [InlineData(10.45, -61.90, false)] // Gulf of Paria
    [InlineData(10.65, -61.52, false)] // the port of Port of Spain
    [InlineData(51.95, 4.05, false)] // Europoort
    [InlineData(42.0, 50.5, false)] // Caspian Sea
    [InlineData(0.0, 180.0, false)]
    [InlineData(0.0, -180.0, false)]
    [InlineData(90.0, 0.0, false)]
    public void PlacesAreToldApart(double latitude, double longitude, bool isInland) => Assert.Equal(isInland, LandMask.IsInland(latitude * Radians, longitude * Radians));

    [Fact]
    public void WhatIsNoPlaceIsNotInland()
    {
        Assert.False(LandMask.IsInland(double.NaN, 0));
        Assert.False(LandMask.IsInland(0, double.PositiveInfinity));
    }

    [Fact]
    public void ALongitudeMayBeCountedTwice() => Assert.True(LandMask.IsInland(40.42 * Radians, (360 - 3.70) * Radians));

    /// <summary>Madrid is 300 km from the sea, the middle of Trinidad some 20 km.</summary>
    [Fact]
    public void TheDistanceInlandIsAboutRight()
    {
        Assert.True(LandMask.InlandMeters(40.42 * Radians, -3.70 * Radians) > 100_000);
        Assert.InRange(LandMask.InlandMeters(10.45 * Radians, -61.25 * Radians), 8_000, 30_000);
        Assert.Equal(0, LandMask.InlandMeters(10.45 * Radians, -61.90 * Radians));
    }
}
