using Atalaya.Core.Frames;
using Atalaya.Core.Reports;
using Atalaya.Core.State;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Integrity;

namespace Atalaya.Tests.Integrity;

public sealed class AlertListTests
{
    static PictureDelta Delta(Emergency emergency, TrackStatus status = TrackStatus.Confirmed)
    {
        Track track = new() { Id = 7, Status = status, Emergency = emergency, ContributionCount = 1 };
        track.Contributions[0] = new Contribution { Source = new SourceId(3), Position = new LogPosition(1, 900), Last = Instant.FromUnixSeconds(1000) };
        return new PictureDelta(1, new Tick(5), track);
    }

    [Fact]
    public void AnEmergencyRaisesOneAlertWithItsEvidenceAndClearsWithItsCause()
    {
        AlertList alerts = new();
        Assert.False(alerts.Update(new Tick(5), [Delta(Emergency.General)]).IsEmpty);
        Assert.True(alerts.Update(new Tick(6), [Delta(Emergency.General)]).IsEmpty);
        Alert alert = Assert.Single(alerts.Active);
        Assert.Equal(new Provenance(new SourceId(3), new LogPosition(1, 900)), alert.Evidence);
        Assert.False(alerts.Update(new Tick(7), [Delta(Emergency.None)]).IsEmpty);
        Assert.Empty(alerts.Active);
    }

    [Fact]
    public void AnotherEmergencyIsAnotherAlertAndTheEndOfATrackClears()
    {
        AlertList alerts = new();
        alerts.Update(new Tick(5), [Delta(Emergency.General)]);
        alerts.Update(new Tick(6), [Delta(Emergency.NoCommunication)]);
        Assert.Equal(2UL, Assert.Single(alerts.Active).Id);
        alerts.Update(new Tick(7), [Delta(Emergency.NoCommunication, TrackStatus.Ended)]);
        Assert.Empty(alerts.Active);
    }

    [Fact]
    public void ATentativeTrackRaisesNothing()
    {
        AlertList alerts = new();
        Assert.True(alerts.Update(new Tick(5), [Delta(Emergency.General, TrackStatus.Tentative)]).IsEmpty);
    }

    [Fact]
    public void StateCarriesOn()
    {
        AlertList alerts = new();
        alerts.Update(new Tick(5), [Delta(Emergency.General)]);
        StateWriter writer = new();
        alerts.Save(writer);
        AlertList loaded = new();
        StateReader reader = new(writer.Written);
        loaded.Load(ref reader);
        Assert.Equal(alerts.Active, loaded.Active);
    }
}
