using Atalaya.Server.Web;

namespace Atalaya.SystemTests.Web;

public sealed class ViewBoxTests
{
    [Theory]
    [InlineData(new double[] { -10, 30, 10, 50 }, 40, 0, true)]
    [InlineData(new double[] { -10, 30, 10, 50 }, 40, 11, false)]
    [InlineData(new double[] { -10, 30, 10, 50 }, 51, 0, false)]
    [InlineData(new double[] { 170, -10, -170, 10 }, 0, 175, true)]
    [InlineData(new double[] { 170, -10, -170, 10 }, 0, -175, true)]
    [InlineData(new double[] { 170, -10, -170, 10 }, 0, 0, false)]
    [InlineData(new double[] { 170, -10, 190, 10 }, 0, -175, true)]
    [InlineData(new double[] { -190, -10, -170, 10 }, 0, 175, true)]
    [InlineData(new double[] { -400, -10, 400, 10 }, 0, 77, true)]
    [InlineData(new double[] { -400, -10, 400, 10 }, 11, 77, false)]
    public void ABoxHoldsWhatTheMapShows(double[] box, double latitude, double longitude, bool expected)
    {
        Assert.True(ViewBox.TryCreate(box, out ViewBox view));
        Assert.Equal(expected, view.Contains(latitude, longitude));
    }

    [Theory]
    [InlineData(new double[] { })]
    [InlineData(new double[] { 1, 2, 3 })]
    [InlineData(new double[] { 0, 50, 10, 40 })]
    [InlineData(new double[] { 0, -91, 10, 40 })]
    [InlineData(new double[] { double.NaN, 0, 10, 40 })]
    [InlineData(new double[] { 0, 0, double.PositiveInfinity, 40 })]
    public void WhatIsNoBoxIsTheWorld(double[] values)
    {
        Assert.False(ViewBox.TryCreate(values, out ViewBox view));
        Assert.Equal(ViewBox.World, view);
    }
}
