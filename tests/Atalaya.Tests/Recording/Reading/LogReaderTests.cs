using Atalaya.Core.Frames;
using Atalaya.Core.Time;
using Atalaya.Recording.Reading;
using Atalaya.Recording.Writing;

namespace Atalaya.Tests.Recording.Reading;

public sealed class LogReaderTests
{
    [Fact]
    public void SeekingFindsTheSameFramesAsReadingOn()
    {
        using TemporaryDirectory directory = new();
        List<KeptFrame> written;
        using (LogWriter writer = LogBench.Open(directory.Path, 3 << 20)) written = LogBench.Append(writer, 15_000, maxPayload: 1000);
        using LogReader reader = LogReader.Open(directory.Path);
        Random random = new(5);
        for (int i = 0; i < 40; i++)
        {
            int index = random.Next(written.Count);
            reader.SeekTo(written[index].Position);
            Assert.True(reader.TryRead(out Frame frame));
            Assert.Equal(written[index], LogBench.Keep(frame));
            reader.SeekTo(new Instant(written[index].Time - random.Next(2) * 999_999));
            Assert.True(reader.TryRead(out frame));
            Assert.Equal(written[index], LogBench.Keep(frame));
            index = random.Next(written.Count);
            Assert.True(reader.TryReadAt(written[index].Position, out frame));
            Assert.Equal(written[index], LogBench.Keep(frame));
            Assert.False(reader.TryReadAt(written[index].Position with { Offset = written[index].Position.Offset + 1 }, out _));
        }

        Assert.Equal(0, reader.ProblemCount);
        reader.SeekTo(Instant.MinValue);
        Assert.Equal(written.Count, LogBench.ReadRest(reader).Count);
        reader.SeekTo(Instant.MaxValue);
        Assert.Empty(LogBench.ReadRest(reader));
    }

    [Fact]
    public void FramesOfOneTimeAreAllFoundAcrossSegments()
    {
        using TemporaryDirectory directory = new();
        using (LogWriter writer = LogBench.Open(directory.Path, 400))
        {
            LogBench.Append(writer, 10);
            for (int i = 0; i < 50; i++) writer.TryAppend(FrameKind.Heartbeat, default, LogBench.Begin.PlusSeconds(1), [], out _, out _);
        }

        using LogReader reader = LogReader.Open(directory.Path);
        reader.SeekTo(LogBench.Begin.PlusSeconds(1));
        Assert.Equal(50, LogBench.ReadRest(reader).Count);
    }

    [Fact]
    public void AReaderFollowsAWriterThroughRollsAndSealing()
    {
        using TemporaryDirectory directory = new();
        using LogReader reader = LogReader.Open(directory.Path);
        using LogWriter writer = LogBench.Open(directory.Path, 1500);
        Assert.Empty(LogBench.ReadRest(reader));
        for (int i = 0; i < 100; i++)
        {
            List<KeptFrame> written = LogBench.Append(writer, 7, i * 7);
            Assert.Equal(written, LogBench.ReadRest(reader));
        }

        Assert.Equal(0, reader.ProblemCount);
    }

    [Fact]
    public async Task AReaderOnAnotherThreadSeesEveryFrame()
    {
        using TemporaryDirectory directory = new();
        const int Count = 20_000;
        using LogWriter writer = LogBench.Open(directory.Path, 1 << 17);
        using LogReader reader = LogReader.Open(directory.Path);
        Task writing = Task.Run(() =>
        {
            for (int i = 0; i < Count; i += 20) LogBench.Append(writer, 20, i);
        }, TestContext.Current.CancellationToken);
        int next = 0;
        while (next < Count)
        {
            bool wasFinished = writing.IsCompleted;
            while (reader.TryRead(out Frame frame)) Assert.Equal(next++, BitConverter.ToInt32(frame.Payload));
            Assert.False(wasFinished && next < Count, $"{next} frames of {Count} were seen");
        }

        await writing;
        Assert.Equal(0, reader.ProblemCount);
    }

    [Fact]
    public void ReadingAllocatesNothingPerFrame()
    {
        using TemporaryDirectory directory = new();
        using (LogWriter writer = LogBench.Open(directory.Path)) LogBench.Append(writer, 3000);
        using LogReader reader = LogReader.Open(directory.Path);
        for (int i = 0; i < 1000; i++) Assert.True(reader.TryRead(out _));
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++) reader.TryRead(out _);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
