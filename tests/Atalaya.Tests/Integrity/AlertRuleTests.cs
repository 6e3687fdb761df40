using Atalaya.Core.Geodesy;
using Atalaya.Core.Identity;
using Atalaya.Core.Reports;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Integrity;
using Atalaya.Integrity.Alerts;
using Atalaya.Integrity.Rules;
using CsCheck;

namespace Atalaya.Tests.Integrity;

public sealed class AlertRuleTests
{
    static readonly AlertArea Port = new() { Name = "port", Center = [10, -61], RadiusMeters = 10_000 };

    readonly MonitorBench _bench = new();
    long _tick = 10_000;

    void Configure(params AlertRule[] rules) => Configure([Port], rules);
    void Configure(AlertArea[] areas, AlertRule[] rules) => _bench.Monitor.Configure(new() { Areas = areas, Rules = rules });

    static Track At(double latitude, ulong id = 7) => new()
    {
        Id = id,
        Status = TrackStatus.Confirmed,
        HasPosition = true,
        Latitude = latitude * GeodeticPosition.RadiansPerDegree,
        Longitude = -61 * GeodeticPosition.RadiansPerDegree,
        StartTime = new Tick(20_000).End,
    };

    /// <summary>A tick each second with one track in it; the answer is whether an alert was raised or cleared.</summary>
    bool Step(in Track track, double seconds = 1)
    {
        _tick += (long)(seconds * 10);
        return !_bench.Update(new Tick(_tick), track).IsEmpty;
    }

    [Fact]
    public void InsideRaisesOnceAndClearsWhenTheTrackHasBeenOutsideForAWhile()
    {
        Configure(new AlertRule { Name = "in port", Area = "port", Severity = AlertSeverity.Alarm });
        Assert.False(Step(At(11)));
        Assert.True(Step(At(10)));
        Assert.False(Step(At(10.01)));
        Alert alert = Assert.Single(_bench.Alerts.Active);
        Assert.Equal((AlertKind.Rule, AlertSeverity.Alarm, "in port", "port", 7UL), (alert.Kind, alert.Severity, alert.Cause.Rule, alert.Statement.Area, alert.TrackId));
        Assert.False(Step(At(11)));
        Assert.False(Step(At(10), 2));
        Assert.False(Step(At(11)));
        Assert.False(Step(At(11), 4));
        Assert.True(Step(At(11)));
        Assert.Empty(_bench.Alerts.Active);
    }

    [Fact]
    public void EntersNeedsToHaveBeenOutsideAndLeavesToHaveBeenInside()
    {
        Configure(new AlertRule { Name = "enters", Area = "port", When = RuleMoment.Enters }, new AlertRule { Name = "leaves", Area = "port", When = RuleMoment.Leaves });
        Step(At(10));
        Step(At(10.02));
        Assert.Empty(_bench.Alerts.Active);
        Step(At(11));
        Step(At(11), 6);
        Assert.Equal("leaves", Assert.Single(_bench.Alerts.Active).Cause.Rule);
        Step(At(10));
        Assert.Equal("enters", Assert.Single(_bench.Alerts.Active).Cause.Rule);
    }

    [Fact]
    public void AppearsIsForTracksThatBeginWhileTheRuleIsInForce()
    {
        Configure(new AlertRule { Name = "new", Area = "port", When = RuleMoment.Appears });
        Step(At(10));
        Assert.Single(_bench.Alerts.Active);
        Step(At(11, id: 8));
        Step(At(10, id: 8), 10);
        Assert.Single(_bench.Alerts.Active);
        Track old = At(10, id: 9);
        old.StartTime = new Tick(5).End;
        Step(old);
        Assert.Single(_bench.Alerts.Active);
        Step(At(10), 301);
        Assert.Empty(_bench.Alerts.Active);
    }

    [Fact]
    public void AnAlertEndsWithItsTrack()
    {
        Configure(new AlertRule { Name = "any" });
        Step(At(50));
        Track ended = At(50);
        ended.Status = TrackStatus.Ended;
        Assert.True(Step(ended));
        Assert.Empty(_bench.Alerts.Active);
    }

