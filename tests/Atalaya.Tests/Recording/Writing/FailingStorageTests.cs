using Atalaya.Core.Frames;
using Atalaya.Core.Time;
using Atalaya.Recording.Reading;
using Atalaya.Recording.Writing;

namespace Atalaya.Tests.Recording.Writing;

public sealed class FailingStorageTests
{
    [Fact]
    public void AFullDiskStopsTheWriterUntilItRecovers()
    {
        using TemporaryDirectory directory = new();
        bool isFull = false;
        LogWriterOptions options = new()
        {
            BeforeWrite = (handle, offset) =>
            {
                if (!isFull) return;
                RandomAccess.Write(handle, new byte[37], offset);   // the part that still fitted
                throw new IOException("No space left on device");
            },
        };
        List<KeptFrame> written;
        using (LogWriter writer = LogWriter.Open(directory.Path, LogBench.Id, options))
        {
            written = LogBench.Append(writer, 10);
            isFull = true;
            Assert.True(Append(writer, 11, out LogPosition waiting));
            Assert.False(writer.Flush());
            Assert.True(writer.IsFailed);
            Assert.Equal("No space left on device", writer.LastError);
            Assert.False(Append(writer, 12, out LogPosition lost));
            Assert.Equal(default, lost);
            Assert.False(writer.TryRecover());
            Assert.Equal(1, writer.LostFrames);
            isFull = false;
            Assert.True(writer.TryRecover());
            written.Add(new KeptFrame(FrameKind.Heartbeat, 0, LogBench.Begin.PlusSeconds(11).UnixNanoseconds, waiting, ""));
            written.AddRange(LogBench.Append(writer, 10, 20_000));
        }

        Assert.Equal(written, LogBench.ReadAll(directory.Path));
        Assert.True(LogVerifier.Verify(directory.Path).IsSound);
    }

    [Fact]
    public void ANextSegmentThatCannotBeCreatedIsTriedAgain()
    {
        using TemporaryDirectory directory = new();
        Directory.CreateDirectory(directory["00000002.log"]);
        List<KeptFrame> written = [];
        using (LogWriter writer = LogBench.Open(directory.Path, 700))
        {
            int count = 0;
            while (Append(writer, count, out LogPosition position))
                written.Add(new KeptFrame(FrameKind.Heartbeat, 0, LogBench.Begin.PlusSeconds(count++).UnixNanoseconds, position, ""));
            Assert.True(writer.IsFailed);
            Assert.True(writer.TryRecover());
            Assert.False(Append(writer, count, out _));
            Directory.Delete(directory["00000002.log"]);
            Assert.True(writer.TryRecover());
            written.AddRange(LogBench.Append(writer, 30, 100_000));
            Assert.Equal(2, writer.LostFrames);
        }

        Assert.Equal(written, LogBench.ReadAll(directory.Path));
        Assert.True(LogVerifier.Verify(directory.Path).IsSound);
    }

    static bool Append(LogWriter writer, int second, out LogPosition position) =>
        writer.TryAppend(FrameKind.Heartbeat, default, LogBench.Begin.PlusSeconds(second), [], out position, out Instant _);
}
