using Atalaya.Core.Time;
using Atalaya.Server;
using Atalaya.Server.Live;
using Atalaya.Server.Replay;

namespace Atalaya.SystemTests.Replay;

public sealed class ReplaySessionsTests : IDisposable
{
    readonly TemporaryFolder _folder = new();
    readonly RecordedStrait _strait;

    public ReplaySessionsTests()
    {
        _strait = new RecordedStrait(_folder.File("data"), checkpointSeconds: 60);
        _strait.WriteUntil(2);
    }

    public void Dispose()
    {
        _strait.Dispose();
        _folder.Dispose();
    }

    ReplayHost Host() => new(new ReplayOptions { Directory = _folder.File("data") });

    [Fact]
    public async Task TheirNumberIsBounded()
    {
        await using ReplayHost main = Host();
        await using ReplaySessions sessions = new(() => main);
        for (int i = 0; i < ReplaySessions.MaxSessions; i++) Assert.NotNull(sessions.Create(_strait.Start, 1, true, out _));
        Assert.Null(sessions.Create(_strait.Start, 1, true, out string problem));
        Assert.Contains("the most that this server takes", problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OneThatNobodyLooksAtEnds()
    {
        await using ReplayHost main = Host();
        await using ReplaySessions sessions = new(() => main);
        Instant before = Clock.Now;
        ReplaySession unwatched = sessions.Create(_strait.Start, 1, true, out _)!;
        ReplaySession watched = sessions.Create(_strait.Start, 1, true, out _)!;
        using (watched.Watch())
        {
            sessions.Sweep(before.PlusSeconds(ReplaySessions.UnwatchedSeconds - 10));
            Assert.Equal(2, sessions.Count);
            sessions.Sweep(Clock.Now.PlusSeconds(ReplaySessions.UnwatchedSeconds + 10));
            Assert.Null(sessions.Find(unwatched.Id));
            Assert.True(unwatched.Ended.IsCancellationRequested);
            Assert.Same(watched, sessions.Find(watched.Id));
        }

        sessions.Sweep(Clock.Now.PlusSeconds(ReplaySessions.UnwatchedSeconds + 10));
        Assert.Equal(0, sessions.Count);
    }

    /// <summary>The demo gives way to the first receiver: its recording goes.</summary>
    [Fact]
    public async Task TheyEndWithTheRecordingTheyShow()
    {
        await using ReplayHost demo = Host();
        await using ReplayHost receiver = Host();
        FlowHost main = demo;
        await using ReplaySessions sessions = new(() => main);
        ReplaySession session = sessions.Create(_strait.Start, 1, true, out _)!;
        main = receiver;
        sessions.Sweep(Clock.Now);
        Assert.Null(sessions.Find(session.Id));
    }
}
