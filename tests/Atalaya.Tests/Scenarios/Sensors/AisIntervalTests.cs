using Atalaya.Core.Geodesy;
using Atalaya.Core.Reports;
using Atalaya.Core.Time;
using Atalaya.Scenarios;
using Atalaya.Scenarios.Events;
using Atalaya.Scenarios.Sensors;

namespace Atalaya.Tests.Scenarios.Sensors;

/// <summary>ITU-R M.1371-5, annex 1, tables 1 and 2.</summary>
public sealed class AisIntervalTests
{
    const double MetersPerSecondPerKnot = 1852.0 / 3600;

    [Theory]
    [InlineData(AisKind.ClassA, 1, 0.1, 0, 180)]
    [InlineData(AisKind.ClassA, 5, 3.5, 0, 10)]
    [InlineData(AisKind.ClassA, 0, 0, 0, 10)]
    [InlineData(AisKind.ClassA, 0, 12, 0, 10)]
    [InlineData(AisKind.ClassA, 0, 12, 30, 10.0 / 3)]
    [InlineData(AisKind.ClassA, 0, 18, 0, 6)]
    [InlineData(AisKind.ClassA, 0, 18, 30, 2)]
    [InlineData(AisKind.ClassA, 0, 30, 0, 2)]
    [InlineData(AisKind.ClassB, 0, 1.5, 0, 180)]
    [InlineData(AisKind.ClassB, 0, 6, 0, 30)]
    public void IntervalsAreThoseOfTheStandard(AisKind kind, byte status, double knots, double degreesPerMinute, double expected)
    {
        TruthState state = new() { VelocityEast = knots * MetersPerSecondPerKnot, TurnRate = degreesPerMinute / 60 * GeodeticPosition.RadiansPerDegree };
        Assert.Equal(expected, AisStation.IntervalSeconds(kind, status, state), 1e-9);
    }

    /// <summary>Among vessels that never changed their interval: no report comes early, and few are late by more than the one in twenty that is lost.</summary>
    [Fact]
    public void ReportsKeepTheirIntervals()
    {
        StraitRun run = new(420, seed: 21);
        int gaps = 0, regular = 0;
        // Some come late; what they tell of is in order.
        ILookup<uint, Report> positions = run.Batches[2].Reports.ToArray()
            .Where(report => report.Measurement == MeasurementKind.Geodetic).OrderBy(report => report.Time).ToLookup(report => report.Identity.Mmsi);
        foreach (ScenarioObject thing in run.Objects.Where(thing => thing.Ais is AisKind.ClassA or AisKind.ClassB))
        {
            double[] intervals = [.. Enumerable.Range(0, 420).Select(second => AisStation.IntervalSeconds(thing.Ais, thing.NavigationStatus, thing.At(second))).Distinct()];
            if (intervals.Length != 1 || thing.Role != ScenarioRole.Ordinary || JammedOnce(thing)) continue;
            Instant? last = null;
            foreach (Report report in positions[thing.Mmsi])
            {
                if (last is { } before)
                {
                    // Times of reports are whole seconds.
                    double gap = report.Time.SecondsSince(before);
                    Assert.True(gap >= 0.92 * intervals[0] - 1.01, $"{thing.Mmsi}: {gap} s where {intervals[0]} s");
                    gaps++;
                    if (gap <= 1.08 * intervals[0] + 1.01) regular++;
                }

                last = report.Time;
            }
        }

        Assert.True(gaps > 800, $"{gaps} gaps");
        Assert.InRange(regular / (double)gaps, 0.90, 0.985);
    }

    static bool JammedOnce(ScenarioObject thing) =>
        Enumerable.Range(0, 21).Any(step => (thing.SituationAt(step * 20, thing.At(step * 20)) & Situation.Jammed) != 0);
}
