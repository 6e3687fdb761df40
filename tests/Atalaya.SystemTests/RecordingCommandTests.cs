using System.Buffers;
using System.Text.Json;
using Atalaya.Core.Time;
using Atalaya.Formats.Asterix;
using Atalaya.Formats.Framing;

namespace Atalaya.SystemTests;

/// <summary>The same blocks plain and in every framing, through the whole program.</summary>
public sealed class RecordingCommandTests
{
    static readonly Instant Start = Instant.FromDateTime(new DateTime(2026, 3, 1, 9, 25, 30, DateTimeKind.Utc));

    /// <summary>Puts each block of a plain file into a frame stamped with the time of day in it.</summary>
    static byte[] Frame(string name, byte[] plain)
    {
        ArrayBufferWriter<byte> output = new();
        RecordingWriter writer = new(name, Start, output);
        AsterixFileCutter cutter = new(Start);
        ReadOnlySpan<byte> rest = plain;
        Instant latest = Start;
        while (!rest.IsEmpty && cutter.TryTake(ref rest, true, out ReadOnlySpan<byte> block, out Instant? time))
        {
            if (time > latest) latest = time.Value;
            writer.Write(latest, block);
        }

        return output.WrittenSpan.ToArray();
    }

    static (string Records, string Errors, string Checksum) Totals(string errors)
    {
        JsonElement totals = JsonDocument.Parse(errors.TrimEnd().Split('\n')[^1]).RootElement;
        return (totals.GetProperty("records").ToString(), totals.GetProperty("errors").ToString(), totals.GetProperty("checksum").ToString());
    }

    [Fact]
    public async Task EveryFramingDecodesToTheSame()
    {
        using TemporaryFolder folder = new();
        byte[] plain = await File.ReadAllBytesAsync(Repository.Data("asterix/Jahorina.raw"), TestContext.Current.CancellationToken);
        foreach (string name in RecordingFormats.Names.Where(name => name != "pcap")) await File.WriteAllBytesAsync(folder.File(name), Frame(name, plain), TestContext.Current.CancellationToken);
        (_, string expected, string expectedErrors) = await AtalayaProcess.RunAsync("decode", Repository.Data("asterix/Jahorina.raw"), "--stats");
        Assert.Equal("2119", Totals(expectedErrors).Records);
        foreach (string name in RecordingFormats.Names.Where(name => name != "pcap"))
        {
            (int exitCode, string output, string errors) = await AtalayaProcess.RunAsync("decode", folder.File(name), "--stats");
            Assert.Equal(0, exitCode);
            Assert.Equal(Totals(expectedErrors), Totals(errors));
            Assert.Equal(expected, output);
        }
    }

    [Theory]
    [InlineData("final")]
    [InlineData("rff")]
    public async Task ARecordingIsTrackedAsThePlainFileIs(string name)
    {
        using TemporaryFolder folder = new();
        string plain = Repository.Data("asterix/Jahorina.raw");
        await File.WriteAllBytesAsync(folder.File("recording"), Frame(name, await File.ReadAllBytesAsync(plain, TestContext.Current.CancellationToken)), TestContext.Current.CancellationToken);
        List<string> totals = [];
        foreach (string path in (string[])[plain, folder.File("recording")])
        {
            (int exitCode, _, string errors) = await AtalayaProcess.RunAsync("track", $"file:{path}?site=43.7,18.6,1900&start=2026-03-01T09:25:30Z", "--output", folder.File("tracks.csv"), "--stats");
            Assert.Equal(0, exitCode);
            JsonElement line = JsonDocument.Parse(errors.TrimEnd().Split('\n')[^1]).RootElement;
            totals.Add($"{line.GetProperty("records")} {line.GetProperty("reports")} {line.GetProperty("tracks_confirmed")}");
        }

        Assert.StartsWith("2119 2099 ", totals[0], StringComparison.Ordinal);
        Assert.Equal(totals[0], totals[1]);
    }

    [Fact]
    public async Task WhatIsNoFrameIsSaidWithItsPlace()
    {
        using TemporaryFolder folder = new();
        byte[] file = Frame("final", await File.ReadAllBytesAsync(Repository.Data("asterix/Jahorina.raw"), TestContext.Current.CancellationToken));
        await File.WriteAllBytesAsync(folder.File("damaged.ff"), (byte[])[.. file, 0, 0, 0], TestContext.Current.CancellationToken);
        (int exitCode, string output, string errors) = await AtalayaProcess.RunAsync("decode", folder.File("damaged.ff"), "--stats");
        Assert.Equal(0, exitCode);
        Assert.Equal("1", Totals(errors).Errors);
        Assert.Contains($"\"format\":\"final\",\"error\":\"no frame begins here\",\"offset\":{file.Length},\"length\":3", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CopiesOverTwoNetworksAreCounted()
    {
        using TemporaryFolder folder = new();
        (_, _, string errors) = await AtalayaProcess.RunAsync("track", Repository.Data("asterix/cat_034_048.pcap"), "--output", folder.File("tracks.csv"), "--stats");
        Assert.Contains("\"reports\":64,\"duplicates\":64,", errors, StringComparison.Ordinal);
    }
}
