using Atalaya.Core.Geodesy;
using Atalaya.Core.Time;
using Atalaya.Fusion.Filtering;
using Atalaya.Fusion.Measuring;
using CsCheck;

namespace Atalaya.Tests.Fusion.Filtering;

public sealed class MotionMixtureTests
{
    static readonly ManoeuvreOptions Options = new();
    static readonly GeodeticPosition Origin = GeodeticPosition.FromDegrees(48, 11);

    static MotionModels Models => MotionModels.All(Options, 1, 0, Options.TurnRate);

    [Fact]
    public void CovariancesStayPositiveAndProbabilitiesSumToOne() =>
        Gen.Select(Gen.Double[0, 30], Gen.Double[-3000, 3000], Gen.Double[-3000, 3000], Gen.Double[1, 500], Gen.Int[0, 1]).Array[1, 40].Sample(steps =>
        {
            TrackMotion motion = Started(100);
            Instant time = motion.Time;
            foreach ((double seconds, double east, double north, double sigma, int kind) in steps)
            {
                time = time.PlusSeconds(seconds);
                MotionMixture mixture;
                if (kind == 0)
                {
                    PositionUpdate update = new(motion, At(east, north, sigma), time, Models);
                    if (!update.IsSound) continue;
                    mixture = update.Apply(1);
                }
                else
                {
                    mixture = motion.PredictTo(time, Models);
                    VelocityUpdate.Apply(ref mixture, Models, east / 10, north / 10, sigma, 0);
                }

                if (!motion.TrySet(mixture, time)) return false;
                double sum = 0;
                for (int i = 0; i < motion.Models.Count; i++)
                {
                    if (!motion.Models.States[i].IsSound() || !motion.Models.States[i].IsPositive() || !(motion.Models.Probabilities[i] >= 0)) return false;
                    sum += motion.Models.Probabilities[i];
                }

                if (Math.Abs(sum - 1) > 1e-9 || !motion.State.IsPositive()) return false;
            }

            return true;
        }, seed: "0MixtureMix0", iter: 1000);

    /// <summary>A turn of 2°/s for a minute: the model that turns to this side is the likely one, and knows the rate.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void ATurnIsRecognised(int side)
    {
        Random random = new(4);
        TrackMotion motion = Started(70);
        double rate = side * 2 * Math.PI / 180;
        for (int turn = 1; turn < 24; turn++)
        {
            double t = 4 * turn, angle = Math.Max(0, t - 48) * rate, radius = 200 / rate, straight = Math.Min(t, 48) * 200;
            (double east, double north) = (radius * (1 - Math.Cos(angle)), straight + radius * Math.Sin(angle));
            Feed(ref motion, random, t, east, north, 70);
        }

        int expected = side > 0 ? MotionModels.TurningRight : MotionModels.TurningLeft;
        Assert.True(motion.Models.Probabilities[expected] > 0.5, $"{motion.Models.Probabilities[expected]}");
        Assert.Equal(rate, motion.Models.States[expected].TurnRate, 0.005);
    }

    /// <summary>
    /// Aircraft that fly straight, turn and change speed by the models' own law: the squared normalised error of position and velocity lies
    /// about its number of dimensions, 4.
    /// </summary>
    [Fact]
    public void ErrorsAreAsStated()
    {
        Random random = new(11);
        double sum = 0;
        int count = 0;
        for (int run = 0; run < 150; run++)
        {
            TrackMotion motion = Started(60);
            ModelledAircraft aircraft = new(random, Models);
            for (int turn = 0; turn < 40; turn++)
            {
                Feed(ref motion, random, 4 * turn, aircraft.East, aircraft.North, 60);
                if (turn >= 6)
                {
                    sum += Normalisation.Of(motion.State, aircraft.East, aircraft.North, aircraft.EastRate, aircraft.NorthRate);
                    count++;
                }

                aircraft.Fly(4);
            }
        }

        Assert.InRange(sum / count, 3.2, 5.2);
    }

    /// <summary>A place that is late by one turn corrects the track nearly as if it had come in time.</summary>
    [Fact]
    public void ALatePlaceHelps()
    {
        TrackMotion motion = Started(50);
        Random random = new(2);
        for (int turn = 1; turn < 10; turn++) Feed(ref motion, random, 4 * turn, 800 * turn, 0, 50);
        MotionState before = motion.State;
        Assert.True(motion.TrySet(new PositionUpdate(motion, At(800 * 8.5, 0, 5), Start.PlusSeconds(34), Models).Apply(1), Start.PlusSeconds(34)));
        Assert.True(motion.State.EE < before.EE && motion.State.NN < before.NN);
        Assert.Equal(Start.PlusSeconds(36), motion.Time);
        Assert.InRange(Math.Abs(motion.State.East - 7200), 0, Math.Abs(before.East - 7200) + 15);
    }

    static readonly Instant Start = new(1_700_000_000_000_000_000);

    static TrackMotion Started(double sigma) => TrackMotion.Start(At(0, 0, sigma), Start, 150, Models);

    static void Feed(ref TrackMotion motion, Random random, double t, double east, double north, double sigma)
    {
        PositionMeasurement place = At(east + sigma * Traffic.Normal(random), north + sigma * Traffic.Normal(random), sigma);
        Assert.True(motion.TrySet(new PositionUpdate(motion, place, Start.PlusSeconds(t), Models).Apply(1), Start.PlusSeconds(t)));
    }

    static PositionMeasurement At(double east, double north, double sigma)
    {
        GeodeticPosition place = new LocalFrame(Origin).Unproject(east, north);
        PositionMeasurement measurement = PositionMeasurement.At(place.Latitude, place.Longitude);
        measurement.VarianceEast = measurement.VarianceNorth = sigma * sigma;
        return measurement;
    }
}
