using Atalaya.Core.Time;
using Atalaya.Recording.Activity;
using Atalaya.Server.Replay;

namespace Atalaya.SystemTests.Replay;

public sealed class RecordingTimelineTests
{
    static readonly Instant First = Instant.FromUnixSeconds(1_790_000_003);

    [Fact]
    public void TrafficGapsAndAlertsAreSummedUp()
    {
        using TemporaryFolder folder = new();
        List<ActivityEntry> entries = [];
        for (int i = 0; i < 360; i++)
            if (i is < 100 or >= 130) entries.Add(new ActivityEntry(ActivityKind.Period, Instant.FromUnixSeconds(1_790_000_000 + 10 * i), 50, (uint)i));
        entries.Add(new ActivityEntry(ActivityKind.Alert, Instant.FromUnixSeconds(1_790_003_599), TrackId: 7, AlertKind: 1, Emergency: 1));
        ActivityFile.Append(folder.Path, entries);
        TimelineResponse timeline = new RecordingTimeline(folder.Path, First, Instant.FromUnixSeconds(1_790_003_600)).Read(First, Instant.FromUnixSeconds(1_790_003_600), 60);
        Assert.Equal(60, timeline.BucketS);
        Assert.Equal(1_789_999_980, timeline.From);
        Assert.Equal((99u, 5.0), (timeline.Tracks[16], timeline.FramesPerSecond[10]));
        Assert.Null(timeline.Tracks[18]);
        TimeSpanModel gap = Assert.Single(timeline.Gaps);
        Assert.Equal((1_790_001_000.0, 1_790_001_300.0), (gap.From, gap.To));
        AlertMark alert = Assert.Single(timeline.Alerts);
        Assert.Equal(("emergency", "0000000000000007", "general"), (alert.Kind, alert.TrackId, alert.Emergency));
    }

    [Fact]
    public void TheNumberOfBucketsIsBoundedWhateverTheStretch()
    {
        using TemporaryFolder folder = new();
        foreach (double seconds in new[] { 0, 1, 59, 86_400, 30 * 86_400, 9e8 })
            Assert.InRange(new RecordingTimeline(folder.Path, First, First).Read(First, First.PlusSeconds(seconds), 100).Tracks.Length, 1, 102);
    }
}
