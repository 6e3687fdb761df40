using Atalaya.Core.Geodesy;
using Atalaya.Core.Time;
using Atalaya.Fusion;
using Atalaya.Fusion.Filtering;
using Atalaya.Fusion.Measuring;

namespace Atalaya.Tests.Fusion.Filtering;

public sealed class RadialUpdateTests
{
    static readonly ManoeuvreOptions Options = new();
    static readonly LocalFrame Plane = new(GeodeticPosition.FromDegrees(48, 11));
    static readonly Instant Start = new(1_700_000_000_000_000_000);
    static readonly double Sigma = new TrackerOptions().RadialVelocitySigma, Wrong = new TrackerOptions().RadialVelocityWrong;

    static MotionModels Models => MotionModels.All(Options, 1, 0, Options.TurnRate);

    /// <summary>Aircraft that fly by the models' own law, seen from the south-west: errors are as stated, and those of the velocity smaller than without.</summary>
    [Fact]
    public void RadialVelocitiesSharpenTheVelocityHonestly()
    {
        (double with, double normalised) = Fly(0);
        (double without, _) = Fly(double.NaN);
        Assert.True(with < 0.9 * without, $"{with:0.00} against {without:0.00} m/s");
        Assert.InRange(normalised, 3.2, 5.2);
    }

    /// <summary>Every fifth is wrong by 60 m/s and the radar is known for it: the track is better than without any, and knows how good.</summary>
    [Fact]
    public void WrongOnesAreHarmless()
    {
        (double wrong, double normalised) = Fly(60);
        (double without, _) = Fly(double.NaN);
        Assert.True(wrong < without, $"{wrong:0.00} against {without:0.00} m/s");
        Assert.InRange(normalised, 3.2, 5.2);
    }

    /// <summary>A plot that goes with a fast track is the likelier by far; one that stands still costs no more than the chance that it is wrong.</summary>
    [Fact]
    public void ARadialVelocityCountsInTheLikelihood()
    {
        TrackMotion motion = Followed(new Random(3));
        Instant time = motion.Time.PlusSeconds(4);
        double east = motion.State.East + 4 * motion.State.EastRate, north = motion.State.North + 4 * motion.State.NorthRate;
        double own = Likelihood(motion, At(east, north, Radial(motion.State.EastRate, motion.State.NorthRate)), time);
        double still = Likelihood(motion, At(east, north, Radial(0, 0)), time), plain = Likelihood(motion, At(east, north, default), time);
        Assert.True(own > 20 * plain);
        Assert.Equal(Wrong, still / plain, 0.01);
    }

    static double Likelihood(in TrackMotion motion, in PositionMeasurement place, Instant time) => new PositionUpdate(motion, place, time, Models).Likelihood(0);

    static TrackMotion Followed(Random random)
    {
        TrackMotion motion = TrackMotion.Start(At(0, 0, default), Start, 150, Models);
        for (int turn = 1; turn < 15; turn++)
            Feed(ref motion, At(600 * turn + 40 * Traffic.Normal(random), 500 * turn + 40 * Traffic.Normal(random), Radial(150, 125)), 4 * turn);
        return motion;
    }

    /// <param name="error">Of every fifth radial velocity, m/s; NaN = there are none.</param>
    /// <returns>RMS error of the velocity, m/s, and mean squared normalised error of position and velocity.</returns>
    static (double Velocity, double Normalised) Fly(double error)
    {
        Random random = new(17);
        double square = 0, normalised = 0;
        int count = 0;
        for (int run = 0; run < 150; run++)
        {
            ModelledAircraft aircraft = new(random, Models);
            TrackMotion motion = TrackMotion.Start(At(0, 0, default), Start, 150, Models);
            for (int turn = 1; turn < 25; turn++)
            {
                aircraft.Fly(4);
                (double east, double north, double u, double v) = (aircraft.East, aircraft.North, aircraft.EastRate, aircraft.NorthRate);
                double noise = Sigma * Traffic.Normal(random);
                RadialMeasurement radial = double.IsNaN(error) ? default : Radial(u, v) with { Speed = Radial(u, v).Speed + noise + (turn % 5 != 0 ? 0 : turn % 2 == 0 ? error : -error) };
                Feed(ref motion, At(east + 40 * Traffic.Normal(random), north + 40 * Traffic.Normal(random), radial, error > 0 ? 0.2 : Wrong), 4 * turn);
                if (turn < 6) continue;
                square += (motion.State.EastRate - u) * (motion.State.EastRate - u) + (motion.State.NorthRate - v) * (motion.State.NorthRate - v);
                normalised += Normalisation.Of(motion.State, east, north, u, v);
                count++;
            }
        }

        return (Math.Sqrt(square / count), normalised / count);
    }

    static void Feed(ref TrackMotion motion, in PositionMeasurement place, double t) =>
        Assert.True(motion.TrySet(new PositionUpdate(motion, place, Start.PlusSeconds(t), Models).Apply(1), Start.PlusSeconds(t)));

    /// <summary>As a radar far in the south-west measures it.</summary>
    static RadialMeasurement Radial(double eastRate, double northRate) => new(0.6, 0.8, 0.6 * eastRate + 0.8 * northRate, Sigma * Sigma);

    static PositionMeasurement At(double east, double north, RadialMeasurement radial, double wrong = double.NaN)
    {
        GeodeticPosition place = Plane.Unproject(east, north);
        PositionMeasurement measurement = PositionMeasurement.At(place.Latitude, place.Longitude);
        measurement.VarianceEast = measurement.VarianceNorth = 40 * 40;
        measurement.Radial = radial;
        measurement.RadialWrong = double.IsNaN(wrong) ? Wrong : wrong;
        return measurement;
    }
}
