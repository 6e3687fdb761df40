using Atalaya.Core.Geodesy;
using CsCheck;

namespace Atalaya.Tests.Core.Geodesy;

public sealed class AngleTests
{
    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(Math.PI, Math.PI, -Math.PI)]
    [InlineData(-Math.PI, Math.PI, -Math.PI)]
    [InlineData(2 * Math.PI, 0, 0)]
    [InlineData(-2 * Math.PI, 0, 0)]
    [InlineData(3 * Math.PI / 2, 3 * Math.PI / 2, -Math.PI / 2)]
    public void Known_angles(double angle, double positive, double signed)
    {
        Assert.Equal(positive, Angle.NormalizeZeroToTwoPi(angle), 1e-15);
        Assert.Equal(signed, Angle.NormalizePlusMinusPi(angle), 1e-15);
    }

    [Fact]
    public void Results_lie_in_their_half_open_range_and_keep_the_direction()
    {
        Gen.OneOf(Gen.Double[-50, 50], Gen.Double[-1e-15, 1e-15], Gen.Int[-20, 20].Select(k => Math.BitIncrement(k * Math.PI)), Gen.Int[-20, 20].Select(k => Math.BitDecrement(k * Math.PI))).Sample(angle =>
        {
            double positive = Angle.NormalizeZeroToTwoPi(angle), signed = Angle.NormalizePlusMinusPi(angle);
            Assert.InRange(positive, 0, Math.BitDecrement(2 * Math.PI));
            Assert.InRange(signed, -Math.PI, Math.BitDecrement(Math.PI));
            Assert.Equal(Math.Sin(angle), Math.Sin(positive), 1e-13);
            Assert.Equal(Math.Cos(angle), Math.Cos(signed), 1e-13);
        }, seed: "0000KoV6gHd1", iter: 5_000);
    }

    [Fact]
    public void Not_a_number_stays_so()
    {
        Assert.True(double.IsNaN(Angle.NormalizeZeroToTwoPi(double.NaN)));
        Assert.True(double.IsNaN(Angle.NormalizePlusMinusPi(double.PositiveInfinity)));
    }
}
