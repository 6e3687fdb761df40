using Atalaya.Core.Frames;
using Atalaya.Core.Time;
using Atalaya.Recording.Reading;
using Atalaya.Recording.Writing;
using CsCheck;

namespace Atalaya.Tests.Recording;

public sealed class LogPropertyTests
{
    static readonly Gen<(FrameKind Kind, ushort Source, long TimeStep, byte[] Payload)> GenFrame =
        Gen.Select(Gen.Byte[1, 255].Select(kind => (FrameKind)kind), Gen.UShort, Gen.Long[-5, 1_000_000], Gen.Byte.Array[0, 200]);

    /// <summary>Runs of a writer, each ended by a crash that leaves its last segment cut anywhere: what was before the cut is read back, in order.</summary>
    [Fact]
    public void AnyFramesCutAnywhereKeepAllBeforeTheCut() =>
        Gen.Select(GenFrame.Array[0, 40].Array[1, 4], Gen.Int[100, 3000], Gen.Double[0, 1], Gen.Bool).Sample(
            (runs, segmentBytes, cut, postpone) =>
            {
                using TemporaryDirectory directory = new();
                List<KeptFrame> expected = [];
                foreach (var frames in runs)
                {
                    Write(directory, frames, segmentBytes, postpone, expected);
                    Cut(directory, cut, expected);
                    Assert.Equal(expected, LogBench.ReadAll(directory.Path));
                }

                using (LogWriter writer = LogBench.Open(directory.Path, segmentBytes)) Assert.Empty(writer.Recovery.Problems);
                Assert.Equal(expected, LogBench.ReadAll(directory.Path));
                Assert.Empty(LogVerifier.Verify(directory.Path).Problems);
            },
            seed: "0N0XIzNsQ0O2",
            iter: 40,
            threads: 1);

    static void Write(TemporaryDirectory directory, (FrameKind Kind, ushort Source, long TimeStep, byte[] Payload)[] frames, int segmentBytes, bool postpone, List<KeptFrame> expected)
    {
        LogWriterOptions options = new() { SegmentBytes = segmentBytes, Schedule = postpone ? static _ => { } : null };
        using LogWriter writer = LogWriter.Open(directory.Path, LogBench.Id, options);
        Assert.Empty(writer.Recovery.Problems);
        Instant last = Instant.Max(writer.LastReceiveTime, LogBench.Begin);
        foreach ((FrameKind kind, ushort source, long step, byte[] payload) in frames)
        {
            Assert.True(writer.TryAppend(kind, new SourceId(source), last.PlusNanoseconds(step), payload, out LogPosition position, out Instant time));
            Assert.True(time >= writer.LastReceiveTime);
            last = time;
            expected.Add(new KeptFrame(kind, source, time.UnixNanoseconds, position, Convert.ToHexString(payload)));
        }
    }

    static void Cut(TemporaryDirectory directory, double share, List<KeptFrame> expected)
    {
        if (expected.Count == 0) return;
        if (Directory.GetFiles(directory.Path, "*.log").Max(StringComparer.Ordinal) is not { } newest) return;
        uint segment = uint.Parse(Path.GetFileNameWithoutExtension(newest), System.Globalization.CultureInfo.InvariantCulture);
        int length = (int)(new FileInfo(newest).Length * share);
        using (FileStream file = new(newest, FileMode.Open)) file.SetLength(length);
        expected.RemoveAll(frame => frame.Position.Segment == segment && frame.Position.Offset + 20 + frame.PayloadHex.Length / 2 > length);
    }
}
