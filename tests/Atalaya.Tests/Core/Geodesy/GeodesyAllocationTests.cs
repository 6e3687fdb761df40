using Atalaya.Core.Geodesy;
using Atalaya.Core.Numerics;

namespace Atalaya.Tests.Core.Geodesy;

public sealed class GeodesyAllocationTests
{
    [Fact]
    public void A_thousand_conversions_allocate_nothing()
    {
        double sum = Convert(10);
        Allocation.AssertNone(() => sum += Convert(1_000), 1);
        Assert.True(double.IsFinite(sum));
    }

    static double Convert(int count)
    {
        double sum = 0;
        LocalFrame site = new(GeodeticPosition.FromDegrees(36, -5, 200));
        for (int i = 0; i < count; i++)
        {
            double azimuth = i * 0.01;
            SlantRange.TryToPosition(site, 50_000 + i, azimuth, 3_000, out GeodeticPosition position);
            (double east, double north) = site.Project(position.Latitude, position.Longitude);
            LocalFrame other = new(site.Unproject(east, north));
            sum += other.RotateVector(site, 100, 20).East + SlantRange.FromPosition(site, position).Elevation + SlantRange.SlopesAt(site, 50_000, 3_000).PerHeight;
            sum += Geoid.Undulation(position.Latitude, position.Longitude) + Geodesic.Inverse(site.Origin, position).DistanceMeters;
            sum += Geodesic.Direct(site.Origin, azimuth, 1_000).FinalAzimuth + StableMath.Pow(1 + azimuth, 0.3) + StableMath.Log10(1 + azimuth);
        }

        return sum;
    }
}
