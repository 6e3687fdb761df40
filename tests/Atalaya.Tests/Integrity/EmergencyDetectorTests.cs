using Atalaya.Core.Frames;
using Atalaya.Core.Geodesy;
using Atalaya.Core.Identity;
using Atalaya.Core.Reports;
using Atalaya.Core.State;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Fusion;
using Atalaya.Integrity;
using Atalaya.Integrity.Alerts;

namespace Atalaya.Tests.Integrity;

/// <summary>Reports of one aircraft through tracker and monitor, four a second.</summary>
public sealed class EmergencyDetectorTests
{
    readonly Tracker _tracker = new(new TrackerOptions());
    readonly Picture _picture = new();
    readonly IntegrityMonitor _monitor = new();
    Tick _tick = new(100_000);
    ulong _sequence;

    AlertBook Alerts => _monitor.Alerts;

    Report Heard(Emergency emergency, ushort? code = null, ushort source = 1)
    {
        double seconds = _tick.Number / 10.0;
        return new Report
        {
            Source = new SourceId(source),
            Sequence = _sequence++,
            Time = _tick.Start,
            ReceiveTime = _tick.Start,
            Domain = Domain.Air,
            Emergency = emergency,
            Measurement = MeasurementKind.Geodetic,
            M0 = 10.5 * GeodeticPosition.RadiansPerDegree,
            M1 = -61.5 * GeodeticPosition.RadiansPerDegree + seconds * 100 / 6_300_000,
            M2 = double.NaN,
            Sigma0 = 20,
            Sigma1 = 20,
            Sigma2 = float.NaN,
            Flags = ReportFlags.SelfReported,
            GroundSpeed = 100,
            TrackAngle = (float)(Math.PI / 2),
            Identity = new ObjectIdentity { Address = 0x4840D6, AddressKind = AddressKind.Icao, Mode3A = code },
        };
    }

    void Step(params Report[] reports)
    {
        _tracker.Process(_tick, reports, []);
        List<PictureDelta> deltas = [];
        foreach (ulong id in _tracker.Changed)
        {
            _tracker.Read(id, out Track track);
            deltas.Add(new PictureDelta(_picture.Sequence + 1, _tick, track));
            _picture.Apply(deltas[^1]);
        }

        _picture.AdvanceTo(_tick);
        _monitor.Process(_tick, reports, _tracker, deltas.ToArray(), _picture);
        _tick = _tick.Next;
    }

    void Fly(int seconds, Emergency emergency = Emergency.None, ushort? code = null)
    {
        for (int i = 0; i < seconds * 10; i++)
        {
            if (i % 5 == 0) Step(Heard(emergency, code));
            else Step();
        }
    }

    [Fact]
    public void TwoReportsInARowRaiseOneAlertAndOneDoesNot()
    {
        Fly(10);
        Step(Heard(Emergency.General, 0xFC0));
        Step(Heard(Emergency.None, 0x123));
        Assert.Empty(Alerts.Active);
        Fly(3, Emergency.General, 0xFC0);
        Alert alert = Assert.Single(Alerts.Active);
        Assert.Equal((AlertKind.Emergency, AlertSeverity.Alarm, Emergency.General), (alert.Kind, alert.Severity, alert.Statement.Emergency));
        Assert.Equal(EvidenceTest.Repetitions, Assert.Single(alert.Statement.Evidence).Test);
        Fly(2, Emergency.None, 0x123);
        Assert.Empty(Alerts.Active);
        Assert.Equal(alert.Id, Assert.Single(Alerts.Latched).Id);
    }

    [Fact]
    public void TwoSensorsAtOnceAreEnough()
    {
        Fly(10);
        Step(Heard(Emergency.UnlawfulInterference, 0xF40), Heard(Emergency.UnlawfulInterference, 0xF40, source: 2));
        Assert.Single(Alerts.Active);
    }

    [Fact]
    public void WordsAndTheCode7700AreOneEmergencyAnotherCodeIsAnother()
    {
        Fly(10);
        for (int i = 0; i < 20; i++)
        {
            Step(Heard(Emergency.General, 0xFC0));
            for (int wait = 0; wait < 4; wait++) Step();
            Step(Heard(Emergency.Medical));
            for (int wait = 0; wait < 4; wait++) Step();
        }

        Assert.Equal(1UL, Assert.Single(Alerts.Active).Id);
        Fly(3, Emergency.NoCommunication, 0xF80);
        Assert.Equal(2UL, Assert.Single(Alerts.Active).Id);
    }

    [Fact]
    public void TheSameEmergencyAgainWithinTenMinutesIsTheSameAlert()
    {
        Fly(10);
        Fly(3, Emergency.General, 0xFC0);
        Fly(60, Emergency.None, 0x123);
        Fly(3, Emergency.General, 0xFC0);
        Assert.Equal((1UL, 1), (Assert.Single(Alerts.Active).Id, Alerts.Active[0].Reopened));
    }

    [Fact]
    public void StateCarriesOn()
    {
        Fly(10);
        Step(Heard(Emergency.General, 0xFC0));
        StateWriter writer = new();
        _monitor.Save(writer);
        IntegrityMonitor loaded = new();
        StateReader reader = new(writer.Written);
        loaded.Load(ref reader);
        StateWriter again = new();
        loaded.Save(again);
        Assert.Equal(writer.Written.ToArray(), again.Written.ToArray());
    }
}
