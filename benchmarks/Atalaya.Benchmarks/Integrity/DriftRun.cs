using System.Globalization;
using Atalaya.Integrity;
using Atalaya.Integrity.Deception;

namespace Atalaya.Benchmarks.Integrity;

/// <summary>
/// What the tests of residuals find of a slow drift, how often they err, and what could be found at best with the same limit if every bias, the beginning and the
/// course of the drift were known. Markdown rows.
/// </summary>
static class DriftRun
{
    const double DriftSpeed = 5, BeginSeconds = 150, HonestSeconds = 1800;

    static readonly DriftCase[] Cases =
    [
        new(400, 12, 1200, 1, false),
        new(400, 12, 1200, 4, false),
        new(400, 12, 1200, 4, true),
        new(400, 12, 1200, 12, true),
        new(50, 4, 400, 4, true),
        new(50, 1, 200, 4, true),
    ];

    public static int Run(Settings settings)
    {
        Console.WriteLine("| reference | aircraft | radar biased | found in time | 95 % | at best | aircraft hours | errors | per hour, 95 % |\n|---|---|---|---|---|---|---|---|---|");
        foreach (DriftCase one in Cases) Try(one, settings);
        return 0;
    }

    static void Try(DriftCase one, Settings settings)
    {
        Random random = new(settings.Seed);
        int found = 0, errors = 0, honest = (int)Math.Ceiling(settings.Runs * one.TurnSeconds / 12 / one.Aircraft * 10);
        double best = 0, limit = Math.Sqrt(new DeceptionSettings().RampChiSquare - 2 * Math.Log(one.TurnSeconds));
        for (int i = 0; i < settings.Runs; i++)
        {
            DriftWorld world = new(one, random);
            if (IsFound(world, one, random.NextDouble())) found++;
            best += NormalDistribution.Below(Math.Sqrt(world.Information) - limit);
        }

        for (int i = 0; i < honest; i++)
        {
            DriftWorld world = new(one, random);
            for (double t = 0; t < HonestSeconds; t += one.TurnSeconds) errors += world.Turn(t, 0);
        }

        Print(one, settings.Runs, found, best, honest * one.Aircraft * HonestSeconds / 3600, errors);
    }

    static bool IsFound(DriftWorld world, DriftCase one, double phase)
    {
        double begin = BeginSeconds + one.TurnSeconds * phase;
        bool isFound = false;
        for (double t = 0; t < begin + one.FarMeters / DriftSpeed; t += one.TurnSeconds)
        {
            world.Turn(t, DriftSpeed * Math.Max(0, t - begin));
            isFound |= t > begin && world.IsFirstSuspected;
        }

        return isFound;
    }

    static void Print(DriftCase one, int runs, int found, double best, double hours, int errors)
    {
        (double low, double high) = RateBounds.OfShare(found, runs);
        double most = RateBounds.HighestCount(errors);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {one.SigmaMeters} m/{one.TurnSeconds} s, {one.FarMeters} m | {one.Aircraft} | {(one.IsBiased ? "yes" : "no")} | {100.0 * found / runs:0.0} % | {100 * low:0.0}–{100 * high:0.0} % | {100 * best / runs:0.0} % | {hours:0} | {errors} | {errors / hours:0.0000}, at most {most / hours:0.0000} |"));
        Console.Out.Flush();
    }
}
