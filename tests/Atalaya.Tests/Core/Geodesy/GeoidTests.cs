using Atalaya.Core.Geodesy;

namespace Atalaya.Tests.Core.Geodesy;

public sealed class GeoidTests
{
    [Fact]
    public void Golden_points_of_the_full_grid_are_met_within_the_stated_error()
    {
        ReadOnlySpan<double> rows = GeoidGolden.Rows;
        double squares = 0;
        for (int i = 0; i < rows.Length; i += 3)
        {
            double error = Undulation(rows[i], rows[i + 1]) - rows[i + 2];
            Assert.True(Math.Abs(error) < 1.98, $"{rows[i]} {rows[i + 1]}: off by {error:F2} m");
            squares += error * error;
        }

        Assert.True(Math.Sqrt(squares / (rows.Length / 3)) < 0.14);
    }

    [Fact]
    public void There_is_no_seam_at_180_degrees_nor_at_the_poles()
    {
        for (double latitude = -90; latitude <= 90; latitude += 7.5)
        {
            Assert.Equal(Undulation(latitude, 180), Undulation(latitude, -180), 1e-6);
            Assert.Equal(Undulation(latitude, 179.999999), Undulation(latitude, -179.999999), 1e-3);
            Assert.Equal(Undulation(latitude, -1e-9), Undulation(latitude, 1e-9), 1e-6);
        }

        for (double longitude = -180; longitude <= 180; longitude += 15)
        {
            Assert.Equal(13.61, Undulation(90, longitude), 0.005);
            Assert.Equal(-29.53, Undulation(-90, longitude), 0.005);
            Assert.Equal(Undulation(89.9999, longitude), Undulation(89.9999, longitude + 180), 0.005);
        }
    }

    [Fact]
    public void Any_value_gives_a_number_or_nan()
    {
        foreach (double value in (double[])[double.NaN, double.PositiveInfinity, double.NegativeInfinity]) Assert.True(double.IsNaN(Geoid.Undulation(value, 0)) && double.IsNaN(Geoid.Undulation(0, value)));
        foreach (double value in (double[])[double.MaxValue, double.MinValue, 1e9, -1e9, double.Epsilon]) Assert.InRange(Geoid.Undulation(value, value), -107, 86);
    }

    static double Undulation(double latitude, double longitude) =>
        Geoid.Undulation(latitude * GeodeticPosition.RadiansPerDegree, longitude * GeodeticPosition.RadiansPerDegree);
}
