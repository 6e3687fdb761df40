using Atalaya.Core.Geodesy;
using Atalaya.Core.Reports;
using Atalaya.Core.Tracks;
using Atalaya.Fusion.Measuring;

namespace Atalaya.Tests.Fusion;

/// <summary>What a transponder says of itself is wrong in the same way for minutes, and averaging it must not be believed to help.</summary>
public sealed class CooperativeErrorsTests
{
    const double PositionSigma = 25, VelocitySigma = 1.5, MemorySeconds = 120;

    static readonly GeodeticPosition Place = GeodeticPosition.FromDegrees(45, 9, 9000);

    /// <summary>Errors of the declared size that wander with a memory of two minutes, a report a second: normalised over two dimensions each.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    public void ErrorsThatLastStayWithinWhatIsStated(double delaySeconds)
    {
        Random random = new(31);
        double position = 0, velocity = 0;
        int count = 0;
        for (int run = 0; run < 120; run++)
        {
            Traffic traffic = new();
            LastingError east = new(random, PositionSigma), north = new(random, PositionSigma), eastRate = new(random, VelocitySigma), northRate = new(random, VelocitySigma);
            for (int t = 0; t < 90; t++) traffic.Add(Said(traffic, t, east.Next(), north.Next(), eastRate.Next(), northRate.Next(), delaySeconds));
            for (int t = 30; t < 90; t += 30)
            {
                traffic.RunTo(t + 1);
                Track track = Assert.Single(traffic.Confirmed());
                (double e, double n) = Error(track, Traffic.Offset(Place, 180 * track.Time.SecondsSince(traffic.At(0)), -90 * track.Time.SecondsSince(traffic.At(0))));
                double determinant = (double)track.VarianceEast * track.VarianceNorth - (double)track.CovarianceNorthEast * track.CovarianceNorthEast;
                position += (track.VarianceNorth * e * e - 2 * track.CovarianceNorthEast * e * n + track.VarianceEast * n * n) / determinant;
                (double u, double v) = (track.VelocityEast - 180, track.VelocityNorth + 90);
                velocity += (u * u + v * v) / (track.VelocitySigma * track.VelocitySigma);
                count++;
            }
        }

        Assert.InRange(position / count, 1.4, 2.6);
        Assert.InRange(velocity / count, 0.8, 2.6);
    }

    static Report Said(Traffic traffic, double t, double east, double north, double eastRate, double northRate, double delaySeconds)
    {
        Report report = traffic.AdsB(1, t, 5, Traffic.Offset(Place, 180 * t + east, -90 * t + north), (float)PositionSigma, delaySeconds);
        (double u, double v) = (180 + eastRate, -90 + northRate);
        report.GroundSpeed = (float)Math.Sqrt(u * u + v * v);
        // The direction is stated against the north of the place where it is.
        GeodeticPosition place = new(report.M0, report.M1, 0);
        report.TrackAngle = (float)(Math.Atan2(u, v) + MeasurementConverter.Convergence(Place, place));
        report.Quality.NacV = 2;
        return report;
    }

    static (double East, double North) Error(in Track track, GeodeticPosition truth)
    {
        EnuVector offset = new LocalFrame(truth with { Height = 0 }).ToEnu(new GeodeticPosition(track.Latitude, track.Longitude, 0));
        return (offset.East, offset.North);
    }

    /// <summary>A Gauss-Markov process of the first order, a step a second.</summary>
    sealed class LastingError(Random random, double sigma)
    {
        double _value = sigma * Traffic.Normal(random);

        public double Next()
        {
            double stays = Math.Exp(-1 / MemorySeconds);
            return _value = stays * _value + Math.Sqrt(1 - stays * stays) * sigma * Traffic.Normal(random);
        }
    }
}
