using Atalaya.Core.Frames;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Server.Live;

namespace Atalaya.SystemTests.Live;

public sealed class ReportHistoryTests
{
    readonly ReportHistory _history = new();
    Track _track = new() { Id = 5, Status = TrackStatus.Confirmed, ContributionCount = 2 };
    long _sequence;

    void Report(int place, uint offset)
    {
        _track.Contributions[place] = new Contribution { Source = new SourceId((ushort)(place + 1)), Position = new LogPosition(1, offset), Last = Instant.FromUnixSeconds(offset) };
        Apply();
    }

    void Apply() => _history.Apply([new PictureDelta(++_sequence, new Tick(_sequence), _track)]);

    uint[] Offsets(ushort source) => [.. _history.Read(_track.Id).Where(past => past.Source.Number == source).Select(past => past.Position.Offset).Order()];

    [Fact]
    public void TheLastFourOfEachSensorAreRemembered()
    {
        for (uint offset = 10; offset < 20; offset++)
        {
            Report(0, offset);
            if (offset % 4 == 0) Report(1, 1000 + offset);
        }

        Assert.Equal([16u, 17, 18, 19], Offsets(1));
        Assert.Equal([1012u, 1016], Offsets(2).Where(offset => offset > 0));
        Assert.All(_history.Read(5), past => Assert.Equal(past.Position.Offset, past.Time.UnixSeconds));
    }

    [Fact]
    public void AnotherSensorInTheSamePlaceBeginsAnew()
    {
        Report(0, 10);
        _track.Contributions[0] = new Contribution { Source = new SourceId(9), Position = new LogPosition(1, 11) };
        Apply();
        Assert.Empty(Offsets(1));
        Assert.Equal([11u], Offsets(9));
    }

    [Fact]
    public void AnEndedTrackIsKeptForAWhile()
    {
        Report(0, 10);
        Assert.False(_history.TryGetEnded(5, out _));
        _track.Status = TrackStatus.Ended;
        Apply();
        Assert.True(_history.TryGetEnded(5, out Track last));
        Assert.Equal(5ul, last.Id);
        for (ulong id = 100; id < 1200; id++)
        {
            _track.Id = id;
            Apply();
        }

        Assert.False(_history.TryGetEnded(5, out _));
        Assert.True(_history.TryGetEnded(1199, out _));
    }
}
