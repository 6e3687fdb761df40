using Atalaya.Core.Frames;
using Atalaya.Core.Reports;
using Atalaya.Integrity.Alerts;

namespace Atalaya.Tests.Integrity.Deception;

/// <summary>Receivers as witnesses of where an aircraft can be.</summary>
public sealed class ReceptionTests
{
    const ushort Second = 10;

    [Fact]
    public void WhoStatesAPlaceBeyondTheHorizonIsNotThere()
    {
        AirSituation air = Create(31);
        SimulatedAircraft liar = air.AddGhost(400_000, 300_000, 3000, 100, 90);
        liar.Begins = 120;
        air.RunTo(170);
        Assert.Empty(air.Raised);
        air.RunTo(200);
        Alert alert = Assert.Single(air.Raised);
        Assert.Equal((AlertKind.ImpossibleReception, Verdict.Spoofed, liar.Address), (alert.Kind, alert.Statement.Verdict, alert.Statement.Identity.Address));
        AlertEvidence evidence = Assert.Single(alert.Statement.Evidence);
        Assert.Equal(EvidenceTest.RadioHorizon, evidence.Test);
        Assert.InRange(evidence.Value, 505_000, 520_000);
        Assert.InRange(evidence.Threshold, 300_000, 400_000);
    }

    /// <summary>Where everyone comes from beyond, the site is wrong, or the receiver is many.</summary>
    [Fact]
    public void AReceiverThatHearsManyFromBeyondTellsNothing()
    {
        AirSituation air = Create(32);
        for (int i = 0; i < 4; i++) air.AddGhost(400_000 + 20_000 * i, 300_000, 3000, 100, 90);
        air.RunTo(240);
        Assert.Empty(air.Raised);
    }

    [Fact]
    public void AReceiverWithoutSiteTellsNothing()
    {
        AirSituation air = new(33);
        AddCrowd(air, [AirSituation.Receiver]);
        air.AddGhost(400_000, 300_000, 3000, 100, 90);
        air.RunTo(200);
        Assert.Empty(air.Raised);
    }

    /// <summary>One receiver hears it; the other hears all who fly there, and never this one. Where nobody else flies it proves nothing.</summary>
    [Fact]
    public void WhoIsNotHeardWhereOthersAreIsAGhost()
    {
        AirSituation air = Create(34);
        SimulatedAircraft ghost = air.AddGhost(-28_000, 57_000, 9300, 60, 90), far = air.AddGhost(60_000, -90_000, 9300, 60, 90);
        ghost.Begins = far.Begins = 60;
        air.RunTo(115);
        Assert.Empty(air.Raised);
        air.RunTo(160);
        Alert alert = Assert.Single(air.Raised);
        Assert.Equal((AlertKind.ImpossibleReception, Verdict.Ghost, ghost.Address), (alert.Kind, alert.Statement.Verdict, alert.Statement.Identity.Address));
        Assert.Equal(Second, Assert.Single(alert.Statement.Evidence).Source.Number);
        ghost.Receivers = [AirSituation.Receiver, Second];
        air.RunTo(300);
        Assert.Empty(air.Monitor.Alerts.Active);
    }

    /// <summary>A transmitter on the ground is as loud wherever it says it flies; honest ones fall with the distance.</summary>
    [Fact]
    public void ALevelThatDoesNotFollowTheDistanceIsTold()
    {
        AirSituation air = Create(35);
        for (int i = 0; i < 6; i++) air.AddAircraft(4000 * i - 10_000, -12_000 - 6000 * i, 9000, 230, 180).Level = static meters => 60 - 20 * Math.Log10(meters);
        SimulatedAircraft ghost = air.AddGhost(0, 12_000, 9000, 230, 45);
        (ghost.Level, ghost.Receivers) = (static _ => -20, [AirSituation.Receiver, Second]);
        air.RunTo(250);
        Assert.Empty(air.Raised);
        air.RunTo(700);
        Alert alert = Assert.Single(air.Raised);
        Assert.Equal((AlertKind.ImpossibleReception, AlertSeverity.Advisory, ghost.Address), (alert.Kind, alert.Severity, alert.Statement.Identity.Address));
        Assert.Equal(EvidenceTest.LevelCorrelation, Assert.Single(alert.Statement.Evidence).Test);
    }

    static AirSituation Create(int seed)
    {
        AirSituation air = new(seed);
        foreach (ushort receiver in (ushort[])[AirSituation.Receiver, Second])
            air.Traffic.Tracker.SetSite(new SourceSite(new SourceId(receiver), "receiver") { Position = AirSituation.Site });
        AddCrowd(air, [AirSituation.Receiver, Second]);
        return air;
    }

    static void AddCrowd(AirSituation air, ushort[] receivers)
    {
        for (int i = 0; i < 10; i++)
        {
            SimulatedAircraft aircraft = air.AddAircraft(-30_000 + 900 * i, (i < 5 ? 55_000 : 80_000) + 700 * i, 9000 + 100 * i, 60, 90);
            (aircraft.Receivers, aircraft.Level) = (receivers, static meters => 60 - 20 * Math.Log10(meters));
        }
    }
}
