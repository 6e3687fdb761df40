using Atalaya.Core.Geodesy;
using Atalaya.Core.Reports;
using Atalaya.Core.State;
using Atalaya.Core.Tracks;
using Atalaya.Fusion;

namespace Atalaya.Tests.Fusion;

/// <summary>Tracks of other systems are in the picture, and apart from ours.</summary>
public sealed class SystemTracksTests
{
    static readonly GeodeticPosition Start = GeodeticPosition.FromDegrees(40.4, -3.7, 10_000);

    static GeodeticPosition Flight(double seconds) => Traffic.Offset(Start, 200 * seconds, 50 * seconds);

    static Report Theirs(Traffic traffic, ushort source, double seconds, uint number, GeodeticPosition place, uint address = 0x342345)
    {
        Report report = traffic.AdsB(source, seconds, address, place, 50);
        report.Flags = ReportFlags.SystemTrack;
        report.Sensor = 0x1964;
        report.SensorTrackNumber = number;
        report.Identity.SystemTrack = (ulong)source << 32 | 0x1964u << 16 | number;
        (report.GroundSpeed, report.TrackAngle) = (206.2f, 1.3258f);
        return report;
    }

    [Fact]
    public void TheyNeverMeetOurTracks()
    {
        Traffic traffic = new();
        for (int t = 0; t < 60; t++)
        {
            traffic.Add(traffic.AdsB(1, t, 0x342345, Flight(t)));
            if (t % 4 == 0) traffic.Add(Theirs(traffic, 2, t, 77, Flight(t)));
        }

        traffic.RunTo(60);
        Track[] tracks = traffic.Confirmed();
        Assert.Equal(2, tracks.Length);
        Track ours = Assert.Single(tracks, track => track.Identity.SystemTrack == 0), theirs = Assert.Single(tracks, track => track.Identity.SystemTrack != 0);
        Assert.Equal((60u, 1), (ours.ReportCount, ours.ContributionCount));
        Assert.Equal((15u, 0x342345u), (theirs.ReportCount, theirs.Identity.Address));
        Assert.True((theirs.Flags & ReportFlags.SystemTrack) != 0 && (ours.Flags & ReportFlags.SystemTrack) == 0);
        Assert.True(Traffic.Meters(theirs, Flight(56)) < 60);
        Assert.Equal(200, theirs.VelocityEast, 5.0);
        Assert.Equal(0, traffic.Tracker.Counters.SystemTracks);
    }

    /// <summary>A plot beside another system's track begins a track of ours; the number, not the place or the address, names theirs.</summary>
    [Fact]
    public void PlotsDoNotJoinThem()
    {
        Traffic traffic = new();
        traffic.Radar(3, Start with { Height = 100 });
        for (int t = 0; t < 60; t += 4)
        {
            traffic.Add(Theirs(traffic, 2, t, 77, Flight(t + 100)));
            traffic.Add(Theirs(traffic, 2, t, 78, Flight(t + 100), 0));
            traffic.Add(traffic.Plot(3, t + 0.5, Start with { Height = 100 }, Flight(t + 100.5)));
        }

        traffic.RunTo(60);
        Track[] tracks = traffic.Confirmed();
        Assert.Equal(3, tracks.Length);
        Assert.Equal(new ulong[] { 0, 77, 78 }, tracks.Select(track => track.Identity.SystemTrack & 0xFFFF).Order());
        Assert.All(tracks, track => Assert.Equal(15u, track.ReportCount));
    }

    [Fact]
    public void TheirEndIsOursAtOnceAndTheirNumberMayBeginAnew()
    {
        Traffic traffic = new(new TrackerOptions { Sectors = 4 });
        for (int t = 0; t <= 20; t += 4) traffic.Add(Theirs(traffic, 2, t, 77, Flight(t)));
        for (int t = 2; t <= 22; t += 4) traffic.Add(Theirs(traffic, 2, t, 78, Flight(t), 0));
        Report last = Theirs(traffic, 2, 24, 77, default);
        last.Measurement = MeasurementKind.None;
        last.Flags |= ReportFlags.EndOfTrack;
        traffic.Add(last);
        traffic.Add(last with { Sequence = last.Sequence + 1 });
        Report unknown = Theirs(traffic, 2, 24.05, 79, Flight(24));
        unknown.Flags |= ReportFlags.EndOfTrack;
        traffic.Add(unknown);
        List<ulong> ended = [];
        traffic.AfterTick = _ => ended.AddRange(traffic.Tracker.Changed.ToArray().Select(traffic.Read).Where(static track => track.Status == TrackStatus.Ended).Select(static track => track.Identity.SystemTrack & 0xFFFF));
        traffic.RunTo(25);
        Assert.Equal([77ul], ended);
        Assert.Equal(78ul, Assert.Single(traffic.Tracks()).Identity.SystemTrack & 0xFFFF);
        for (int t = 26; t <= 38; t += 4) traffic.Add(Theirs(traffic, 2, t, 77, Flight(t)));
        traffic.RunTo(40);
        Assert.Equal(77ul, Assert.Single(traffic.Confirmed()).Identity.SystemTrack & 0xFFFF);
    }

    [Fact]
    public void TheySurviveACheckpoint()
    {
        Traffic traffic = new();
        for (int t = 0; t < 40; t += 4) traffic.Add(Theirs(traffic, 2, t, 77, Flight(t)));
        traffic.RunTo(20);
        StateWriter writer = new();
        traffic.Tracker.Save(writer);
        Tracker second = new(new TrackerOptions { Sectors = 5 });
        StateReader reader = new(writer.Written);
        second.Load(ref reader);
        traffic.Tracker = second;
        traffic.RunTo(40);
        Track track = Assert.Single(traffic.Confirmed());
        Assert.Equal((10u, 77ul), (track.ReportCount, track.Identity.SystemTrack & 0xFFFF));
    }

    [Fact]
    public void WithoutNumberTheyAreCountedOnly()
    {
        Traffic traffic = new();
        Report report = Theirs(traffic, 2, 0, 77, Start);
        report.Identity.SystemTrack = 0;
        traffic.Add(report);
        traffic.RunTo(2);
        Assert.Empty(traffic.Tracks());
        Assert.Equal(1, traffic.Tracker.Counters.SystemTracks);
    }
}
