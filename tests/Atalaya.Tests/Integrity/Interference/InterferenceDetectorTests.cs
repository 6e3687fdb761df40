using Atalaya.Core.Geodesy;
using Atalaya.Integrity.Alerts;
using Atalaya.Integrity.Interference;
using Mover = Atalaya.Tests.Integrity.Interference.NavigationWorld.Mover;
using Navigation = Atalaya.Tests.Integrity.Interference.NavigationWorld.Navigation;

namespace Atalaya.Tests.Integrity.Interference;

public sealed class InterferenceDetectorTests
{
    const double Latitude = 0.19, Longitude = -1.07;
    const double KilometersPerRadian = AreaCells.EarthRadiusMeters / 1000;

    /// <summary>Aircraft on a square of so many kilometres, 20 km apart.</summary>
    static NavigationWorld World(int side, float height = 9000, byte? version = 2, bool isSea = false)
    {
        NavigationWorld world = new();
        for (int i = 0; i < side * side; i++)
        {
            double north = (i / side - (side - 1) / 2.0) * 20, east = (i % side - (side - 1) / 2.0) * 20;
            uint subject = isSea ? 244_000_000u + (uint)i : 0x400_000u + (uint)i;
            world.Movers.Add(new Mover(subject, isSea, Latitude + north / KilometersPerRadian, Longitude + east / KilometersPerRadian, height, 3, 3, version));
        }

        return world;
    }

    static double Kilometers(Mover mover, double latitude = Latitude, double longitude = Longitude) =>
        Geodesic.Inverse(new GeodeticPosition(mover.Latitude, mover.Longitude, 0), new GeodeticPosition(latitude, longitude, 0)).DistanceMeters / 1000;

    static Alert[] Interference(NavigationWorld world) => [.. world.Alerts.Active.Where(alert => alert.Kind == AlertKind.GnssInterference)];

    [Theory]
    [InlineData(2)]
    [InlineData(0)]
    public void AJammedAreaIsOneRegionWithOneAlertUntilItIsOver(int version)
    {
        NavigationWorld world = World(12, version: (byte)version);
        world.Rule = (mover, seconds) => seconds is >= 120 and < 420 && Kilometers(mover) < 50 ? Navigation.Bad : Navigation.Good;
        world.Run(120);
        Assert.Empty(Interference(world));
        world.Run(60);
        Alert alert = Assert.Single(Interference(world));
        InterferenceRegion region = Assert.Single(world.Detector.Regions);
        Assert.Equal(region.Id, alert.Cause.Subject);
        Assert.Equal(Verdict.Jammed, alert.Statement.Verdict);
        Assert.InRange(alert.Statement.Confidence, 0.99, 1);
        AlertEvidence evidence = Assert.Single(alert.Statement.Evidence, evidence => evidence.Test == EvidenceTest.DegradedAircraft);
        Assert.InRange(evidence.Value, 10, 21);
        Assert.True(evidence.Value >= evidence.Threshold);
        Assert.Contains(alert.Statement.Evidence, evidence => evidence.Test == EvidenceTest.ChanceProbability && evidence.Value < evidence.Threshold);
        world.Run(240);
        Assert.Equal(alert.Id, Assert.Single(Interference(world)).Id);
        Assert.NotNull(region.Source);
        Assert.True(region.Source.Holds(Latitude, Longitude, inner: false));
        world.Run(1500);
        Assert.Empty(Interference(world));
        Assert.Empty(world.Detector.Regions);
    }

    [Fact]
    public void WhoWasNeverGoodIsNotCounted()
    {
        NavigationWorld world = World(8);
        world.Rule = (mover, _) => mover.Object % 2 == 0 ? Navigation.Bad : Navigation.Good;
        world.Run(600);
        Assert.Empty(world.Detector.Regions);
        Assert.DoesNotContain(world.Detector.MapAt(default).Cells, cell => cell.Bad > 0);
    }

