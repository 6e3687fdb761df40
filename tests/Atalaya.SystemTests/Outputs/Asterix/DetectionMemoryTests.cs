using System.Collections.Immutable;
using Atalaya.Core.Frames;
using Atalaya.Core.Reports;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Pipeline;
using Atalaya.Scenarios;
using Atalaya.Server.Live;
using Atalaya.Server.Outputs.Asterix;

namespace Atalaya.SystemTests.Outputs.Asterix;

/// <summary>Half a minute of the simulated strait through a flow, watched.</summary>
public sealed class DetectionMemoryTests
{
    readonly DetectionMemory _memory = new();
    readonly Flow _flow = new();
    Instant _end;

    public DetectionMemoryTests()
    {
        Scenario scenario = Scenario.Create("strait", new ScenarioOptions { Start = Instant.FromUnixSeconds(1_767_268_800) })!;
        LiveSource[] sources = [.. SimulationFeed.CreateSources(scenario)];
        PipelineConfiguration configuration = new() { Sources = [.. sources.Select((source, index) => source.Configuration with { Id = (ushort)(index + 1) })] };
        _flow.Observer = _memory;
        uint offset = 0;
        bool began = false;
        while (scenario.TryNext(out int source, out Instant time, out ReadOnlySpan<byte> bytes))
        {
            if (!began) _flow.Accept(new Frame(FrameKind.Configuration, SourceId.Server, time, new LogPosition(1, offset++), configuration.ToJson()));
            began = true;
            _flow.Accept(new Frame(FrameKind.SensorData, new SourceId((ushort)(source + 1)), time, new LogPosition(1, offset++), bytes));
            _end = time;
            if (time.SecondsSince(Instant.FromUnixSeconds(1_767_268_800)) > 30) break;
        }
    }

    /// <summary>The latest time of each technology is that of a contribution, and what the flags of a track tell has a time.</summary>
    [Fact]
    public void DetectionsAreThoseOfTheContributions()
    {
        int told = 0, withAge = 0;
        foreach (ref readonly Track track in _flow.Picture.Tracks)
        {
            Detections detections = _memory.Of(track.Id);
            HashSet<Instant> contributed = [];
            for (int i = 0; i < track.ContributionCount; i++) contributed.Add(track.Contributions[i].Last);
            if (detections.HasRadar) Assert.Contains(detections.Radar.Time, contributed);
            if (detections.PrimaryRadar != default) Assert.True((track.Flags & ReportFlags.Primary) != 0);
            if (detections.Multilateration != default) Assert.True((track.Flags & ReportFlags.Multilateration) != 0);
            if ((track.Flags & (ReportFlags.Primary | ReportFlags.Secondary)) == 0) continue;
            told++;
            if (detections.PrimaryRadar != default || detections.SecondaryRadar != default) withAge++;
        }

        Assert.InRange(told, 50, int.MaxValue);
        Assert.InRange(withAge, told * 95 / 100, told);
    }

    [Fact]
    public void AnAircraftHasTheLevelItSent()
    {
        int levels = 0;
        foreach (ref readonly Track track in _flow.Picture.Tracks)
        {
            Detections detections = _memory.Of(track.Id);
            if (!detections.HasFlightLevel || track.PressureAltitude is not { } altitude) continue;
            Assert.Equal(altitude, detections.FlightLevelMeters, 100f);
            levels++;
        }

        Assert.InRange(levels, 20, int.MaxValue);
    }

    [Fact]
    public void WhatEndedOrIsOfAnotherFlowIsForgotten()
    {
        ulong id = 0;
        foreach (ref readonly Track track in _flow.Picture.Tracks)
            if (_memory.Of(track.Id).HasRadar) id = track.Id;
        Track ended = new() { Id = id, Status = TrackStatus.Ended };
        _memory.TickClosed(_flow, default, [new PictureDelta(1, default, ended)], default);
        Assert.False(_memory.Of(id).HasRadar);
        _memory.Clear();
        Assert.Empty(_memory.LastBySensor());
    }

    [Fact]
    public void SensorsAreThereUntilTheyAreSilent()
    {
        AsterixOutputSettings settings = new() { Sensors = ImmutableDictionary<string, ushort>.Empty.Add("adsb-1", 0x6015) };
        List<SensorReport> now = SensorReports.Of(_flow, [], _memory.LastBySensor(), settings, _end);
        Assert.Equal([0x6001, 0x6002, 0x6003, 0x6015], now.Select(sensor => (int)sensor.Sensor));
        Assert.All(now, sensor => Assert.Equal(SensorState.Operational, sensor.State));

        List<SensorReport> later = SensorReports.Of(_flow, [], _memory.LastBySensor(), settings, _end.PlusSeconds(60));
        Assert.All(later.Take(3), sensor => Assert.Equal(SensorState.NotConnected, sensor.State));
        Assert.True(later[3] is { State: SensorState.Operational, SendsNoPlots: true }); // its link stands
    }
}
