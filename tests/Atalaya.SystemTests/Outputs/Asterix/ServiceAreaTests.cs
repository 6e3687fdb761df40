using Atalaya.Core.Geodesy;
using Atalaya.Server.Outputs.Asterix;

namespace Atalaya.SystemTests.Outputs.Asterix;

public sealed class ServiceAreaTests
{
    [Theory]
    [InlineData("9.5,-63,11.5,-60", 10, -61, true)]
    [InlineData("9.5,-63,11.5,-60", 9.5, -63, true)]
    [InlineData("9.5,-63,11.5,-60", 9.4, -61, false)]
    [InlineData("9.5,-63,11.5,-60", 10, -59.9, false)]
    [InlineData("-20,175,-10,-175", -15, 179, true)]
    [InlineData("-20,175,-10,-175", -15, -180, true)]
    [InlineData("-20,175,-10,-175", -15, 180, true)]
    [InlineData("-20,175,-10,-175", -15, 0, false)]
    [InlineData("80,-180,90,180", 90, 12, true)]
    public void BordersAre180DegreesAndPolesToo(string text, double latitude, double longitude, bool isInside)
    {
        Assert.True(ServiceArea.TryParse(text, out ServiceArea area));
        Assert.Equal(isInside, area.Contains(latitude * GeodeticPosition.RadiansPerDegree, longitude * GeodeticPosition.RadiansPerDegree));
    }

    [Fact]
    public void AnUnknownPlaceIsOutside()
    {
        Assert.True(ServiceArea.TryParse("-90,-180,90,180", out ServiceArea all));
        Assert.False(all.Contains(double.NaN, double.NaN));
    }

    [Theory]
    [InlineData("")]
    [InlineData("1,2,3")]
    [InlineData("2,0,1,1")]
    [InlineData("0,1,1,1")]
    [InlineData("-91,0,0,1")]
    [InlineData("0,0,1,181")]
    [InlineData("0,0,NaN,1")]
    [InlineData("a,b,c,d")]
    public void WhatIsNoAreaIsRefused(string text) => Assert.False(ServiceArea.TryParse(text, out _));
}
