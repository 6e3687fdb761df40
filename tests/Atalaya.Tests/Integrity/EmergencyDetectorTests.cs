using Atalaya.Core.Frames;
using Atalaya.Core.Reports;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Integrity.Alerts;

namespace Atalaya.Tests.Integrity;

public sealed class EmergencyDetectorTests
{
    readonly MonitorBench _bench = new();

    static Track Sends(Emergency emergency, TrackStatus status = TrackStatus.Confirmed)
    {
        Track track = new() { Id = 7, Status = status, Emergency = emergency, ContributionCount = 1 };
        track.Contributions[0] = new Contribution { Source = new SourceId(3), Position = new LogPosition(1, 900), Last = Instant.FromUnixSeconds(1000) };
        return track;
    }

    [Fact]
    public void AnEmergencyRaisesOneAlertWithItsEvidenceAndClearsWithItsCause()
    {
        Assert.False(_bench.Update(new Tick(5), Sends(Emergency.General)).IsEmpty);
        Assert.True(_bench.Update(new Tick(6), Sends(Emergency.General)).IsEmpty);
        Alert alert = Assert.Single(_bench.Alerts.Active);
        Assert.Equal(new Provenance(new SourceId(3), new LogPosition(1, 900)), alert.Statement.Frame);
        Assert.False(_bench.Update(new Tick(7), Sends(Emergency.None)).IsEmpty);
        Assert.Empty(_bench.Alerts.Active);
        Assert.Equal(alert.Id, Assert.Single(_bench.Alerts.Latched).Id);
    }

    [Fact]
    public void AnotherEmergencyIsAnotherAlertAndTheEndOfATrackClears()
    {
        _bench.Update(new Tick(5), Sends(Emergency.General));
        _bench.Update(new Tick(6), Sends(Emergency.NoCommunication));
        Assert.Equal(2UL, Assert.Single(_bench.Alerts.Active).Id);
        _bench.Update(new Tick(7), Sends(Emergency.NoCommunication, TrackStatus.Ended));
        Assert.Empty(_bench.Alerts.Active);
    }

    [Fact]
    public void TheSameEmergencyAgainWithinTenMinutesIsTheSameAlert()
    {
        _bench.Update(new Tick(5), Sends(Emergency.General));
        _bench.Update(new Tick(6), Sends(Emergency.None));
        _bench.Update(new Tick(3000), Sends(Emergency.General));
        Assert.Equal((1UL, 1), (Assert.Single(_bench.Alerts.Active).Id, _bench.Alerts.Active[0].Reopened));
        _bench.Update(new Tick(3001), Sends(Emergency.None));
        _bench.Update(new Tick(9100), Sends(Emergency.General));
        Assert.Equal(2UL, Assert.Single(_bench.Alerts.Active).Id);
    }

    [Fact]
    public void ATentativeTrackRaisesNothing() => Assert.True(_bench.Update(new Tick(5), Sends(Emergency.General, TrackStatus.Tentative)).IsEmpty);

    [Fact]
    public void StateCarriesOn()
    {
        _bench.Update(new Tick(5), Sends(Emergency.General));
        MonitorBench loaded = _bench.Reloaded(new());
        Assert.True(loaded.Update(new Tick(6), Sends(Emergency.General)).IsEmpty);
        loaded.Update(new Tick(7), Sends(Emergency.None));
        Assert.Empty(loaded.Alerts.Active);
    }
}
