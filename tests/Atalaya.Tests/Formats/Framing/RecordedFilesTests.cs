using System.Buffers.Binary;
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