    [Fact]
    public void ConditionsAreAllMetOrThereIsNoAlert()
    {
        Track track = At(10);
        track.Domain = Domain.Air;
        track.VelocityNorth = 51.4444f;
        track.SeaLevelHeight = 300;
        track.Identity.Callsign = PackedText.FromString("BWA420");
        track.Identity.Address = 0x4840D6;
        track.Identity.AddressKind = AddressKind.Icao;
        track.Identity.Mode3A = 0xFC0;
        AlertRule met = new() { Name = "r", Domain = Domain.Air, MinSpeedKnots = 99, MaxSpeedKnots = 101, MinAltitudeMeters = 300, MaxAltitudeMeters = 300, Callsign = "bw?4*", Address = 0x4840D6, Mode3A = 0xFC0, Emergency = false };
        Assert.True(RuleConditions.AreMet(met, track, RuleConditions.HeightOf(track)));
        AlertRule[] unmet =
        [
            met with { Domain = Domain.Sea }, met with { MinSpeedKnots = 101 }, met with { MaxSpeedKnots = 99 }, met with { MinAltitudeMeters = 301 }, met with { MaxAltitudeMeters = 299 },
            met with { Callsign = "BW4*" }, met with { Address = 1 }, met with { Mode3A = 1 }, met with { Emergency = true }, met with { Mmsi = 1 },
        ];
        foreach (AlertRule rule in unmet) Assert.False(RuleConditions.AreMet(rule, track, RuleConditions.HeightOf(track)));
        track.SeaLevelHeight = null;
        Assert.False(RuleConditions.AreMet(met, track, RuleConditions.HeightOf(track)));
    }

    [Theory]
    [InlineData("*", "A", true)]
    [InlineData("*", "", false)]
    [InlineData("A*C", "ABBC", true)]
    [InlineData("A*C", "ABBCD", false)]
    [InlineData("A?C", "ABC", true)]
    [InlineData("A?C", "AC", false)]
    [InlineData("*B*B", "ABBAB", true)]
    [InlineData("abc**", "ABC", true)]
    public void APatternMatchesTheWholeText(string pattern, string text, bool expected) => Assert.Equal(expected, RuleConditions.IsMatch(pattern, PackedText.FromString(text)));

    [Fact]
    public void AreasHaveFloorAndCeilingAndAnUnknownHeightHidesNothing()
    {
        Configure([Port with { FloorMeters = 100, CeilingMeters = 500 }], [new AlertRule { Name = "in", Area = "port" }]);
        Track high = At(10);
        high.SeaLevelHeight = 501;
        Step(high);
        Assert.Empty(_bench.Alerts.Active);
        Step(At(10, id: 8));
        Assert.Single(_bench.Alerts.Active);
    }

    [Fact]
    public void WhatStaysConfiguredKeepsItsAlertsAndWhatGoesClearsThem()
    {
        AlertRule kept = new() { Name = "kept", Area = "port" }, gone = new() { Name = "gone", Area = "port" };
        Configure(gone, kept);
        Step(At(10));
        ulong id = _bench.Alerts.Active.Single(alert => alert.Cause.Rule == "kept").Id;
        Configure([new AlertArea { Name = "other", Center = [0, 0], RadiusMeters = 1 }, Port], [new AlertRule { Name = "first" }, kept]);
        Assert.True(Step(At(10.01)));
        Assert.Equal(["kept", "first"], _bench.Alerts.Active.Select(alert => alert.Cause.Rule));
        Assert.Equal(id, _bench.Alerts.Active[0].Id);
        Configure([Port with { RadiusMeters = 20_000 }], [kept with { When = RuleMoment.Enters }]);
        Assert.True(Step(At(10.02)));
        Assert.Empty(_bench.Alerts.Active);
        Configure([], []);
        Assert.False(Step(At(10)));
    }

    [Fact]
    public void StateCarriesOn() =>
        Gen.Select(Gen.Select(Gen.Double[9.85, 10.15], Gen.Int[1, 3], Gen.Bool).Array[40], Gen.Int[1, 39]).Sample((steps, cut) =>
        {
            AlertRule[] rules = [.. Enum.GetValues<RuleMoment>().Select(when => new AlertRule { Name = when.ToString(), Area = when == RuleMoment.Crosses ? "line" : "port", When = when, MinStaySeconds = when == RuleMoment.Stays ? 20 : null })];
            IntegritySettings settings = new() { Areas = [Port, new AlertArea { Name = "line", Line = [[10, -62], [10, -60]] }], Rules = rules };
            MonitorBench whole = new(), carried = new();
            whole.Monitor.Configure(settings);
            carried.Monitor.Configure(settings);
            for (int i = 0; i < steps.Length; i++)
            {
                if (i == cut) carried = carried.Reloaded(settings);
                (double latitude, int id, bool isLong) = steps[i];
                _tick += isLong ? 60 : 10;
                Assert.Equal(whole.Update(new Tick(_tick), At(latitude, (ulong)id)).ToArray(), carried.Update(new Tick(_tick), At(latitude, (ulong)id)).ToArray());
            }
        }, iter: 200, threads: 1);
}
