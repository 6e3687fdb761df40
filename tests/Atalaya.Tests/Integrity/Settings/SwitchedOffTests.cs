using Atalaya.Core.Reports;
using Atalaya.Integrity;
using Atalaya.Integrity.Alerts;
using Atalaya.Integrity.Settings;
using Atalaya.Tests.Integrity.Behaviour;

namespace Atalaya.Tests.Integrity.Settings;

/// <summary>What it means that a detector is switched off, and that a number of it changes, while it has alerts in force.</summary>
public sealed class SwitchedOffTests
{
    static readonly DetectorEntry LowSlow = DetectorTable.Find("low_slow")!;

    readonly BehaviourBench _bench = new();
    int _seconds;

    void Run(int seconds)
    {
        _bench.Run(seconds, second => [_bench.At(1, Domain.Unknown, 35 * (_seconds + second), 0, 35, 0) with { Flags = ReportFlags.Primary }]);
        _seconds += seconds;
    }

    [Fact]
    public void ItsAlertsEndAndComeAgainAsNewOnesWhenItIsOn()
    {
        Run(40);
        ulong first = _bench.Find(AlertKind.LowSlowSmall)!.Id;
        _bench.Configure(LowSlow.Switch(IntegritySettings.Default, false));
        Run(1);
        Assert.Empty(_bench.Alerts.Active);
        Assert.Equal(AlertChangeKind.Cleared, _bench.LastChange!.Value.Kind);
        Run(60);
        _bench.Reload();
        Run(60);
        Assert.Null(_bench.Find(AlertKind.LowSlowSmall));
        Assert.Equal(0, _bench.Alerts.SuppressedCount);

        _bench.Configure(IntegritySettings.Default);
        Run(40);
        Alert again = _bench.Find(AlertKind.LowSlowSmall)!;
        Assert.True(again.Id > first && again.Reopened == 0);
    }

    [Fact]
    public void AChangedNumberCountsFromTheNextTick()
    {
        Run(40);
        Assert.NotNull(_bench.Find(AlertKind.LowSlowSmall));
        _bench.Configure(LowSlow.Find("most_speed_kn")!.Write(IntegritySettings.Default, 60));
        Run(70);
        Assert.Null(_bench.Find(AlertKind.LowSlowSmall));
    }

    [Fact]
    public void AllDetectorsOffLeaveEmergencies()
    {
        IntegritySettings settings = DetectorTable.All.Aggregate(IntegritySettings.Default, (all, entry) => entry.Switch(all, false));
        _bench.Configure(settings);
        Run(60);
        Assert.Empty(_bench.Alerts.Active);
        for (int i = 0; i < 3; i++) _bench.Show(_bench.Vessel(2, 0, 0, 5, 5) with { Emergency = Emergency.General });
        Assert.Equal(AlertKind.Emergency, Assert.Single(_bench.Alerts.Active).Kind);
        Assert.Equal(IntegritySettings.Default, DetectorTable.All.Aggregate(settings, (all, entry) => entry.Switch(all, true)));
    }

    [Fact]
    public void WhatIsHeldBackOfAKindGoesWithIt()
    {
        AlertBook book = _bench.Alerts;
        _bench.Show();
        for (ulong id = 1; id <= 100; id++) book.Raise(new AlertCause(AlertKind.OnLand, id), new AlertStatement { Severity = AlertSeverity.Advisory });
        Assert.NotNull(_bench.Find(AlertKind.TooMany));
        _bench.Configure(DetectorTable.Find("on_land")!.Switch(IntegritySettings.Default, false));
        _bench.Show();
        Assert.Empty(book.Active);
        Assert.False(book.Raise(new AlertCause(AlertKind.OnLand, 1), new AlertStatement { Severity = AlertSeverity.Advisory }));
        Assert.False(book.WantsStatement(new AlertCause(AlertKind.OnLand, 1)));
    }
}
