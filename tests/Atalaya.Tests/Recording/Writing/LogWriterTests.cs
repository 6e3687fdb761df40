using Atalaya.Core.Frames;
using Atalaya.Core.Time;
using Atalaya.Recording.Reading;
using Atalaya.Recording.Writing;

namespace Atalaya.Tests.Recording.Writing;

public sealed class LogWriterTests
{
    [Fact]
    public void FramesComeBackAcrossRollsSealingAndReopening()
    {
        using TemporaryDirectory directory = new();
        List<KeptFrame> written = [];
        for (int run = 0; run < 4; run++)
        {
            using LogWriter writer = LogBench.Open(directory.Path, 2000);
            Assert.Null(writer.Recovery.CutAt);
            Assert.Empty(writer.Recovery.Problems);
            written.AddRange(LogBench.Append(writer, 100, run * 100));
        }

        Assert.Equal(written, LogBench.ReadAll(directory.Path));
        LogVerification verification = LogVerifier.Verify(directory.Path);
        Assert.Empty(verification.Problems);
        Assert.Equal(written.Count, verification.Frames);
        Assert.True(verification.SealedSegments > 5);
        Assert.Equal(1, verification.Segments - verification.SealedSegments);
        Assert.Equal(LogBench.Id, verification.RecordingId);
        Assert.True(RecordingDirectory.TryReadId(directory.Path, out Guid id));
        Assert.Equal(LogBench.Id, id);
    }

    [Fact]
    public void ACutAtEveryByteLosesNothingBeforeIt()
    {
        using TemporaryDirectory directory = new(), cut = new();
        List<KeptFrame> written;
        using (LogWriter writer = LogBench.Open(directory.Path, 900)) written = LogBench.Append(writer, 60);
        string name = Path.GetFileName(Directory.GetFiles(directory.Path, "*.log").Single());
        byte[] whole = File.ReadAllBytes(directory[name]);
        uint segment = written[^1].Position.Segment;
        for (int length = 0; length <= whole.Length; length++)
        {
            directory.CopyTo(cut);
            File.WriteAllBytes(cut[name], whole[..length]);
            List<KeptFrame> expected = written.FindAll(frame => frame.Position.Segment < segment || frame.Position.Offset + 20 + frame.PayloadHex.Length / 2 <= length);
            Assert.Equal(expected, LogBench.ReadAll(cut.Path));
            using (LogWriter writer = LogBench.Open(cut.Path, 900))
            {
                long end = length < 80 ? 0 : expected[^1].Position.Segment < segment ? 80 : expected[^1].Position.Offset + 20 + expected[^1].PayloadHex.Length / 2;
                if (length != whole.Length) Assert.Equal(length - end, writer.Recovery.CutBytes);
                if (writer.Recovery.CutAt is { } cutAt) Assert.Equal((segment, end), (cutAt.Segment, cutAt.Offset));
                expected.AddRange(LogBench.Append(writer, 10, 1000));
            }

            Assert.Equal(expected, LogBench.ReadAll(cut.Path));
            Assert.Empty(LogVerifier.Verify(cut.Path).Problems);
        }
    }

    [Fact]
    public void DamageBeforeTheEndIsReportedAndKept()
    {
        using TemporaryDirectory directory = new();
        List<KeptFrame> written;
        using (LogWriter writer = LogBench.Open(directory.Path)) written = LogBench.Append(writer, 20);
        string path = directory["00000001.log"];
        byte[] bytes = File.ReadAllBytes(path);
        bytes[written[10].Position.Offset + 17] ^= 1;
        File.WriteAllBytes(path, bytes);
        using (LogWriter writer = LogBench.Open(directory.Path))
        {
            Assert.Null(writer.Recovery.CutAt);
            Assert.Equal(written[10].Position, Assert.Single(writer.Recovery.Problems).Position);
            written.RemoveAt(10);
            written.AddRange(LogBench.Append(writer, 5, 50));
        }

        Assert.Equal(written, LogBench.ReadAll(directory.Path));
    }

    [Fact]
    public void ReceiveTimesNeverGoBack()
    {
        using TemporaryDirectory directory = new();
        Instant later = LogBench.Begin.PlusSeconds(10);
        using (LogWriter writer = LogBench.Open(directory.Path))
        {
            Assert.True(writer.TryAppend(FrameKind.Heartbeat, default, later, [], out _, out _));
            Assert.True(writer.TryAppend(FrameKind.Heartbeat, default, LogBench.Begin, [], out _, out Instant assigned));
            Assert.Equal(later, assigned);
        }

        using LogWriter reopened = LogBench.Open(directory.Path);
        Assert.Equal(later, reopened.LastReceiveTime);
        Assert.True(reopened.TryAppend(FrameKind.Heartbeat, default, LogBench.Begin, [], out _, out Instant raised));
        Assert.Equal(later, raised);
    }

    [Fact]
    public void ASecondWriterIsRefusedUntilTheFirstIsGone()
    {
        using TemporaryDirectory directory = new();
        using (LogWriter first = LogBench.Open(directory.Path))
        {
            LogBench.Append(first, 3);
            IOException refusal = Assert.Throws<IOException>(() => LogBench.Open(directory.Path));
            Assert.Contains("being written by another process", refusal.Message);
        }

        using LogWriter second = LogBench.Open(directory.Path);
        Assert.Equal(3, second.Recovery.Frames);
    }

    [Fact]
    public void AnotherRecordingIsRefused()
    {
        using TemporaryDirectory directory = new();
        using (LogWriter writer = LogBench.Open(directory.Path)) LogBench.Append(writer, 1);
        Assert.Throws<InvalidDataException>(() => LogWriter.Open(directory.Path, default));
    }

    [Fact]
    public void LongPayloadsAndEmptyOnesAreKept()
    {
        using TemporaryDirectory directory = new();
        byte[] payload = new byte[3 << 20];
        new Random(1).NextBytes(payload);
        using (LogWriter writer = LogBench.Open(directory.Path, 4 << 20))
        {
            for (int i = 0; i < 4; i++)
            {
                Assert.True(writer.TryAppend(FrameKind.Heartbeat, default, LogBench.Begin, [], out _, out _));
                Assert.True(writer.TryAppend(FrameKind.Configuration, default, LogBench.Begin, payload, out _, out _));
            }
        }

        List<KeptFrame> frames = LogBench.ReadAll(directory.Path);
        Assert.Equal(8, frames.Count);
        Assert.Equal(Convert.ToHexString(payload), frames[^1].PayloadHex);
        Assert.True(LogVerifier.Verify(directory.Path).IsSound);
    }

    [Fact]
    public void AppendingAllocatesNothing()
    {
        using TemporaryDirectory directory = new();
        using LogWriter writer = LogBench.Open(directory.Path);
        byte[] payload = new byte[110];
        AppendMany(writer, payload, 2000);
        Allocation.AssertNone(() => AppendMany(writer, payload, 1000), 1);
    }

    static void AppendMany(LogWriter writer, byte[] payload, int count)
    {
        for (int i = 0; i < count; i++)
        {
            writer.TryAppend(FrameKind.SensorData, new SourceId(1), LogBench.Begin, payload, out _, out _);
            if (i % 50 == 49) writer.Flush();
        }
    }
}
