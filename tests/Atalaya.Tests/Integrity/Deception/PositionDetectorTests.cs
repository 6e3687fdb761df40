using Atalaya.Integrity;
using Atalaya.Integrity.Alerts;
using Atalaya.Integrity.Deception;

namespace Atalaya.Tests.Integrity.Deception;

/// <summary>Stated places against radar: what is found, how soon, and what is not accused.</summary>
public sealed class PositionDetectorTests
{
    const double Begin = 120;

    [Fact]
    public void AStepOfTwoKilometresIsFoundWithinThreePlots()
    {
        AirSituation air = new(1);
        air.AddRadar(1, 4, 60, 0.0015);
        SimulatedAircraft aircraft = air.AddAircraft(-20_000, 60_000, 9000, 220, 70);
        aircraft.Deceit = static t => t < Begin ? (0, 0) : (1400, 1400);
        air.RunTo(Begin);
        Assert.Empty(air.Raised);
        air.RunTo(Begin + 13);
        Alert alert = air.AlertOf(aircraft, AlertKind.PositionContradicted)!;
        Assert.Equal((Verdict.Spoofed, Verdict.Fault), (alert.Statement.Verdict, alert.Statement.Alternative));
        Assert.Contains(alert.Statement.Evidence, evidence => evidence.Test == EvidenceTest.SensorDistance && evidence.Value is > 1700 and < 2300 && evidence.Source.Number == 1);
        Assert.Contains(alert.Statement.Evidence, evidence => evidence.Test == EvidenceTest.ResidualChiSquare && evidence.Value > evidence.Threshold);
        Contradiction read = air.Monitor.ReadContradiction(alert.TrackId)!;
        Assert.True(read.Points.Count >= 1);
        Assert.InRange(Meters(read.Stated, read.Measured), 1700, 2300);
    }

    [Theory]
    [InlineData(1, 1, 50, 0.0005, 200)]
    [InlineData(2, 12, 60, 0.004, 1200)]
    public void ADriftOfFiveMetresASecondIsFoundBeforeItIsFar(int seed, double turn, double rangeSigma, double azimuthSigma, double meters)
    {
        AirSituation air = new(seed);
        air.AddRadar(1, turn, rangeSigma, azimuthSigma);
        SimulatedAircraft aircraft = air.AddAircraft(0, 100_000, 9000, 220, 70);
        aircraft.Deceit = static t => (5 * Math.Max(0, t - Begin), 0);
        air.RunTo(Begin + meters / 5);
        Alert alert = air.AlertOf(aircraft, AlertKind.PositionContradicted)!;
        Assert.NotNull(alert);
        Assert.True(air.RaisedAt[(AlertKind.PositionContradicted, alert.TrackId)] > Begin);
        Assert.Equal(Verdict.Spoofed, alert.Statement.Verdict);
        Assert.Contains(alert.Statement.Evidence, evidence => evidence.Test is EvidenceTest.ResidualChiSquare or EvidenceTest.ResidualCusum && evidence.Value > evidence.Threshold);
    }

    [Fact]
    public void HonestTrafficOfABiasedRadarIsLeftAlone()
    {
        AirSituation air = new(3);
        SimulatedRadar radar = air.AddRadar(1, 4, 60, 0.0015);
        radar.RangeBias = static _ => 150;
        radar.AzimuthBias = static _ => 0.004;
        AddCrowd(air);
        air.RunTo(400);
        Assert.Empty(air.Raised);
    }

    /// <summary>North slips by half a degree: everyone is contradicted alike.</summary>
    [Fact]
    public void ARadarThatSlipsAccusesNobody()
    {
        AirSituation air = new(4);
        air.AddRadar(1, 4, 60, 0.0015).AzimuthBias = static t => t < Begin ? 0 : 0.009;
        AddCrowd(air);
        air.RunTo(Begin + 120);
        Assert.Empty(air.Raised);
    }

    [Fact]
    public void ATransponderThatIsLateIsFaultyAndNotDeceived()
    {
        AirSituation air = new(5);
        air.AddRadar(1, 4, 60, 0.0015);
        AddCrowd(air);
        SimulatedAircraft aircraft = air.AddAircraft(-20_000, 50_000, 9000, 230, 90);
        aircraft.Latency = 4;
        air.RunTo(200);
        Alert alert = Assert.Single(air.Raised);
        Assert.Equal((aircraft.Address, Verdict.Fault, AlertSeverity.Advisory), (alert.Statement.Identity.Address, alert.Statement.Verdict, alert.Statement.Severity));
    }

