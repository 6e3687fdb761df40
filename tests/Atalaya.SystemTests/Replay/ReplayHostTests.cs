using Atalaya.Core.Time;
using Atalaya.Recording.Checkpoints;
using Atalaya.Server.Replay;

namespace Atalaya.SystemTests.Replay;

public sealed class ReplayHostTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    string Data => _folder.File("data");

    public void Dispose() => _folder.Dispose();

    /// <summary>Whichever way a moment is reached, its picture is the one that was live then, bit for bit.</summary>
    [Fact]
    public async Task AJumpShowsThePictureThatWasLive()
    {
        using RecordedStrait strait = new(Data, checkpointSeconds: 12);
        strait.WriteUntil(60);
        await using ReplayHost host = new(new ReplayOptions { Directory = Data, IsPaused = true, From = strait.Start.PlusSeconds(30), Follows = true });
        host.Start();
        await ShowsAsync(host, strait, 30);
        foreach (double seconds in new[] { 31, 31.1, 30, 13, 12, 11.9, 4, 55, 59.9, 0.2, 45 })
        {
            host.Change(strait.Start.PlusSeconds(seconds), null, null);
            await ShowsAsync(host, strait, seconds);
        }
    }

    /// <summary>A checkpoint of another layout, or damaged, is no reason not to show the moment: the one before it, or the first frame, is as good.</summary>
    [Fact]
    public async Task ACheckpointThatCannotBeReadIsDoneWithout()
    {
        using RecordedStrait strait = new(Data, checkpointSeconds: 5);
        strait.WriteUntil(20);
        CheckpointEntry newest = new CheckpointStore(Data).Entries()[0];
        File.WriteAllBytes(newest.Path, [1, 2, 3]);
        new CheckpointStore(Data).Write(newest.Info, "another layout"u8);
        await using ReplayHost host = new(new ReplayOptions { Directory = Data, IsPaused = true, From = strait.Start.PlusSeconds(19) });
        host.Start();
        await ShowsAsync(host, strait, 19);
    }

    [Fact]
    public async Task AtTheEndOfAGrowingRecordingItWaitsForWhatComes()
    {
        using RecordedStrait strait = new(Data, checkpointSeconds: 60);
        strait.WriteUntil(5);
        await using ReplayHost host = new(new ReplayOptions { Directory = Data, Speed = 600, From = strait.Start.PlusSeconds(2), Follows = true });
        host.Start();
        await UntilAsync(() => host.State.Phase == ReplayPhase.AtEnd && host.State.Time == strait.ClosedTick.End, "the end");
        strait.WriteUntil(12);
        await UntilAsync(() => host.State.Time == strait.ClosedTick.End, "what came since");
        Assert.Equal(strait.Hashes[strait.ClosedTick.Number], host.Read(flow => flow.PictureHash));
        Assert.False(host.IsPaused);
    }

    /// <summary>Where nothing ran, the picture is the last before it, and going on passes over it and says so.</summary>
    [Fact]
    public async Task APauseInTheRecordingIsPassedOver()
    {
        using RecordedStrait strait = new(Data, checkpointSeconds: 86_400);
        strait.WriteUntil(6);
        Instant before = strait.ClosedTick.End;
        strait.Pause(3600);
        strait.WriteUntil(9);
        await using ReplayHost host = new(new ReplayOptions { Directory = Data, IsPaused = true, From = before.PlusSeconds(1800) });
        host.Start();
        await UntilAsync(() => host.State.Phase == ReplayPhase.Paused && host.State.Time is not null, "the moment");
        Assert.InRange(before.SecondsSince(host.State.Time!.Value), 0, 0.3);
        host.Change(null, null, false);
        (Instant From, Instant To)? skipped = null; // shown for some seconds only
        await UntilAsync(() => (skipped ??= host.State.Skipped) is not null && host.State.Time > before.PlusSeconds(3600), "what came after the pause");
        Assert.InRange(skipped!.Value.To.SecondsSince(skipped.Value.From), 3599, 3601);
    }

    [Fact]
    public async Task SpeedAndPauseAreKept()
    {
        using RecordedStrait strait = new(Data, checkpointSeconds: 60);
        strait.WriteUntil(20);
        await using ReplayHost host = new(new ReplayOptions { Directory = Data, IsPaused = true, From = strait.Start.PlusSeconds(3) });
        host.Start();
        await ShowsAsync(host, strait, 3);
        host.Change(null, 20, null);
        Assert.Equal((20, true), (host.Speed, host.IsPaused));
        host.Change(null, null, false);
        await UntilAsync(() => host.State.Phase == ReplayPhase.AtEnd, "the end");
        Assert.Equal(strait.Hashes[strait.ClosedTick.Number], host.Read(flow => flow.PictureHash));
        await host.Completion.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken); // told a moment after the phase
        host.Change(strait.Start.PlusSeconds(5), 1, true);
        await ShowsAsync(host, strait, 5);
    }

    /// <summary>The page's copy of the picture, too: a jump back must not leave tracks of the future in it.</summary>
    static async Task ShowsAsync(ReplayHost host, RecordedStrait strait, double seconds)
    {
        long tick = Tick.Containing(strait.Start.PlusSeconds(seconds)).Number - 1;
        await UntilAsync(() => host.State.Phase == ReplayPhase.Paused && host.Read(flow => flow.ClosedTick.Number) == tick, $"second {seconds}");
        Assert.Equal(strait.Hashes[tick], host.Read(flow => flow.PictureHash));
        Assert.Equal(host.Read(flow => flow.Picture.ToOrderedArray().Select(track => track.Id).ToArray()), host.Picture.Snapshot().Tracks.Select(track => track.Id).Order());
    }

    static async Task UntilAsync(Func<bool> condition, string what)
    {
        for (int i = 0; i < 1200 && !condition(); i++) await Task.Delay(50, TestContext.Current.CancellationToken);
        Assert.True(condition(), $"waited in vain for {what}");
    }
}
