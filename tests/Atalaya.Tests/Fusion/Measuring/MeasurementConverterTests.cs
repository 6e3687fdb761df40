using Atalaya.Core.Geodesy;
using Atalaya.Core.Reports;
using Atalaya.Fusion;
using Atalaya.Fusion.Measuring;
using Atalaya.Fusion.Sources;

namespace Atalaya.Tests.Fusion.Measuring;

public sealed class MeasurementConverterTests
{
    static readonly GeodeticPosition Site = GeodeticPosition.FromDegrees(60, 10, 200);

    [Theory]
    [InlineData(0)]
    [InlineData(1.1)]
    [InlineData(3.9)]
    public void TheErrorEllipseLiesAcrossTheBeam(double azimuth)
    {
        const double Range = 200_000;
        SourceState source = new() { HasSite = true, Frame = new LocalFrame(Site), RangeSigmaMeters = 50, AzimuthSigmaRadians = 0.002 };
        Report report = new() { Measurement = MeasurementKind.Polar, M0 = Range, M1 = azimuth, M2 = double.NaN, Sigma0 = float.NaN, Sigma1 = float.NaN };
        Assert.True(MeasurementConverter.TryConvert(report, source, new HeightEstimate(9000, 10), new TrackerOptions(), out PositionMeasurement place));

        // The direction of the beam where it ends: from there to a place a little farther on.
        GeodeticPosition at = new(place.Latitude, place.Longitude, 0);
        report.M0 += 100;
        Assert.True(MeasurementConverter.TryConvert(report, source, new HeightEstimate(9000, 10), new TrackerOptions(), out PositionMeasurement beyond));
        (double east, double north) = new LocalFrame(at).Project(beyond.Latitude, beyond.Longitude);
        double length = Math.Sqrt(east * east + north * north);
        (east, north) = (east / length, north / length);
        double along = east * east * place.VarianceEast + 2 * east * north * place.Covariance + north * north * place.VarianceNorth;
        double across = north * north * place.VarianceEast - 2 * east * north * place.Covariance + east * east * place.VarianceNorth;
        Assert.Equal(50, Math.Sqrt(along), 2.0);
        Assert.Equal(400, Math.Sqrt(across), 2.0);
    }

    [Fact]
    public void APlaneOffsetIsThatOfThePlaceAtHeightZero()
    {
        SourceState source = new() { HasSite = true, Frame = new LocalFrame(Site), RangeSigmaMeters = 50 };
        Report report = new() { Measurement = MeasurementKind.Plane, M0 = 150_000, M1 = -90_000, Sigma0 = float.NaN, Sigma1 = float.NaN };
        Assert.True(MeasurementConverter.TryConvert(report, source, default, new TrackerOptions(), out PositionMeasurement place));
        (double east, double north) = source.Frame.Project(place.Latitude, place.Longitude);
        Assert.Equal(150_000, east, 1e-3);
        Assert.Equal(-90_000, north, 1e-3);
        Assert.Equal(2500, place.VarianceEast, 1e-6);
    }

    [Fact]
    public void AnUnknownHeightWidensTheRangeNearTheRadarOnly()
    {
        SourceState source = new() { HasSite = true, Frame = new LocalFrame(Site with { Height = 0 }), RangeSigmaMeters = 50, AzimuthSigmaRadians = 1e-6 };
        TrackerOptions options = new();
        Report near = new() { Measurement = MeasurementKind.Polar, M0 = 1000, M1 = 0, M2 = double.NaN }, far = near with { M0 = 150_000 };
        Assert.True(MeasurementConverter.TryConvert(near, source, HeightEstimate.Default(Domain.Unknown, 0, options), options, out PositionMeasurement nearPlace));
        Assert.True(MeasurementConverter.TryConvert(far, source, HeightEstimate.Default(Domain.Unknown, 0, options), options, out PositionMeasurement farPlace));
        Assert.InRange(Math.Sqrt(nearPlace.VarianceNorth), 60, 90);
        Assert.InRange(Math.Sqrt(farPlace.VarianceNorth), 50, 51);
    }

    [Fact]
    public void WithoutSiteThereIsNoPlace()
    {
        Report report = new() { Measurement = MeasurementKind.Polar, M0 = 1000, M2 = double.NaN };
        Assert.False(MeasurementConverter.TryConvert(report, new SourceState(), default, new TrackerOptions(), out _));
    }
}
