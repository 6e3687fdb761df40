using Atalaya.Core.Identity;
using Atalaya.Core.Reports;
using Atalaya.Core.Tracks;
using Atalaya.Integrity.Alerts;

namespace Atalaya.Tests.Integrity.Behaviour;

public sealed class ConflictDetectorTests
{
    static Track Aircraft(BehaviourBench bench, ulong id, double east, double north, double eastRate, double northRate, float height, float climb = 0) =>
        bench.Aircraft(id, east, north, eastRate, northRate, height, climb) with { Identity = new ObjectIdentity { Address = (uint)id, AddressKind = AddressKind.Icao } };

    /// <summary>Head-on at 230 m/s each.</summary>
    static Track[] HeadOn(BehaviourBench bench, double seconds, double apart = 50_000, float above = 0, float climb = 0) =>
        [Aircraft(bench, 1, 230 * seconds - apart / 2, 0, 230, 0, 9000), Aircraft(bench, 2, apart / 2 - 230 * seconds, 0, -230, 0, 9000 + above + climb * (float)seconds, climb)];

    [Fact]
    public void AircraftHeadOnAtOneLevelRaiseACautionThenAnAlarm()
    {
        BehaviourBench bench = new();

        // 7.4 km are lost after 92 s; the caution comes 35 s before.
        bench.Run(56, seconds => HeadOn(bench, seconds));
        Assert.Null(bench.Find(AlertKind.Conflict));
        bench.Run(7, seconds => HeadOn(bench, seconds + 56));
        Assert.Equal(AlertSeverity.Caution, bench.Find(AlertKind.Conflict)!.Severity);
        bench.Run(12, seconds => HeadOn(bench, seconds + 63));
        Assert.Equal(AlertSeverity.Alarm, bench.Find(AlertKind.Conflict)!.Severity);
        bench.Run(120, seconds => HeadOn(bench, seconds + 75));
        Assert.Null(bench.Find(AlertKind.Conflict));
    }

    [Fact]
    public void WhatHasNoAddressIsBelievedForAShortTimeAndOnlyWhereItIsKnownWell()
    {
        (float Variance, int Seconds, bool IsTold)[] cases = [(100, 75, false), (100, 86, true), (1e5f, 86, false)];
        foreach ((float variance, int until, bool isTold) in cases)
        {
            BehaviourBench bench = new();
            bench.Run(until, seconds =>
            {
                Track[] tracks = HeadOn(bench, seconds);
                (tracks[1].Identity, tracks[1].VarianceNorth, tracks[1].VarianceEast) = (new ObjectIdentity { Mode3A = 0x123 }, variance, variance);
                return tracks;
            });
            Assert.True(isTold == bench.Find(AlertKind.Conflict) is not null, $"{variance} {until}");
        }
    }

    [Fact]
    public void AThousandFeetApartIsNoConflictUntilOneClimbsIntoTheOther()
    {
        BehaviourBench bench = new();
        bench.Run(100, seconds => HeadOn(bench, seconds, above: -305));
        Assert.Null(bench.Find(AlertKind.Conflict));

        BehaviourBench climbing = new();
        climbing.Run(20, seconds => HeadOn(climbing, seconds, apart: 12_000, above: -305, climb: 8));
        Assert.NotNull(climbing.Find(AlertKind.Conflict));
    }

    [Fact]
    public void FormationsGroundLowFlightUnknownHeightsAndOtherSystemsTracksRaiseNothing()
    {
        (Action<Track[]> Change, string Name)[] cases =
        [
            (tracks => tracks[1].Flags = ReportFlags.OnGround, "ground"),
            (tracks => { foreach (ref Track track in tracks.AsSpan()) track.PressureAltitude = track.EstimatedPressureAltitude = 150; }, "low"),
            (tracks => tracks[1].PressureAltitude = tracks[1].EstimatedPressureAltitude = null, "no height"),
            (tracks => tracks[1].Identity.SystemTrack = 5, "another system's"),
            (tracks => (tracks[0].Identity.Mode3A, tracks[1].Identity) = (0x123, new ObjectIdentity { Mode3A = 0x123 }), "one code, one address"),
            (tracks => (tracks[1].Latitude, tracks[1].Longitude, tracks[1].VelocityEast) = (tracks[0].Latitude, tracks[0].Longitude + 1e-4, tracks[0].VelocityEast), "formation"),
        ];
        foreach ((Action<Track[]> change, string name) in cases)
        {
            BehaviourBench bench = new();
            bench.Run(30, seconds =>
            {
                Track[] tracks = HeadOn(bench, seconds, apart: 20_000);
                change(tracks);
                return tracks;
            });
            Assert.True(bench.Find(AlertKind.Conflict) is null, name);
        }
    }

    [Fact]
    public void NearnessAlarmsWhateverIsPredicted()
    {
        BehaviourBench bench = new();
        bench.Run(10, seconds => [Aircraft(bench, 1, 0, 200 * seconds, 0, 200, 5000), Aircraft(bench, 2, 2500 + 15 * seconds, 200 * seconds, 15, 200, 5100)]);
        Assert.Equal(AlertSeverity.Alarm, bench.Find(AlertKind.Conflict)!.Severity);
    }

    [Fact]
    public void WhoTurnsIsNotBelievedToGoOnStraight()
    {
        BehaviourBench bench = new();
        bench.Run(40, seconds =>
        {
            // 1° a second: the paths cross in 40 s only as long as nobody turns.
            double angle = seconds * Math.PI / 180, radius = 230 / (Math.PI / 180);
            return [Aircraft(bench, 1, radius * Math.Sin(angle) - 25_000, radius * (1 - Math.Cos(angle)), 230 * Math.Cos(angle), 230 * Math.Sin(angle), 9000), Aircraft(bench, 2, 25_000 - 230 * seconds, 4000, -230, 0, 9000)];
        });
        Assert.Null(bench.Find(AlertKind.Conflict));
    }

    [Fact]
    public void StateCarriesOn()
    {
        BehaviourBench bench = new();
        bench.Run(60, seconds => HeadOn(bench, seconds));
        bench.Reload();
        bench.Run(10, seconds => HeadOn(bench, seconds + 60));
        bench.Reload();
        Assert.Single(bench.Alerts.Active);
    }
}