    [Fact]
    public void OneAircraftThatFailsAndOneThatWaversAreNoRegion()
    {
        NavigationWorld world = World(8);
        world.Rule = (mover, seconds) => (mover.Object == 0x400_01B && seconds > 100) || (mover.Object == 0x400_01C && (int)(seconds / 90) % 2 == 1) ? Navigation.Bad : Navigation.Good;
        world.Run(1200);
        Assert.Empty(world.Detector.Regions);
        Assert.Contains(world.Detector.MapAt(default).Cells, cell => cell.Bad > 0);
    }

    [Fact]
    public void PositionsThatCeaseWhileMessagesGoOnAreLost()
    {
        NavigationWorld world = World(10);
        world.Rule = (mover, seconds) => seconds >= 200 && Kilometers(mover) < 45 ? Navigation.Silent : Navigation.Good;
        world.Run(290);
        Assert.Single(Interference(world));
    }

    [Fact]
    public void VesselsThatLoseTheirPositionsAreCountedOnTheSea()
    {
        NavigationWorld world = World(10, isSea: true);
        world.Rule = (mover, seconds) => seconds >= 150 && Kilometers(mover) < 40 ? Navigation.Bad : Navigation.Good;
        world.Run(240);
        Assert.Single(Interference(world));
        Assert.All(world.Detector.MapAt(default).Cells, cell => Assert.Equal(HeightBand.Sea, cell.Band));
    }

    [Fact]
    public void WhenItIsSwitchedOffItsAlertsEnd()
    {
        NavigationWorld world = World(10);
        world.Rule = (mover, seconds) => seconds >= 100 && Kilometers(mover) < 50 ? Navigation.Bad : Navigation.Good;
        world.Run(150);
        Assert.Single(Interference(world));
        world.Monitor.Configure(new Atalaya.Integrity.IntegritySettings { Interference = new InterferenceSettings { Enabled = false } });
        world.Run(1);
        Assert.Empty(Interference(world));
        Assert.Empty(world.Detector.Regions);
    }

    [Fact]
    public void RegionsThatMeetGoOnAsTheOlder()
    {
        NavigationWorld world = World(16);
        double apart = 100 / KilometersPerRadian;
        world.Rule = (mover, seconds) =>
            (seconds >= 100 && Kilometers(mover, Latitude, Longitude - apart) < 35) || (seconds >= 160 && Kilometers(mover, Latitude, Longitude + apart) < 35) || (seconds >= 300 && Kilometers(mover) < 100)
                ? Navigation.Bad : Navigation.Good;
        world.Run(250);
        Assert.Equal([1, 2], world.Detector.Regions.Select(region => region.Id));
        world.Run(150);
        Assert.Equal([1], world.Detector.Regions.Select(region => region.Id));
        Assert.Equal(1u, Assert.Single(Interference(world)).Cause.Subject);
    }

    [Fact]
    public void AReloadedStateGoesOnAsIfNothingHadHappened()
    {
        NavigationWorld through = World(10), reloaded = World(10);
        foreach (NavigationWorld world in (NavigationWorld[])[through, reloaded])
            world.Rule = (mover, seconds) => seconds >= 100 && Kilometers(mover) < 50 ? Navigation.Bad : Navigation.Good;
        for (int i = 0; i < 14; i++)
        {
            through.Run(23);
            reloaded.Run(23);
            reloaded.Reload();
            Assert.Equal(through.Save(), reloaded.Save());
        }

        Assert.NotNull(Assert.Single(reloaded.Detector.Regions).Source);
    }

    [Fact]
    public void ADamagedStateIsRefusedOrHarmless()
    {
        NavigationWorld world = World(6);
        world.Rule = (mover, seconds) => seconds >= 100 && Kilometers(mover) < 50 ? Navigation.Bad : Navigation.Good;
        world.Run(170);
        byte[] state = world.Save();
        Random random = new(7);
        for (int i = 0; i < 300; i++)
        {
            byte[] damaged = [.. state];
            damaged[random.Next(damaged.Length)] ^= (byte)(1 << random.Next(8));
            Atalaya.Integrity.IntegrityMonitor monitor = new();
            try
            {
                Atalaya.Core.State.StateReader reader = new(damaged.AsSpan(0, i % 3 == 0 ? random.Next(damaged.Length) : damaged.Length));
                monitor.Load(ref reader);
            }
            catch (InvalidDataException)
            {
                continue;
            }
        }
    }
}
