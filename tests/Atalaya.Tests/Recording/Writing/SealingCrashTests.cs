using Atalaya.Recording.Reading;
using Atalaya.Recording.Writing;

namespace Atalaya.Tests.Recording.Writing;

/// <summary>Each test leaves the files as a crash at one step of sealing would, then opens the recording.</summary>
public sealed class SealingCrashTests
{
    [Fact]
    public void BeforeItBegan() => Check(static (plain, packed, directory) => { });

    [Fact]
    public void WithTheTemporaryFileHalfWritten() => Check(static (plain, packed, directory) => File.WriteAllBytes(directory["00000001.log.zst.tmp"], packed[..(packed.Length / 2)]));

    [Fact]
    public void WithTheTemporaryFileComplete() => Check(static (plain, packed, directory) => File.WriteAllBytes(directory["00000001.log.zst.tmp"], packed));

    [Fact]
    public void AfterTheRename() => Check(static (plain, packed, directory) => File.WriteAllBytes(directory["00000001.log.zst"], packed));

    [Fact]
    public void AfterTheRenameWithLostContent()
    {
        Check(static (plain, packed, directory) => File.WriteAllBytes(directory["00000001.log.zst"], packed[..(packed.Length / 2)]));
        Check(static (plain, packed, directory) => File.WriteAllBytes(directory["00000001.log.zst"], new byte[packed.Length]));
        Check(static (plain, packed, directory) => File.WriteAllBytes(directory["00000001.log.zst"], []));
    }

    [Fact]
    public void AfterTheUncompressedFileWent() => Check(static (plain, packed, directory) =>
    {
        File.WriteAllBytes(directory["00000001.log.zst"], packed);
        File.Delete(directory["00000001.log"]);
    });

    [Fact]
    public void WithTheNextSegmentEmptyOrItsHeaderTorn()
    {
        Check(static (plain, packed, directory) => File.WriteAllBytes(directory["00000002.log"], []), keepSecond: false);
        Check(static (plain, packed, directory) => File.WriteAllBytes(directory["00000002.log"], new byte[50]), keepSecond: false);
        Check(static (plain, packed, directory) =>
        {
            File.WriteAllBytes(directory["00000001.log.zst"], packed);
            File.Delete(directory["00000001.log"]);
            File.WriteAllBytes(directory["00000002.log"], new byte[80]);
        }, keepSecond: false);
    }

    [Fact]
    public void AFailureToCompressIsShownAndTriedAgain()
    {
        using TemporaryDirectory directory = new();
        List<KeptFrame> written;
        Directory.CreateDirectory(directory["00000001.log.zst.tmp"]);
        using LogWriter writer = LogBench.Open(directory.Path, 700);
        written = LogBench.Append(writer, 25);
        Assert.True(writer.UnsealedSegments > 0);
        Assert.Contains("could not be compressed", writer.SealingError);
        Directory.Delete(directory["00000001.log.zst.tmp"]);
        written.AddRange(LogBench.Append(writer, 25, 25));
        Assert.Equal(0, writer.UnsealedSegments);
        Assert.Null(writer.SealingError);
        Assert.Equal(written, LogBench.ReadAll(directory.Path));
    }

    /// <summary>Two segments, the first finished but not sealed; <paramref name="crash"/> gets both its forms.</summary>
    static void Check(Action<byte[], byte[], TemporaryDirectory> crash, bool keepSecond = true)
    {
        using TemporaryDirectory directory = new(), reference = new();
        List<Action> postponed = [];
        List<KeptFrame> written;
        using (LogWriter writer = LogWriter.Open(directory.Path, LogBench.Id, new LogWriterOptions { SegmentBytes = 1500, Schedule = postponed.Add })) written = LogBench.Append(writer, 50);
        Assert.Single(postponed);
        directory.CopyTo(reference);
        using (LogWriter writer = LogBench.Open(reference.Path, 1500)) { }
        crash(File.ReadAllBytes(directory["00000001.log"]), File.ReadAllBytes(reference["00000001.log.zst"]), directory);
        if (!keepSecond) written.RemoveAll(frame => frame.Position.Segment == 2);
        Assert.Equal(written, LogBench.ReadAll(directory.Path));
        using (LogWriter writer = LogBench.Open(directory.Path, 1500))
        {
            Assert.Empty(writer.Recovery.Problems);
            written.AddRange(LogBench.Append(writer, 5, 100));
        }

        Assert.Equal(written, LogBench.ReadAll(directory.Path));
        Assert.Empty(LogVerifier.Verify(directory.Path).Problems);
        Assert.False(File.Exists(directory["00000001.log"]));
        Assert.Empty(Directory.GetFiles(directory.Path, "*.tmp"));
    }
}
