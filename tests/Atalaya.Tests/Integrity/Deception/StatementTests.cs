using Atalaya.Integrity.Alerts;

namespace Atalaya.Tests.Integrity.Deception;

/// <summary>What an aircraft states, held against itself and against the radars that should get its answer.</summary>
public sealed class StatementTests
{
    const double Begin = 120;

    [Fact]
    public void AVelocityThatIsNotThatOfThePlacesIsAFault()
    {
        AirSituation air = new(21);
        SimulatedAircraft aircraft = air.AddAircraft(-20_000, 50_000, 9000, 230, 90);
        aircraft.StatedSpeed = static t => t < Begin ? 230 : 150;
        air.RunTo(Begin + 5);
        Assert.Empty(air.Raised);
        air.RunTo(Begin + 20);
        Alert alert = Assert.Single(air.Raised);
        Assert.Equal((AlertKind.Inconsistent, Verdict.Fault, AlertSeverity.Advisory), (alert.Kind, alert.Statement.Verdict, alert.Severity));
        AlertEvidence evidence = alert.Statement.Evidence[0];
        Assert.Equal(EvidenceTest.VelocityDifference, evidence.Test);
        Assert.InRange(evidence.Value, 60, 100);
        aircraft.StatedSpeed = static _ => 230;
        air.RunTo(Begin + 70);
        Assert.Empty(air.Monitor.Alerts.Active);
    }

    [Fact]
    public void HeightsThatPartAreFoundAndClimbsInWarmAirAreNot()
    {
        AirSituation air = new(22);
        SimulatedAircraft level = air.AddAircraft(-20_000, 50_000, 9000, 230, 90), climbing = air.AddAircraft(20_000, -50_000, 3000, 180, 10);
        level.StatedPressure = static t => 9000 + 10 * Math.Clamp(t - Begin, 0, 75);
        climbing.StatedPressure = static t => 3000 + 12 * t;
        climbing.StatedHeight = static t => 3100 + 12 * 1.08 * t;
        air.RunTo(Begin + 40);
        Alert alert = Assert.Single(air.Raised);
        Assert.Equal((AlertKind.Inconsistent, level.Address), (alert.Kind, alert.Statement.Identity.Address));
        Assert.Equal(EvidenceTest.HeightDifference, Assert.Single(alert.Statement.Evidence).Test);
    }

    /// <summary>Others answer from there, this one never does. One where nobody flies, or none beyond, is not accused.</summary>
    [Fact]
    public void AGhostDoesNotAnswerWhereOthersDo()
    {
        AirSituation air = new(23);
        air.AddRadar(1, 4, 60, 0.0015);
        for (int i = 0; i < 10; i++) air.AddAircraft(-30_000 + 900 * i, (i < 5 ? 55_000 : 80_000) + 700 * i, 9000 + 100 * i, 60, 90);
        SimulatedAircraft ghost = air.AddGhost(-28_000, 57_000, 9300, 60, 90), edge = air.AddGhost(-28_000, 84_000, 9300, 60, 90), far = air.AddGhost(60_000, -90_000, 9300, 60, 90);
        ghost.Begins = edge.Begins = far.Begins = 60;
        air.RunTo(200);
        Alert alert = Assert.Single(air.Raised);
        Assert.Equal((AlertKind.SilentTransponder, Verdict.Ghost, ghost.Address), (alert.Kind, alert.Statement.Verdict, alert.Statement.Identity.Address));
        Assert.True(Assert.Single(alert.Statement.Evidence).Value >= 12);
    }

    [Fact]
    public void ARadarThatIsSilentMissesNobody()
    {
        AirSituation air = new(24);
        SimulatedRadar radar = air.AddRadar(1, 4, 60, 0.0015);
        for (int i = 0; i < 5; i++) air.AddAircraft(-30_000 + 900 * i, 62_000 + 700 * i, 9000 + 100 * i, 60, 90);
        air.RunTo(100);
        radar.Detection = 0;
        air.RunTo(300);
        Assert.Empty(air.Raised);
    }

    /// <summary>Where others answer, an aircraft that ceases to, and is still seen, has lost its transponder; not where nobody else answers.</summary>
    [Fact]
    public void ATransponderThatStopsIsToldWhereOthersAnswer()
    {
        AirSituation air = new(26);
        air.AddRadar(1, 4, 60, 0.0015);
        for (int i = 0; i < 10; i++) air.AddAircraft(-30_000 + 900 * i, (i < 5 ? 55_000 : 80_000) + 700 * i, 9000 + 100 * i, 60, 90);
        SimulatedAircraft silent = air.AddAircraft(-28_000, 57_000, 9300, 60, 90), alone = air.AddAircraft(60_000, -90_000, 9300, 60, 90);
        silent.FallsSilent = alone.FallsSilent = Begin;
        air.RunTo(Begin + 18);
        Assert.Empty(air.Raised);
        air.RunTo(Begin + 60);
        Alert alert = Assert.Single(air.Raised);
        Assert.Equal((AlertKind.StoppedTransponder, Verdict.Fault, silent.Address), (alert.Kind, alert.Statement.Verdict, alert.Statement.Identity.Address));
        silent.FallsSilent = double.PositiveInfinity;
        air.RunTo(Begin + 80);
        Assert.Empty(air.Monitor.Alerts.Active);
    }

    /// <summary>The decoder hears two places by turns and keeps to one.</summary>
    [Fact]
    public void PlacesThatADecoderRefusesSpeakForAClone()
    {
        AirSituation air = new(25);
        SimulatedAircraft aircraft = air.AddAircraft(-20_000, 50_000, 9000, 230, 90);
        aircraft.Refuses = static t => t >= Begin && (int)(2 * t) % 2 == 0;
        air.RunTo(Begin + 5);
        Assert.Empty(air.Raised);
        air.RunTo(Begin + 40);
        Alert alert = Assert.Single(air.Raised);
        Assert.Equal((AlertKind.DuplicateAddress, Verdict.Clone), (alert.Kind, alert.Statement.Verdict));
        aircraft.Refuses = static _ => false;
        air.RunTo(Begin + 110);
        Assert.Empty(air.Monitor.Alerts.Active);
    }
}
