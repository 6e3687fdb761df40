using System.Diagnostics;
using System.Text.Json;
using Atalaya.Integrity.Interference;
using Atalaya.Integrity.Interference.Locating;

namespace Atalaya.Benchmarks.Integrity;

/// <summary>
/// How well the source of interference is found: a jammer on a mast of 30 m, aircraft uniform over 500 km by 500 km, each with a threshold of its own, 2 % that
/// hold out or fail by themselves. A line of JSON for each power and number of aircraft: median error of the mean of the posterior, and of the centroid of those who lost their position,
/// and how often the regions of 50 % and 95 % hold the truth, with bounds of 95 %.
/// </summary>
static class SourceRun
{
    const double HalfSideKilometers = 250, KilometersPerRadian = 6371.0088;
    const double Latitude = 0.18, Longitude = -1.08;

    /// <summary>J/S 23 dB: at 25 dBm receivers are lost within some 50 km.</summary>
    const double ThresholdDbm = -105;

    /// <summary>With fewer no search begins.</summary>
    const int LeastBad = 3;
    const double HighestMeters = 12_000, LowestMeters = 1_000;

    /// <summary>The jammer lies so far from the middle at most, north, east, south and west.</summary>
    const double SourceReachKilometers = 50;

    static readonly (double PowerDbm, int Aircraft)[] Cases = [(25, 40), (25, 120), (25, 300), (55, 40), (55, 120), (40, 120)];

    public static int Run(Settings settings)
    {
        foreach ((double power, int aircraft) in Cases) Run(power, aircraft, settings.Runs, settings.Seed);
        return 0;
    }

    static void Run(double powerDbm, int aircraft, int runs, int seed)
    {
        InterferenceSettings settings = new() { LossThresholdDbm = ThresholdDbm };
        SourceModel model = new(settings);
        Random random = new(seed * 7919 + aircraft * 31 + (int)powerDbm);
        List<double> errors = [], centroids = [], bads = [];
        int inner = 0, outer = 0, tried = 0;
        double seconds = 0, area = 0;
        for (; tried < runs;)
        {
            (double east, double north) = (Uniform(random, SourceReachKilometers), Uniform(random, SourceReachKilometers));
            SourceSample[] samples = Draw(random, settings, powerDbm, aircraft, east, north);
            SourceSample[] bad = [.. samples.Where(static sample => sample.IsBad)];
            if (bad.Length < LeastBad) continue;
            tried++;
            bads.Add(bad.Length);
            (double latitude, double longitude) = Place(east, north);
            SourceSearch search = new(model, settings, 1, default, (Latitude, Longitude), HalfSideKilometers, samples);
            long start = Stopwatch.GetTimestamp();
            SourceEstimate? estimate;
            do estimate = search.Advance(int.MaxValue);
            while (estimate is null);
            seconds += Stopwatch.GetElapsedTime(start).TotalSeconds;
            errors.Add(Kilometers(estimate.Latitude, estimate.Longitude, latitude, longitude));
            centroids.Add(Kilometers(bad.Average(static sample => sample.Latitude), bad.Average(static sample => sample.Longitude), latitude, longitude));
            if (estimate.Holds(latitude, longitude, inner: true)) inner++;
            if (estimate.Holds(latitude, longitude, inner: false)) outer++;
            area += estimate.SquareKilometers(inner: false);
        }

        (double low, double high) = RateBounds.OfShare(outer, tried);
        Console.WriteLine(JsonSerializer.Serialize(new
        {
            power_dbm = powerDbm,
            aircraft,
            runs = tried,
            bad_median = Median(bads),
            error_median_km = Math.Round(Median(errors), 1),
            centroid_median_km = Math.Round(Median(centroids), 1),
            held_50 = Math.Round((double)inner / tried, 3),
            held_95 = Math.Round((double)outer / tried, 3),
            held_95_low = Math.Round(low, 3),
            held_95_high = Math.Round(high, 3),
            area_95_km2 = Math.Round(area / tried),
            ms = Math.Round(seconds * 1000 / tried, 1),
        }));
    }

    static SourceSample[] Draw(Random random, InterferenceSettings settings, double powerDbm, int aircraft, double east, double north)
    {
        SourceSample[] samples = new SourceSample[aircraft];
        for (int i = 0; i < aircraft; i++)
        {
            (double x, double y, double height) = (Uniform(random, HalfSideKilometers), Uniform(random, HalfSideKilometers), LowestMeters + random.NextDouble() * (HighestMeters - LowestMeters));
            double kilometers = Math.Sqrt((x - east) * (x - east) + (y - north) * (y - north));
            bool isVisible = kilometers < 4.12 * (Math.Sqrt(settings.SourceHeightMeters) + Math.Sqrt(height));
            double receivedDbm = powerDbm - 96.4 - 20 * Math.Log10(Math.Max(kilometers, 0.1));
            bool isLost = isVisible && receivedDbm > settings.LossThresholdDbm + settings.LossSpreadDb * Gaussian(random);
            if (random.NextDouble() < 0.02) isLost = !isLost;
            (double latitude, double longitude) = Place(x, y);
            samples[i] = new SourceSample(latitude, longitude, height, isLost);
        }

        return samples;
    }

    static (double Latitude, double Longitude) Place(double eastKilometers, double northKilometers)
    {
        SourceGrid grid = new(Latitude, Longitude, 1);
        return grid.Corner(eastKilometers, northKilometers);
    }

    static double Kilometers(double latitude, double longitude, double otherLatitude, double otherLongitude) =>
        Math.Sqrt(SurfaceVector.Of(latitude, longitude).ChordSquared(SurfaceVector.Of(otherLatitude, otherLongitude))) * KilometersPerRadian;

    static double Uniform(Random random, double half) => (2 * random.NextDouble() - 1) * half;
    static double Gaussian(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    static double Median(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }
}
