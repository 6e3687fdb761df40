using Atalaya.Core.Geodesy;
using Atalaya.Core.Identity;
using Atalaya.Core.Reports;
using Atalaya.Core.Tracks;

namespace Atalaya.Tests.Fusion;

/// <summary>Heights and climb from report to track.</summary>
public sealed class HeightsTests
{
    const double Foot = 0.3048;

    static readonly GeodeticPosition Site = GeodeticPosition.FromDegrees(36, -5.6, 100);

    [Fact]
    public void TheClimbOfAnAircraftThatStatesNoneFollowsFromModeC()
    {
        Traffic traffic = Climbing(10, 120);
        Track track = Assert.Single(traffic.Confirmed());
        Assert.InRange(track.VerticalRate!.Value, 9, 11);
        Assert.InRange(track.EstimatedPressureAltitude!.Value, 4180, 4220);
        Assert.Equal(0, track.PressureAltitude!.Value / (100 * Foot) % 1, 0.001);
        Assert.Null(track.EstimatedEllipsoidHeight);
    }

    [Fact]
    public void LevelFlightIsLevel()
    {
        Track track = Assert.Single(Climbing(0, 120).Confirmed());
        Assert.Equal(0f, track.VerticalRate);
    }

    [Fact]
    public void OfAFirstHeightNobodyKnowsTheClimb() => Assert.Null(Assert.Single(Climbing(10, 0).Tracks()).VerticalRate);

    [Fact]
    public void OneWildModeCMovesNeitherHeightNorPlace()
    {
        Traffic traffic = Climbing(0, 60);
        Track before = Assert.Single(traffic.Confirmed());
        Add(traffic, 64, 3000, 12_000);
        traffic.RunTo(65);
        Track after = Assert.Single(traffic.Confirmed());
        Assert.Equal(before.PressureAltitude, after.PressureAltitude);
        Assert.Equal(1, traffic.Tracker.Counters.WildHeights);
        Assert.True(Traffic.Meters(after, Flight(64, 3000)) < 100);
        for (int turn = 17; turn < 20; turn++) Add(traffic, 4 * turn, 12_000, 12_000);
        traffic.RunTo(80);
        Assert.InRange(Assert.Single(traffic.Confirmed()).PressureAltitude!.Value, 11_980, 12_020);
    }

    /// <summary>Between two radars with Mode C a primary radar sees an aircraft that climbs: its plot is placed with the height of its own time.</summary>
    [Fact]
    public void APlotWithoutHeightIsPlacedWithTheHeightPredicted()
    {
        Traffic traffic = Climbing(15, 80);
        Report plot = traffic.Plot(1, 100, Site, Flight(100, 3000 + 15 * 100));
        plot.Identity = Aircraft;
        traffic.Add(plot);
        traffic.RunTo(101);
        Assert.InRange(Assert.Single(traffic.Confirmed()).EstimatedPressureAltitude!.Value, 4450, 4550);
        Assert.True(Traffic.Meters(Assert.Single(traffic.Confirmed()), Flight(100, 4500)) < 60);
    }

    [Fact]
    public void AStatedClimbIsShownWhileItIsFresh()
    {
        Traffic traffic = Climbing(0, 20, -12);
        Assert.Equal(-12, Assert.Single(traffic.Confirmed()).VerticalRate);
        for (int turn = 6; turn < 20; turn++) Add(traffic, 4 * turn, 3000, 3000);
        traffic.RunTo(80);
        Assert.Equal(0f, Assert.Single(traffic.Confirmed()).VerticalRate);
    }

    static readonly ObjectIdentity Aircraft = new() { Address = 0x4840D6, AddressKind = AddressKind.Icao };

    static Traffic Climbing(double climb, double until, float? stated = null)
    {
        Traffic traffic = new();
        traffic.Radar(1, Site);
        for (double t = 0; t <= until; t += 4) Add(traffic, t, 3000 + climb * t, 3000 + climb * t, stated);
        traffic.RunTo(until + 1);
        return traffic;
    }

    static void Add(Traffic traffic, double t, double height, double said, float? climb = null)
    {
        Report plot = traffic.Plot(1, t, Site, Flight(t, height));
        plot.Identity = Aircraft;
        plot.PressureAltitude = (float)(Math.Round(said / (100 * Foot)) * 100 * Foot);
        plot.VerticalRate = climb;
        traffic.Add(plot);
    }

    static GeodeticPosition Flight(double t, double height) =>
        Traffic.Offset(Site, 4000 + 100 * t, 5000) with { Height = height + Geoid.Undulation(Site.Latitude, Site.Longitude) };
}
