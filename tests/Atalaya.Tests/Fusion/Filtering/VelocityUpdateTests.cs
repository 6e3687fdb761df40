using Atalaya.Core.Geodesy;
using Atalaya.Core.Time;
using Atalaya.Fusion.Filtering;
using Atalaya.Fusion.Measuring;

namespace Atalaya.Tests.Fusion.Filtering;

public sealed class VelocityUpdateTests
{
    static readonly ManoeuvreOptions Options = new();
    static readonly LocalFrame Plane = new(GeodeticPosition.FromDegrees(48, 11));
    static readonly Instant Start = new(1_700_000_000_000_000_000);

    static MotionModels Models => MotionModels.All(Options, 1, 0, Options.TurnRate);

    /// <summary>Stated velocities that are older than the states by some seconds, of aircraft that turn and change speed: errors are as stated, over four dimensions. After 3 s turns that began in between are what is left.</summary>
    [Theory]
    [InlineData(0, 5.2)]
    [InlineData(1, 5.2)]
    [InlineData(3, 9.5)]
    public void OldVelocitiesAreNotBelievedMoreThanTheyDeserve(double lag, double most)
    {
        Random random = new(23);
        double sum = 0;
        int count = 0;
        for (int run = 0; run < 150; run++)
        {
            TrackMotion motion = TrackMotion.Start(At(0, 0), Start, 150, Models);
            ModelledAircraft aircraft = new(random, Models);
            for (int turn = 1; turn < 40; turn++)
            {
                aircraft.Fly(4 - lag);
                (double u, double v) = (aircraft.EastRate + Traffic.Normal(random), aircraft.NorthRate + Traffic.Normal(random));
                aircraft.Fly(lag);
                Instant time = Start.PlusSeconds(4 * turn);
                MotionMixture mixture = new PositionUpdate(motion, At(aircraft.East + 40 * Traffic.Normal(random), aircraft.North + 40 * Traffic.Normal(random)), time, Models).Apply(1);
                VelocityUpdate.Apply(ref mixture, Models, u, v, 1, lag);
                Assert.True(motion.TrySet(mixture, time));
                if (turn < 6) continue;
                sum += Normalisation.Of(motion.State, aircraft.East, aircraft.North, aircraft.EastRate, aircraft.NorthRate);
                count++;
            }
        }

        Assert.InRange(sum / count, 3.2, most);
    }

    static PositionMeasurement At(double east, double north)
    {
        GeodeticPosition place = Plane.Unproject(east, north);
        PositionMeasurement measurement = PositionMeasurement.At(place.Latitude, place.Longitude);
        measurement.VarianceEast = measurement.VarianceNorth = 40 * 40;
        return measurement;
    }
}
