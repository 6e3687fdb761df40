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

    /// <summary>A replay that stands still is overtaken by retention: it stayed at its end for good, as if nothing had come since.</summary>
    [Fact]
    public void AReaderThatRetentionOvertookGoesOn()
    {
        using TemporaryDirectory directory = new();
        using LogWriter writer = LogBench.Open(directory.Path, 2000);
        LogBench.Append(writer, 50);
        using LogReader reader = LogReader.Open(directory.Path);
        Assert.Equal(50, LogBench.ReadRest(reader).Count);
        LogBench.Append(writer, 500, first: 50);
        LogRetention.Apply(directory.Path, maxBytes: 0, maxAgeNanoseconds: null, writer.LastReceiveTime);
        List<KeptFrame> later = LogBench.ReadRest(reader);
        Assert.NotEmpty(later);
        Assert.Equal(writer.LastReceiveTime.UnixNanoseconds, later[^1].Time);
        Assert.Equal(LogBench.ReadAll(directory.Path), later.TakeLast(LogBench.ReadAll(directory.Path).Count));
    }

    /// <summary>Segments are sealed and deleted under the reader's hands.</summary>
    [Fact]
    public async Task AReaderFollowsAWriterThroughSealing()
    {
        using TemporaryDirectory directory = new();
        List<KeptFrame> written = [];
        using LogWriter writer = LogWriter.Open(directory.Path, LogBench.Id, new LogWriterOptions { SegmentBytes = 20_000, BufferBytes = 1 << 12, Schedule = action => Task.Run(action) });
        written.AddRange(LogBench.Append(writer, 1));
        Task writing = Task.Run(() =>
        {
            for (int i = 1; i < 20_000; i += 37) written.AddRange(LogBench.Append(writer, 37, i));
        }, TestContext.Current.CancellationToken);
        using LogReader reader = LogReader.Open(directory.Path);
        List<KeptFrame> read = [];
        while (!writing.IsCompleted) read.AddRange(LogBench.ReadRest(reader));
        await writing;
        read.AddRange(LogBench.ReadRest(reader));
        Assert.Equal(written, read);
        Assert.Equal(0, reader.ProblemCount);
    }

    [Fact]
    public void BytesOfAnUnfinishedWriteAreShown()
    {
        using TemporaryDirectory directory = new();
        using (LogWriter writer = LogBench.Open(directory.Path)) LogBench.Append(writer, 3);
        using (FileStream file = new(directory["00000001.log"], FileMode.Append)) file.Write([1, 2, 3]);
        using LogReader reader = LogReader.Open(directory.Path);
        Assert.Equal(3, LogBench.ReadRest(reader).Count);
        Assert.Equal(3, reader.UnreadBytes);
        Assert.Equal(0, reader.ProblemCount);
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
        using (LogWriter writer = LogBench.Open(directory.Path)) LogBench.Append(writer, 7000);
        using LogReader reader = LogReader.Open(directory.Path);
        for (int i = 0; i < 1000; i++) Assert.True(reader.TryRead(out _));
        Allocation.AssertNone(() => Assert.True(reader.TryRead(out _)), 1000);
    }
}
