using Atalaya.Core.Frames;
using Atalaya.Pipeline;
using Atalaya.Recording;
using Atalaya.Recording.Checkpoints;
using Atalaya.Recording.Reading;
using Atalaya.Recording.Writing;
using Atalaya.Server.Live;
using Microsoft.Extensions.Logging.Abstractions;

namespace Atalaya.SystemTests.Survival;

/// <summary>What a power cut leaves: the last segment or the checkpoint ends anywhere. The picture that comes back is that of a whole replay up to there.</summary>
public sealed class TruncationTests(ITestOutputHelper output)
{
    const int SegmentBytes = 1600;

    static string NewestSegment(string directory) => Directory.GetFiles(directory, "*.log").Max(StringComparer.Ordinal)!;

    static void Copy(string from, string to)
    {
        if (Directory.Exists(to)) Directory.Delete(to, recursive: true);
        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    /// <summary>Opens a recording as a start of the server does.</summary>
    static (Resumption Resumption, LogRecovery Recovery) Resume(string directory)
    {
        Assert.True(RecordingDirectory.TryReadId(directory, out Guid id));
        using LogWriter log = LogWriter.Open(directory, id);
        return (Resumption.Run(directory, log.Position, new FlowOptions(), new CheckpointStore(directory), NullLogger.Instance), log.Recovery);
    }

    [Fact]
    public void EveryByteOfTheLastSegmentMayBeTheLast()
    {
        using TemporaryFolder folder = new();
        string whole = folder.File("whole"), cut = folder.File("cut");
        StraitRecording.Write(whole, seconds: 2, SegmentBytes, checkpointSeconds: 1.8);
        Copy(whole, cut);
        Dictionary<long, string> hashes = Recorded.PictureHashes(whole);
        string newest = NewestSegment(cut);
        byte[] bytes = File.ReadAllBytes(newest);
        List<long> ends = FrameEnds(whole, out long framesBefore);
        output.WriteLine($"{bytes.Length} cuts of {Path.GetFileName(newest)}, {framesBefore} frames before it, {ends.Count} in it");
        Assert.True(ends.Count > 10);
        for (int length = 0; length <= bytes.Length; length++)
        {
            File.WriteAllBytes(newest, bytes[..length]);
            int kept = ends.Count(end => end <= length);
            if (length is > 0 && length < bytes.Length && !ends.Contains(length) && length != 80) AssertVerifyTells(cut, length);
            (Resumption resumption, LogRecovery recovery) = Resume(cut);
            Assert.Equal(kept, recovery.Frames);
            if (ends.Contains(length + 1)) Assert.Equal(Recorded.Read(whole, framesBefore + kept), Recorded.Read(cut));
            Assert.Equal(hashes[resumption.Flow.ClosedTick.Number], resumption.Flow.PictureHash);
            Assert.NotNull(resumption.Checkpoint);
            Assert.Empty(recovery.Problems);
        }
    }

    /// <summary>A torn tail is no damage (a writer may be at work), but it is named with its place.</summary>
    static void AssertVerifyTells(string directory, int length)
    {
        LogVerification verification = LogVerifier.Verify(directory);
        LogProblem problem = Assert.Single(verification.Problems);
        Assert.True(problem.Position.Offset <= length, problem.ToString());
    }

    /// <summary>Where the frames of the newest segment end, and how many stand in the segments before it.</summary>
    static List<long> FrameEnds(string directory, out long before)
    {
        const int RecordBytes = 20;
        before = 0;
        uint newest = uint.Parse(Path.GetFileNameWithoutExtension(NewestSegment(directory)), System.Globalization.CultureInfo.InvariantCulture);
        List<long> ends = [];
        using LogReader reader = LogReader.Open(directory);
        while (reader.TryRead(out Frame frame))
        {
            if (frame.Position.Segment == newest) ends.Add(frame.Position.Offset + RecordBytes + frame.Payload.Length);
            else before++;
        }

        return ends;
    }

    [Fact]
    public void ACheckpointCutAnywhereCostsTimeAndNotThePicture()
    {
        using TemporaryFolder folder = new();
        string whole = folder.File("whole");
        StraitRecording.Write(whole, seconds: 2, SegmentBytes, checkpointSeconds: 1);
        string expected = Resume(whole).Resumption.Flow.PictureHash;
        string checkpoint = Assert.Single(Directory.GetFiles(Path.Combine(whole, "checkpoints")));
        byte[] bytes = File.ReadAllBytes(checkpoint);
        for (int share = 0; share < 100; share++)
        {
            File.WriteAllBytes(checkpoint, bytes[..(bytes.Length * share / 100)]);
            Resumption resumption = Resume(whole).Resumption;
            Assert.Null(resumption.Checkpoint);
            Assert.Equal(expected, resumption.Flow.PictureHash);
        }
    }

    /// <summary>Through the program: it says what it cut, goes on, and what it leaves is sound.</summary>
    [Fact]
    public async Task TheProgramStartsFromAnyCut()
    {
        int seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        Random random = new(seed);
        using TemporaryFolder folder = new();
        string whole = folder.File("whole");
        StraitRecording.Write(whole, seconds: 2, SegmentBytes, checkpointSeconds: 1.8);
        byte[] bytes = File.ReadAllBytes(NewestSegment(whole));
        string configuration = folder.File("atalaya.json"); // the recording is of an earlier year: retention would remove it
        await File.WriteAllTextAsync(configuration, """{ "sources": ["beast+tcp://127.0.0.1:9"], "retention": { "log_days": null, "archive_days": null } }""", TestContext.Current.CancellationToken);
        for (int i = 0; i < 3; i++)
        {
            string cut = folder.File($"cut-{i}");
            Copy(whole, cut);
            File.WriteAllBytes(NewestSegment(cut), bytes[..random.Next(100, bytes.Length)]);
            (long count, string digest) = Recorded.Read(cut);
            await using AtalayaProcess server = await AtalayaProcess.ServeAsync(["run", "--data", cut, "--config", configuration]);
            Assert.Equal(0, await server.StopAsync());
            Assert.Contains("Resumed from the checkpoint", server.Errors, StringComparison.Ordinal);
            Assert.Equal(digest, Recorded.Read(cut, count).Digest);
            (int exitCode, string verdict, _) = await AtalayaProcess.RunAsync("verify", cut);
            Assert.True(exitCode == 0, $"seed {seed}: {verdict}");
        }
    }
}
