using System.Globalization;
using Atalaya.Core.Geodesy;
using Atalaya.Server.Inputs;
using CsCheck;

namespace Atalaya.SystemTests.Inputs;

public sealed class SiteTextTests
{
    [Theory]
    [InlineData("10.65,-61.5", 10.65, -61.5, 0)]
    [InlineData("10.65,-61.5,40", 10.65, -61.5, 40)]
    [InlineData("10.65, -61.5, 40 m", 10.65, -61.5, 40)]
    [InlineData("10,65", 10, 65, 0)]
    [InlineData("10,65,40", 10, 65, 40)]
    [InlineData("10,65 -61,5", 10.65, -61.5, 0)]
    [InlineData("10,65,-61,5", 10.65, -61.5, 0)]
    [InlineData("10,65; -61,5; 40,5", 10.65, -61.5, 40.5)]
    [InlineData("10,65, 61,5", 10.65, 61.5, 0)]
    [InlineData("10,65 N 61,5 W", 10.65, -61.5, 0)]
    [InlineData("N10.65 W61.5 40", 10.65, -61.5, 40)]
    [InlineData("61,5 oeste, 10,65 norte", 10.65, -61.5, 0)]
    [InlineData("33.45 S 70.66 west", -33.45, -70.66, 0)]
    [InlineData("10°39'12\"N 61°30'W", 10.653333333333334, -61.5, 0)]
    [InlineData("10º 39,2′ N, 61º 30,5′ W, 40", 10.653333333333334, -61.508333333333333, 40)]
    [InlineData("10 39 12 N 61 30 0 W 40", 10.653333333333334, -61.5, 40)]
    [InlineData("N 10 39 12 W 61 30 15 40", 10.653333333333334, -61.504166666666667, 40)]
    [InlineData("N10 39, W61 30, 40 m", 10.65, -61.5, 40)]
    [InlineData("10°39' -61°30'", 10.65, -61.5, 0)]
    [InlineData("-0.5, -0°30'0''", -0.5, -0.5, 0)]
    [InlineData("(10.65, −61.5)", 10.65, -61.5, 0)]
    public void APlaceIsReadAsPeopleWriteIt(string text, double latitude, double longitude, double height)
    {
        Assert.True(SiteText.TryParse(text, out GeodeticPosition site, out string reason), reason);
        Assert.Equal((latitude, longitude, height), (Math.Round(site.LatitudeDegrees, 9), Math.Round(site.LongitudeDegrees, 9), site.Height), new Near(1e-9));
    }

    [Theory]
    [InlineData("10,65,61,5", "can be decimal commas")]
    [InlineData("10,-61,40", "can be decimal commas")]
    [InlineData("10.65 61,5", "mixed")]
    [InlineData("10.5,61.9 40", "not clear")]
    [InlineData("N 10 39 W 61 30 40", "write m after a height")]
    [InlineData("10.65 N -61.5 W", "a minus and W")]
    [InlineData("10.65 N 61.5 O", "O is west in Spanish and east in German")]
    [InlineData("10.65 N 61.5", "longitude needs E or W")]
    [InlineData("10.65 N 61.5 S", "both values are latitudes")]
    [InlineData("10 39 -61 30", "more than latitude")]
    [InlineData("10°75'N 61°W", "up to 59")]
    [InlineData("10'39°N 61°W", "' stands after the wrong number")]
    [InlineData("91, 0", "latitude 91")]
    [InlineData("1, 181", "longitude 181")]
    [InlineData("10.65, -61.5, 130 ft", "in metres")]
    [InlineData("10.65", "LAT,LON")]
    [InlineData("", "LAT,LON")]
    [InlineData("1.2.3, 4", "'1.2.3' is not a number")]
    [InlineData("here", "'here' is not a number")]
    [InlineData("1, 2 #", "'#' has no place")]
    public void WhatIsUnclearIsRefusedWithAReason(string text, string expected)
    {
        Assert.False(SiteText.TryParse(text, out _, out string reason));
        Assert.Contains(expected, reason, StringComparison.Ordinal);
    }

    [Fact]
    public void EveryWayOfWritingGivesTheSamePlace() =>
        Gen.Select(Gen.Double[-90, 90], Gen.Double[-180, 180], Gen.Int[-400, 9000]).Sample((latitude, longitude, height) =>
        {
            (latitude, longitude) = (Math.Round(latitude, 6), Math.Round(longitude, 6));
            string point = string.Create(CultureInfo.InvariantCulture, $"{latitude:0.0#####}, {longitude:0.0#####}, {height}");
            string comma = string.Create(CultureInfo.InvariantCulture, $"{Math.Abs(latitude):0.0#####} {(latitude < 0 ? 'S' : 'N')} {Math.Abs(longitude):0.0#####} {(longitude < 0 ? 'W' : 'E')} {height} m").Replace('.', ',');
            Assert.True(SiteText.TryParse(point, out GeodeticPosition expected, out _));
            Assert.True(SiteText.TryParse(comma, out GeodeticPosition read, out _));
            Assert.Equal(GeodeticPosition.FromDegrees(latitude, longitude, height), expected);
            Assert.Equal(expected, read);
        });

    [Fact]
    public void AnyTextIsReadOrRefused()
    {
        const string Alphabet = "0123456789.,;-+ NSEWOm°'\"/abc\t\u2212\ud800";
        Gen.Char[Alphabet].Array[0, 30].Sample(characters =>
        {
            bool isRead = SiteText.TryParse(new string(characters), out GeodeticPosition site, out string reason);
            Assert.Equal(isRead, reason.Length == 0);
            Assert.True(Math.Abs(site.LatitudeDegrees) <= 90 && Math.Abs(site.LongitudeDegrees) <= 180 && double.IsFinite(site.Height));
        }, iter: 100_000);
    }

    sealed class Near(double tolerance) : IEqualityComparer<(double A, double B, double C)>
    {
        public bool Equals((double A, double B, double C) x, (double A, double B, double C) y) =>
            Math.Abs(x.A - y.A) < tolerance && Math.Abs(x.B - y.B) < tolerance && Math.Abs(x.C - y.C) < tolerance;

        public int GetHashCode((double A, double B, double C) value) => 0;
    }
}
