using Atalaya.Core.Geodesy;

namespace Atalaya.Tests.Core.Geodesy;

public sealed class GeodesicTests
{
    const double Tolerance = 15e-9;

    [Fact]
    public void Golden_distances_are_met_and_the_azimuths_lead_there()
    {
        double worst = 0;
        for (int i = 0; i < GeodesicGolden.Rows.Length; i += GeodesicGolden.Columns)
        {
            ReadOnlySpan<double> row = GeodesicGolden.Rows.Slice(i, GeodesicGolden.Columns);
            GeodeticPosition from = GeodeticPosition.FromDegrees(row[0], row[1]), to = GeodeticPosition.FromDegrees(row[2], row[3]);
            GeodesicLine line = Geodesic.Inverse(from, to);
            string what = string.Join(' ', row.ToArray());
            Assert.True(Math.Abs(line.DistanceMeters - row[4]) < Tolerance, $"{what}: {line.DistanceMeters - row[4]:E2} m off");
            worst = Math.Max(worst, Math.Abs(line.DistanceMeters - row[4]));
            GeodeticPosition end = Geodesic.Direct(from, line.InitialAzimuth, line.DistanceMeters).Position;
            Assert.True(Wgs84.ToEcef(end).DistanceTo(Wgs84.ToEcef(to)) < 2 * Tolerance, $"{what}: misses by {Wgs84.ToEcef(end).DistanceTo(Wgs84.ToEcef(to)):E2} m");
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"largest error {worst:E2} m");
    }

    /// <summary>Away from antipodes and from points too close for a direction.</summary>
    [Fact]
    public void Golden_azimuths_are_met()
    {
        for (int i = 0; i < GeodesicGolden.Rows.Length; i += GeodesicGolden.Columns)
        {
            ReadOnlySpan<double> row = GeodesicGolden.Rows.Slice(i, GeodesicGolden.Columns);
            if (row[4] < 1 || row[4] > 19_500_000) continue;
            GeodeticPosition from = GeodeticPosition.FromDegrees(row[0], row[1]), to = GeodeticPosition.FromDegrees(row[2], row[3]);
            GeodesicLine line = Geodesic.Inverse(from, to);
            double across = Math.Max(Math.Sin(row[4] / 6.37e6), 1e-7) * 6.37e6;
            string what = string.Join(' ', row.ToArray());
            Assert.True(Math.Abs(Difference(line.InitialAzimuth, row[5])) * across < 2 * Tolerance, $"{what}: initial {line.InitialAzimuth * 180 / Math.PI:R}");
            Assert.True(Math.Abs(Difference(line.FinalAzimuth, row[6])) * across < 2 * Tolerance, $"{what}: final {line.FinalAzimuth * 180 / Math.PI:R}");
        }
    }

    [Fact]
    public void Golden_lines_lead_to_their_end()
    {
        for (int i = 0; i < GeodesicGolden.Rows.Length; i += GeodesicGolden.Columns)
        {
            ReadOnlySpan<double> row = GeodesicGolden.Rows.Slice(i, GeodesicGolden.Columns);
            GeodeticPosition from = GeodeticPosition.FromDegrees(row[0], row[1]), to = GeodeticPosition.FromDegrees(row[2], row[3]);
            (GeodeticPosition end, double azimuth) = Geodesic.Direct(from, row[5] * GeodeticPosition.RadiansPerDegree, row[4]);
            double miss = Wgs84.ToEcef(end).DistanceTo(Wgs84.ToEcef(to));
            Assert.True(miss < 2 * Tolerance, $"{string.Join(' ', row.ToArray())}: misses by {miss:E2} m");
            GeodeticPosition back = Geodesic.Direct(end, azimuth, -row[4]).Position;
            Assert.True(Wgs84.ToEcef(back).DistanceTo(Wgs84.ToEcef(from)) < 2 * Tolerance);
        }
    }

    [Fact]
    public void The_way_back_is_as_long()
    {
        for (int i = 0; i < GeodesicGolden.Rows.Length; i += GeodesicGolden.Columns)
        {
            ReadOnlySpan<double> row = GeodesicGolden.Rows.Slice(i, GeodesicGolden.Columns);
            GeodeticPosition from = GeodeticPosition.FromDegrees(row[0], row[1]), to = GeodeticPosition.FromDegrees(row[2], row[3]);
            Assert.Equal(Geodesic.Inverse(from, to).DistanceMeters, Geodesic.Inverse(to, from).DistanceMeters, Tolerance);
        }
    }

    static double Difference(double radians, double degrees) => Angle.NormalizePlusMinusPi(radians - degrees * GeodeticPosition.RadiansPerDegree);
}
