using Atalaya.Core.Geodesy;
using Atalaya.Core.Tracks;

namespace Atalaya.Tests.Fusion.Living;

/// <summary>Rough water echoes turn after turn for some seconds; a boat stays.</summary>
public sealed class ShortLivedEchoesTests
{
    static readonly GeodeticPosition Site = GeodeticPosition.FromDegrees(10, -62, 5), Sea = Site with { Height = 0 };

    /// <summary>Twelve patches of 35 m that echo in 0.55 of the turns of their 9 s of life on average, within 3 km; then a boat of 4 m/s among them.</summary>
    [Fact]
    public void RoughWaterMakesFewTracksAndABoatInItIsSeen()
    {
        double[] shown = [.. Enumerable.Range(1, 6).Select(Shown)];
        Assert.InRange(shown.Average(), 0, 1.5); // five without what is learned
    }

    /// <summary>False tracks shown at a time before the boat comes.</summary>
    static double Shown(int seed)
    {
        const double Turn = 2.5, Begins = 600, Ends = 900;
        Traffic traffic = new();
        traffic.Radar(1, Site, 12, 0.0044);
        Random random = new(seed);
        (double East, double North, double Death)[] patches = new (double, double, double)[12];
        for (double t = 0; t < Ends; t += Turn)
        {
            for (int i = 0; i < patches.Length; i++)
            {
                if (t >= patches[i].Death) patches[i] = (1000 + 3000 * random.NextDouble(), 3000 * random.NextDouble(), t - 9 * Math.Log(1 - random.NextDouble()));
                if (random.NextDouble() < 0.55) Add(traffic, random, t + 0.01 * i, Traffic.Offset(Sea, patches[i].East + 35 * Traffic.Normal(random), patches[i].North + 35 * Traffic.Normal(random)));
            }

            if (t >= Begins && random.NextDouble() < 0.85) Add(traffic, random, t + 0.5, Boat(t + 0.5));
        }

        int samples = 0, shown = 0;
        traffic.AfterTick = tick =>
        {
            double seconds = tick.End.SecondsSince(traffic.At(0));
            if (seconds < 300 || seconds >= Begins) return;
            samples++;
            shown += traffic.Confirmed().Length;
        };
        traffic.RunTo(Begins);
        traffic.RunTo(Ends - 1);
        Track[] near = [.. traffic.Confirmed().Where(track => Traffic.Meters(track, Boat(track.Time.SecondsSince(traffic.At(0)))) < 150)];
        Assert.NotEmpty(near);
        Assert.Contains(near, track => track.StartTime < traffic.At(Begins + 150));
        return (double)shown / samples;
    }

    static GeodeticPosition Boat(double seconds) => Traffic.Offset(Sea, 1500 + 4 * (seconds - 600), 1500);

    static void Add(Traffic traffic, Random random, double t, GeodeticPosition place) =>
        traffic.Add(traffic.Plot(1, t, Site, place, 12 * Traffic.Normal(random), 0.0044 * Traffic.Normal(random)));
}
