using Atalaya.Core.Reports;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Integrity.Alerts;
using Atalaya.Integrity.Rules;

namespace Atalaya.Tests.Integrity;

public sealed class AlertBookTests
{
    readonly MonitorBench _bench = new();
    long _tick = 100;

    void Step(params Track[] tracks) => _bench.Update(new Tick(++_tick), tracks);

    static Track Sends(Emergency emergency, ulong id = 7) => new() { Id = id, Status = TrackStatus.Confirmed, Emergency = emergency };

    static OperatorAction By(OperatorVerb verb, ulong? alert, double? seconds = null) => new() { Action = verb, Alert = alert, By = "ana", Seconds = seconds };

    [Fact]
    public void AnAcknowledgedAlertStaysInForceAndGoesWithItsCause()
    {
        Step(Sends(Emergency.General));
        _bench.Monitor.Accept(By(OperatorVerb.Acknowledge, 1));
        Step();
        Assert.Equal("ana", Assert.Single(_bench.Alerts.Active).AcknowledgedBy);
        Assert.Equal(AlertChangeKind.Acknowledged, Assert.Single(_bench.Alerts.Changes).Kind);
        _bench.Monitor.Accept(By(OperatorVerb.Acknowledge, 1));
        Step();
        Assert.Empty(_bench.Alerts.Changes);
        Step(Sends(Emergency.None));
        Assert.Empty(_bench.Alerts.Active);
        Assert.Empty(_bench.Alerts.Latched);
    }

    [Fact]
    public void AClearedAlarmWaitsUntilItIsAcknowledged()
    {
        Step(Sends(Emergency.General));
        Step(Sends(Emergency.None));
        Assert.True(Assert.Single(_bench.Alerts.Latched).IsLatched);
        _bench.Monitor.Accept(By(OperatorVerb.Acknowledge, null));
        Step();
        Assert.Empty(_bench.Alerts.Latched);
        Step(Sends(Emergency.General));
        Assert.Equal("ana", Assert.Single(_bench.Alerts.Active).AcknowledgedBy);
    }

    [Fact]
    public void WhatWasClearedCanBeReadWhileItsCauseWouldReopenIt()
    {
        Step(Sends(Emergency.General));
        Assert.Empty(_bench.Alerts.Cleared);
        Step(Sends(Emergency.None));
        Assert.Equal(1UL, Assert.Single(_bench.Alerts.Cleared).Id);
        _tick += 36_000;
        Step();
        Assert.Empty(_bench.Alerts.Cleared);
    }

    [Fact]
    public void SilenceLastsAsLongAsAskedAndForTheAlertsAskedFor()
    {
        Step(Sends(Emergency.General), Sends(Emergency.UnlawfulInterference, 8));
        _bench.Monitor.Accept(By(OperatorVerb.Silence, 2, 60));
        Step();
        Assert.Null(_bench.Alerts.Active[0].SilencedUntil);
        Assert.Equal(new Tick(_tick).End.PlusSeconds(60), _bench.Alerts.Active[1].SilencedUntil);
    }

    [Fact]
    public void ARuleThatRaisesTooManyIsHeldBackAndSaysSo()
    {
        _bench.Monitor.Configure(new() { Rules = [new AlertRule { Name = "any" }] });
        Step([.. Enumerable.Range(1, RaiseLimit.Burst + 20).Select(id => new Track { Id = (ulong)id, Status = TrackStatus.Confirmed })]);
        Assert.Equal(RaiseLimit.Burst, _bench.Alerts.Active.Count(alert => alert.Kind == AlertKind.Rule));
        Alert warning = Assert.Single(_bench.Alerts.Active, alert => alert.Kind == AlertKind.TooMany);
        Assert.Equal(("any", 20L), (warning.Cause.Rule, _bench.Alerts.SuppressedCount));
        _tick += 700;
        Step();
        Assert.DoesNotContain(_bench.Alerts.Active, alert => alert.Kind == AlertKind.TooMany);
    }

    [Fact]
    public void AMergedTrackHandsItsCauseOn()
    {
        Step(Sends(Emergency.General));
        Track ended = Sends(Emergency.General);
        (ended.Status, ended.MergedInto) = (TrackStatus.Ended, 8);
        Step(ended);
        Step(Sends(Emergency.General, 8));
        Assert.Equal((1UL, 8UL), (Assert.Single(_bench.Alerts.Active).Id, _bench.Alerts.Active[0].TrackId));
    }

    [Fact]
    public void StateCarriesOn()
    {
        Step(Sends(Emergency.General), Sends(Emergency.UnlawfulInterference, 8));
        Step(Sends(Emergency.None));
        _bench.Monitor.Accept(By(OperatorVerb.Silence, null, 60));
        Step();
        MonitorBench loaded = _bench.Reloaded(new());
        loaded.Update(new Tick(++_tick), Sends(Emergency.General));
        Assert.Equal([1UL, 2UL], loaded.Alerts.Active.Select(alert => alert.Id));
        Assert.Empty(loaded.Alerts.Latched);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("{\"action\":\"acknowledge\"}")]
    [InlineData("{\"action\":\"explode\",\"by\":\"a\"}")]
    [InlineData("{\"action\":\"silence\",\"by\":\"a\",\"seconds\":1e999}")]
    [InlineData("{\"action\":\"silence\",\"by\":\"a\",\"seconds\":-1}")]
    public void WhatIsNoActionIsRefused(string json) => Assert.Null(OperatorAction.FromJson(System.Text.Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void AnActionSurvivesTheLog() => Assert.Equal(By(OperatorVerb.Silence, 5, 30), OperatorAction.FromJson(By(OperatorVerb.Silence, 5, 30).ToJson()));
}