    [Fact]
    public void WhoSaysThatHisPlaceIsPoorIsJammed()
    {
        AirSituation air = new(6);
        air.AddRadar(1, 4, 60, 0.0015);
        SimulatedAircraft aircraft = air.AddAircraft(-20_000, 50_000, 9000, 230, 90);
        air.RunTo(Begin);
        (aircraft.Nic, aircraft.NacP) = (0, 0);
        aircraft.Deceit = static t => (-230 * (t - Begin), 0);
        air.RunTo(Begin + 60);
        Alert alert = Assert.Single(air.Raised);
        Assert.Equal((Verdict.Jammed, AlertSeverity.Advisory), (alert.Statement.Verdict, alert.Statement.Severity));
    }

    [Fact]
    public void AContradictionEndsWhenPlacesAgreeAgain()
    {
        AirSituation air = new(7);
        air.AddRadar(1, 4, 60, 0.0015);
        SimulatedAircraft aircraft = air.AddAircraft(-20_000, 50_000, 9000, 230, 90);
        aircraft.Deceit = static t => t is < Begin or > Begin + 60 ? (0, 0) : (0, 2500);
        air.RunTo(Begin + 59);
        Assert.NotNull(air.AlertOf(aircraft, AlertKind.PositionContradicted));
        air.RunTo(Begin + 110);
        Assert.Empty(air.Monitor.Alerts.Active);
        Assert.Null(air.Monitor.ReadContradiction(air.TrackOf(aircraft)));
        air.RunTo(Begin + 200);
        Assert.Single(air.Raised);
    }

    [Theory]
    [InlineData(16, 100.05)]
    [InlineData(1, 130.25)]
    [InlineData(4, 165)]
    public void SectorsAndRestartsChangeNothing(int sectors, double reload)
    {
        AirSituation expected = Attacked(1), actual = Attacked(sectors);
        expected.RunTo(220);
        actual.RunTo(reload);
        actual.Reload(new IntegritySettings());
        actual.RunTo(220);
        Assert.NotEmpty(expected.Raised);
        Assert.Equal(expected.Bytes, actual.Bytes);
    }

    /// <summary>One radar errs more and more with the only aircraft, which another one sees where it says it is.</summary>
    [Fact]
    public void ADriftThatAnotherRadarDoesNotSeeIsNone()
    {
        AirSituation alone = new(9), watched = new(9);
        foreach (AirSituation air in (AirSituation[])[alone, watched])
        {
            air.AddRadar(1, 4, 60, 0.0015).RangeBias = static t => 2.5 * Math.Max(0, t - Begin);
            if (air == watched) air.AddRadar(2, 4, 60, 0.0015);
            air.AddAircraft(0, 60_000, 9000, 220, 70);
            air.RunTo(Begin + 80);
        }

        Assert.Single(alone.Raised);
        Assert.Empty(watched.Raised);
    }

    static AirSituation Attacked(int sectors)
    {
        AirSituation air = new(8, new Atalaya.Fusion.TrackerOptions { Sectors = sectors });
        air.AddRadar(1, 4, 60, 0.0015);
        AddCrowd(air);
        SimulatedAircraft[] attacked = [air.AddAircraft(-20_000, 50_000, 9000, 230, 90), air.AddAircraft(10_000, 40_000, 8000, 200, 10), air.AddAircraft(-60_000, 0, 9000, 230, 90)];
        attacked[0].Deceit = static t => t is < Begin or > Begin + 60 ? (0, 0) : (0, 2500);
        attacked[1].Deceit = static t => t is < Begin ? (0, 0) : (25_000, 2500);
        attacked[2].Deceit = static t => (8 * Math.Max(0, t - Begin), 0);
        return air;
    }

    static void AddCrowd(AirSituation air)
    {
        for (int i = 0; i < 12; i++)
        {
            (double sin, double cos) = Math.SinCos(i * Math.PI / 6 + 0.2);
            air.AddAircraft(70_000 * sin, 70_000 * cos, 8000 + 300 * i, 180 + 5 * i, 30 * i + 100);
        }
    }

    static double Meters(Atalaya.Core.Geodesy.GeodeticPosition one, Atalaya.Core.Geodesy.GeodeticPosition other) =>
        Atalaya.Core.Geodesy.Wgs84.ToEcef(one with { Height = 0 }).DistanceTo(Atalaya.Core.Geodesy.Wgs84.ToEcef(other with { Height = 0 }));
}
