using System.Buffers.Binary;
using System.IO.Compression;
using System.Text.Json;
using Atalaya.Core.Time;
using Atalaya.Formats.Asterix;
using Atalaya.Formats.Framing;
using static Atalaya.Tests.Formats.Framing.FramingSamples;

namespace Atalaya.Tests.Formats.Framing;

/// <summary>Real recordings: counts as shared/data/asterix/SOURCES.md has them.</summary>
public sealed class RecordedFilesTests
{
    static readonly Instant Midnight = Instant.FromDateTime(new DateTime(2014, 2, 25, 0, 0, 0, DateTimeKind.Utc));

    [Theory]
    [InlineData("asterix/Jahorina.rply", "asterix/Jahorina.raw", 642, 112.4)]
    [InlineData("asterix/ARTAS.rply", "asterix/ARTAS.payload.raw", 304, 13.585)]
    public void Rply_frames_hold_the_same_as_the_plain_file(string recording, string plain, int count, double seconds)
    {
        List<Read> read = ReadAll(RecordingFormats.Create("rply", Midnight), File.ReadAllBytes(SharedData.Path(recording)), 10_000);
        Assert.Equal(count, read.Count);
        Assert.All(read, frame => Assert.Equal(FramingFault.None, frame.Fault));
        Assert.Equal(Convert.ToHexString(File.ReadAllBytes(SharedData.Path(plain))), string.Concat(read.Select(frame => frame.Payload)));
        Assert.Equal(seconds, read[^1].Time!.Value.SecondsSince(Midnight), 0.05);
    }

    /// <summary>Record for record the octets that an independent decoder (CroatiaControlLtd/asterix, "hexdata") found in the same file.</summary>
    [Theory]
    [InlineData("cat_034_048.pcap", "pcap", "cat_034_048.pcap", 162)]
    [InlineData("cat_062_065.pcap", "pcap", "cat_062_065.pcap", 3)]
    [InlineData("cat062_ed0.17.pcap", "pcap", "cat062_ed0.17.pcap", 100)]
    [InlineData("cat_001_002.oradis.pcap", "pcap", "cat_001_002.oradis.pcap", 8)]
    [InlineData("parsegps.gps", "gps", "parsegps.gps", 18)]
    [InlineData("ARTAS.rply", "rply", "ARTAS.payload.raw", 573)]
    [InlineData("Jahorina.rply", "rply", "Jahorina.raw", 2119)]
    public void Records_are_those_of_a_peer(string recording, string name, string expected, int count)
    {
        List<Read> read = ReadAll(RecordingFormats.Create(name, null), File.ReadAllBytes(SharedData.Path($"asterix/{recording}")), 999);
        Assert.All(read, frame => Assert.Equal(FramingFault.None, frame.Fault));
        List<string> records = PeerRecords(SharedData.Path($"asterix/expected/{expected}.croatia.jsonl.gz"));
        Assert.Equal(count, records.Count);
        Assert.Equal(string.Concat(records), string.Concat(read.Select(frame => WithoutBlockHeaders(Convert.FromHexString(frame.Payload)))));
    }

    static List<string> PeerRecords(string path)
    {
        using StreamReader reader = new(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        List<string> records = [];
        while (reader.ReadLine() is { } line) records.Add(JsonDocument.Parse(line).RootElement.GetProperty("hexdata").GetString()!.ToUpperInvariant());
        return records;
    }

    static string WithoutBlockHeaders(ReadOnlySpan<byte> blocks)
    {
        string records = "";
        for (; !blocks.IsEmpty; blocks = blocks[BlockChain.LengthOf(blocks)..]) records += Convert.ToHexString(blocks[3..BlockChain.LengthOf(blocks)]);
        return records;
    }

    [Fact]
    public void A_radar_lan_holds_the_same_as_the_plain_file()
    {
        List<Read> read = ReadAll(RecordingFormats.Create("pcap", null), File.ReadAllBytes(SharedData.Path("asterix/goasterix_sample.llc.pcap")));
        Assert.Equal(Convert.ToHexString(File.ReadAllBytes(SharedData.Path("asterix/goasterix_sample.ast"))), string.Concat(read.Select(frame => frame.Payload)));
    }

    /// <summary>The stamps follow the times of day in the messages by less than a second: they are times of receipt.</summary>
    [Fact]
    public void Gps_trailers_are_times_of_receipt()
    {
        List<Read> read = ReadAll(RecordingFormats.Create("gps", Midnight), File.ReadAllBytes(SharedData.Path("asterix/parsegps.gps")));
        Assert.Equal(15, read.Count);
        AsterixFileCutter cutter = new(Midnight);
        foreach (Read frame in read)
        {
            ReadOnlySpan<byte> block = Convert.FromHexString(frame.Payload);
            Assert.True(cutter.TryTake(ref block, true, out _, out Instant? sent));
            Assert.InRange(frame.Time!.Value.SecondsSince(sent!.Value), 0, 1);
        }
    }

    /// <summary>The four octets that no other reader uses are milliseconds of the day: they agree with the capture's clock.</summary>
    [Fact]
    public void Oradis_frames_in_a_datagram_have_its_time()
    {
        byte[] file = File.ReadAllBytes(SharedData.Path("asterix/cat_001_002.oradis.pcap"));
        List<Read> read = ReadAll(RecordingFormats.Create("pcap", null), file);
        Assert.Equal([1, 1, 2, 1, 1, 1], read.Select(frame => int.Parse(frame.Payload[..2], System.Globalization.CultureInfo.InvariantCulture)));
        Assert.All(read, frame => Assert.Equal("2014-02-25T12:43:46.414Z", frame.Time.ToString()));
        PcapReader pcap = new();
        ReadOnlySpan<byte> bytes = file;
        Assert.True(pcap.TryRead(ref bytes, out PcapDatagram datagram));
        Assert.True(OradisFraming.Fills(datagram.Payload));
        uint first = BinaryPrimitives.ReadUInt32BigEndian(datagram.Payload[2..]);
        Assert.InRange(datagram.Time!.Value.SecondsSince(Midnight.PlusNanoseconds(first * 1_000_000L)), 0, 0.5);
        List<Read> asFile = ReadAll(RecordingFormats.Create("oradis", Midnight), datagram.Payload);
        Assert.Equal(read.Select(frame => frame.Payload), asFile.Select(frame => frame.Payload));
        Assert.Equal("2014-02-25T12:43:46.101Z", asFile[0].Time.ToString());
    }
}
