using Atalaya.Core.Frames;
using Atalaya.Core.Time;
using Atalaya.Recording.Reading;
using Atalaya.Recording.Writing;

namespace Atalaya.Tests.Recording.Writing;

public sealed class LogRetentionTests
{
    [Fact]
    public void OldSegmentsGoByAgeAndTheRestStaysSound()
    {
        using TemporaryDirectory directory = new();
        List<KeptFrame> written;
        using LogWriter writer = LogBench.Open(directory.Path, 700);
        written = LogBench.Append(writer, 100);
        (int segments, long bytes) = LogRetention.Apply(directory.Path, null, 50_000_000, writer.LastReceiveTime);
        Assert.True(segments > 0 && bytes > 0);
        List<KeptFrame> left = LogBench.ReadAll(directory.Path);
        Assert.Equal(written.FindAll(frame => frame.Position.Segment > segments), left);
        Assert.True(left[0].Time <= written[50].Time);
        Assert.True(left[0].Time >= written[30].Time);
        Assert.Empty(LogVerifier.Verify(directory.Path).Problems);
        Assert.Equal((0, 0), LogRetention.Apply(directory.Path, null, 50_000_000, writer.LastReceiveTime));
    }

    [Fact]
    public void BytesAreLimitedButTheActiveSegmentAndTheCheckpointsStay()
    {
        using TemporaryDirectory directory = new();
        using LogWriter writer = LogBench.Open(directory.Path, 700);
        LogBench.Append(writer, 100);
        Instant newest = writer.LastReceiveTime;
        int sealedSegments = Directory.GetFiles(directory.Path, "*.zst").Length;
        Assert.Equal(2, LogRetention.Apply(directory.Path, 0, null, newest, new LogPosition(3, 80)).Segments);
        Assert.Equal(sealedSegments - 2, LogRetention.Apply(directory.Path, 0, null, newest).Segments);
        Assert.Empty(Directory.GetFiles(directory.Path, "*.zst"));
        Assert.Single(Directory.GetFiles(directory.Path, "*.log"));
    }
}
