using Atalaya.Integrity.Alerts;

namespace Atalaya.Tests.Integrity.Deception;

/// <summary>Attacks on many, and one address in two places.</summary>
public sealed class AreaDeceptionTests
{
    const double Begin = 120;

    /// <summary>Ten aircraft state one airport, or jump by one vector.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void TenThatAreDeceivedTogetherAreAllFoundWithinFifteenSeconds(bool isOnePlace)
    {
        AirSituation air = new(11);
        air.AddRadar(1, 4, 60, 0.0015);
        List<SimulatedAircraft> victims = [];
        for (int i = 0; i < 20; i++)
        {
            (double sin, double cos) = Math.SinCos(i * Math.PI / 10 + 0.2);
            SimulatedAircraft aircraft = air.AddAircraft(60_000 * sin, 60_000 * cos, 8000 + 100 * i, 180 + 5 * i, 18 * i + 100);
            if (i % 2 == 0) victims.Add(aircraft);
        }

        foreach (SimulatedAircraft victim in victims)
            victim.Deceit = t => t < Begin ? (0, 0) : isOnePlace ? ToAirport(victim, t) : (2000, -1500);
        air.RunTo(Begin);
        Assert.Empty(air.Raised);
        air.RunTo(Begin + 15);
        Assert.Contains(air.Raised, alert => alert.Kind == AlertKind.MassPattern && alert.Severity == AlertSeverity.Alarm && alert.Statement.Verdict == Verdict.Spoofed);
        foreach (SimulatedAircraft victim in victims) Assert.Equal(Verdict.Spoofed, air.AlertOf(victim, AlertKind.PositionContradicted)?.Statement.Verdict);
        Assert.Equal(11, air.Raised.Count);
    }

    static (double East, double North) ToAirport(SimulatedAircraft aircraft, double seconds)
    {
        Atalaya.Core.Geodesy.LocalFrame frame = new(AirSituation.Site with { Height = 0 });
        (double east, double north) = frame.Project(aircraft.At(seconds).Latitude, aircraft.At(seconds).Longitude);
        return (5000 - east, 9000 - north);
    }

    [Fact]
    public void AnAddressInTwoPlacesIsAClone()
    {
        AirSituation air = new(12);
        air.AddRadar(1, 4, 60, 0.0015);
        SimulatedAircraft aircraft = air.AddAircraft(-20_000, 50_000, 9000, 230, 90);
        SimulatedAircraft clone = air.AddClone(aircraft, 30_000, -60_000, 9000, 200, 180);
        clone.Begins = Begin;
        air.RunTo(Begin + 60);
        Alert alert = Assert.Single(air.Raised);
        Assert.Equal((AlertKind.DuplicateAddress, Verdict.Clone), (alert.Kind, alert.Statement.Verdict));
        Assert.True(Assert.Single(alert.Statement.Evidence).Value > 80_000);
        clone.Ends = Begin + 60;
        air.RunTo(Begin + 200);
        Assert.Empty(air.Monitor.Alerts.Active);
    }

    [Fact]
    public void ThePlaceOfOneThatIsLedFarAwayIsContradicted()
    {
        AirSituation air = new(13);
        air.AddRadar(1, 4, 60, 0.0015);
        SimulatedAircraft aircraft = air.AddAircraft(-20_000, 50_000, 9000, 230, 90);
        aircraft.Deceit = static t => t is < Begin or > Begin + 60 ? (0, 0) : (40_000, 0);
        air.RunTo(Begin + 16);
        Alert alert = Assert.Single(air.Raised);
        Assert.Equal((AlertKind.PositionContradicted, Verdict.Spoofed), (alert.Kind, alert.Statement.Verdict));
        air.RunTo(Begin + 300);
        Assert.Empty(air.Monitor.Alerts.Active);
        Assert.Single(air.Raised);
    }
}
