using Atalaya.Recording;
using Atalaya.Recording.Reading;
using Atalaya.Recording.Writing;

namespace Atalaya.Tests.Recording.Reading;

public sealed class LogDamageTests
{
    [Fact]
    public void AnyFlippedByteOfAnActiveSegmentIsFoundAndCostsOneFrame()
    {
        using TemporaryDirectory directory = new();
        List<KeptFrame> written;
        using (LogWriter writer = LogBench.Open(directory.Path)) written = LogBench.Append(writer, 40);
        string path = directory["00000001.log"];
        byte[] whole = File.ReadAllBytes(path);
        for (int i = 0; i < whole.Length; i++)
        {
            byte[] damaged = (byte[])whole.Clone();
            damaged[i] ^= (byte)(1 << (i % 8));
            File.WriteAllBytes(path, damaged);
            List<KeptFrame> expected = written.FindAll(frame => !Covers(frame, i));
            Assert.Equal(expected, LogBench.ReadAll(directory.Path));
            LogVerification verification = LogVerifier.Verify(directory.Path);
            Assert.False(verification.IsSound);
            Assert.Equal(expected.Count, verification.Frames);
            Assert.Contains(verification.Problems, problem => problem.Position.Offset <= i && i < problem.Position.Offset + problem.LengthBytes);
        }
    }

    [Fact]
    public void AnyFlippedByteOfASealedSegmentIsFoundAndCostsOneBlock()
    {
        using TemporaryDirectory directory = new(), damaged = new();
        List<KeptFrame> written;
        using (LogWriter writer = LogBench.Open(directory.Path, 700)) written = LogBench.Append(writer, 60);
        directory.CopyTo(damaged);
        string path = damaged["00000002.log.zst"];
        byte[] whole = File.ReadAllBytes(path);
        List<KeptFrame> others = written.FindAll(frame => frame.Position.Segment != 2);
        for (int i = 0; i < whole.Length; i++)
        {
            byte[] bytes = (byte[])whole.Clone();
            bytes[i] ^= (byte)(1 << (i % 8));
            File.WriteAllBytes(path, bytes);
            LogVerification verification = LogVerifier.Verify(damaged.Path);
            Assert.Contains(verification.Problems, problem => problem.Position.Segment == 2);
            List<KeptFrame> read = LogBench.ReadAll(damaged.Path);
            Assert.True(read.Count == written.Count || read.SequenceEqual(others));
        }
    }

    [Fact]
    public void ADamagedBlockCostsOnlyItself()
    {
        using TemporaryDirectory directory = new();
        List<KeptFrame> written;
        using (LogWriter writer = LogBench.Open(directory.Path, 5 << 20)) written = LogBench.Append(writer, 12_000, maxPayload: 1000);
        string path = directory["00000001.log.zst"];
        byte[] bytes = File.ReadAllBytes(path);
        bytes[bytes.Length / 2] ^= 4;
        File.WriteAllBytes(path, bytes);
        using LogReader reader = LogReader.Open(directory.Path);
        List<KeptFrame> read = LogBench.ReadRest(reader);
        LogProblem problem = Assert.Single(reader.Problems);
        Assert.Equal(LogProblemReason.DamagedBlock, problem.Reason);
        Assert.InRange(problem.LengthBytes, 1 << 19, 1 << 20);
        Assert.Equal(written.FindAll(frame => frame.Position.Segment != 1 || frame.Position.Offset < problem.Position.Offset || frame.Position.Offset >= problem.Position.Offset + problem.LengthBytes), read);
    }

    [Fact]
    public void ChangedBytesWithFreshChecksumsBreakTheChain()
    {
        using TemporaryDirectory directory = new(), forged = new();
        using (LogWriter writer = LogBench.Open(directory.Path, 700)) LogBench.Append(writer, 60);
        using (LogWriter writer = LogBench.Open(forged.Path, 700)) LogBench.Append(writer, 60, maxPayload: 39);
        Assert.True(LogVerifier.Verify(forged.Path).IsSound);
        File.Copy(forged["00000003.log.zst"], directory["00000003.log.zst"], overwrite: true);
        Assert.Contains(LogVerifier.Verify(directory.Path).Problems, problem => problem.Reason == LogProblemReason.BrokenChain);
    }

    [Fact]
    public void AMissingSegmentIsReportedAndPassedOver()
    {
        using TemporaryDirectory directory = new();
        List<KeptFrame> written;
        using (LogWriter writer = LogBench.Open(directory.Path, 700)) written = LogBench.Append(writer, 60);
        File.Delete(directory["00000003.log.zst"]);
        Assert.Equal(written.FindAll(frame => frame.Position.Segment != 3), LogBench.ReadAll(directory.Path));
        LogProblem problem = Assert.Single(LogVerifier.Verify(directory.Path).Problems);
        Assert.Equal((4u, LogProblemReason.MissingSegments), (problem.Position.Segment, problem.Reason));
    }

    static bool Covers(KeptFrame frame, int offset) => offset >= frame.Position.Offset && offset < frame.Position.Offset + 20 + frame.PayloadHex.Length / 2;
}
