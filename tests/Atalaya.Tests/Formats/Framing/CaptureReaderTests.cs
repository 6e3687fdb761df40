using System.Buffers;
using Atalaya.Formats.Framing;
using CsCheck;
using static Atalaya.Tests.Formats.Framing.FramingSamples;

namespace Atalaya.Tests.Formats.Framing;

public sealed class CaptureReaderTests
{
    const uint Group = 0xE001_0101;

    static byte[] Capture(params (ushort Port, byte[] Payload)[] datagrams)
    {
        ArrayBufferWriter<byte> output = new();
        PcapWriter writer = new(output);
        for (int i = 0; i < datagrams.Length; i++) writer.Write(Start.PlusSeconds(i), 0x0A000001, Group, datagrams[i].Port, datagrams[i].Payload);
        return output.WrittenSpan.ToArray();
    }

    [Fact]
    public void Other_protocols_are_passed_over_and_counted()
    {
        byte[] dns = Convert.FromHexString("1A2B01000001000000000000037777770765786170706C6503636F6D0000010001");
        byte[] ntp = new byte[48];
        ntp[0] = 0x23;
        CaptureReader reader = new(forAsterix: true);
        List<Read> read = ReadAll(reader, Capture((53, dns), (8600, Block(48, 1, 2)), (123, ntp), (5353, [0, 0, 0, 0]), (8601, [.. Block(34, 1), .. Block(48, 2)]), (1900, "M-SEARCH * HTTP/1.1"u8.ToArray()), (9, [])));
        Assert.Equal(["3000050102", "220004013000" + "0402"], read.Select(frame => frame.Payload));
        Assert.Equal((2, 0, 5), (reader.Frames, reader.Faults, reader.Foreign));
    }

    /// <summary>What goes where ASTERIX went is handed on, for its error to be located.</summary>
    [Fact]
    public void A_broken_datagram_to_a_known_destination_is_not_passed_over()
    {
        CaptureReader reader = new(forAsterix: true);
        List<Read> read = ReadAll(reader, Capture((8600, [0, 1, 2, 3]), (8600, Block(48, 1)), (8600, [0, 1, 2, 3])));
        Assert.Equal(["30000401", "00010203"], read.Select(frame => frame.Payload));
        Assert.Equal(1, reader.Foreign);
    }

    [Fact]
    public void Where_no_asterix_is_expected_every_datagram_is_a_frame()
    {
        CaptureReader reader = new(forAsterix: false);
        Assert.Equal(["21", "4142"], ReadAll(reader, Capture((10110, "!"u8.ToArray()), (9, "AB"u8.ToArray()))).Select(frame => frame.Payload));
    }

    [Fact]
    public void Oradis_frames_are_taken_out_of_their_datagrams()
    {
        byte[] oradis = Write("oradis", [(0, Block(1, 1)), (10, Block(2, 2)), (20, [.. Block(1, 3), .. Block(1, 4)])], out _);
        List<Read> read = ReadAll(new CaptureReader(forAsterix: true), Capture((20000, oradis), (20001, Block(48, 5))), 7);
        Assert.Equal(["01000401", "02000402", "0100040301000404", "30000405"], read.Select(frame => frame.Payload));
        Assert.Equal([Start, Start, Start, Start.PlusSeconds(1)], read.Select(frame => frame.Time!.Value));
        Assert.Equal([1, 1, 1, 2], read.Select(frame => frame.Number));
    }

    /// <summary>Captured with a snap length: each short packet is a located fault and the next is read.</summary>
    [Fact]
    public void Packets_cut_by_the_snap_length_are_located()
    {
        byte[] file = Capture((8600, Block(48, 1)), (8600, Block(48, new byte[200])), (8600, Block(48, 3)));
        const int firstRecord = 16 + 42 + 4, kept = 96;
        int second = 24 + firstRecord;
        byte[] cut = [.. file[..(second + 16 + kept)], .. file[(second + 16 + 42 + 203)..]];
        cut[second + 8] = kept;
        CaptureReader reader = new(forAsterix: true);
        List<Read> read = ReadAll(reader, cut);
        Assert.Equal([FramingFault.None, FramingFault.PacketCut, FramingFault.None], read.Select(frame => frame.Fault));
        Assert.Equal((second, kept, 2), (read[1].Offset, read[1].Length, read[1].Number));
        Assert.Equal(1, reader.Faults);
    }

    [Fact]
    public void A_torn_end_and_a_damaged_file_are_said()
    {
        byte[] file = Capture((8600, Block(48, 1)), (8600, Block(48, 2)));
        Assert.Equal(FramingFault.CaptureEnd, ReadAll(new CaptureReader(true), file.AsSpan(0, file.Length - 1))[^1].Fault);
        byte[] damaged = [.. file];
        damaged[24 + 62 + 11] = 0xFF; // length of the second record
        Read fault = ReadAll(new CaptureReader(true), damaged)[^1];
        Assert.Equal((FramingFault.CaptureDamaged, 24 + 62, 2), (fault.Fault, fault.Offset, fault.Number));
    }

    [Fact]
    public void Any_octets_never_throw()
    {
        byte[] oradis = Write("oradis", [(0, Block(1, 1)), (10, Block(2, 2))], out _);
        byte[] file = Capture((8600, Block(48, 1)), (20000, oradis), (8600, new byte[2000]), (53, [1, 2, 3]));
        Gen.Select(Gen.Int[0, file.Length - 1].Array[1, 10], Gen.Byte.Array[10], Gen.Int[1, 300]).Sample((places, values, piece) =>
        {
            byte[] damaged = [.. file];
            for (int i = 0; i < places.Length; i++) damaged[places[i]] = values[i];
            Assert.Equal(ReadAll(new CaptureReader(true), damaged), ReadAll(new CaptureReader(true), damaged, piece));
        }, seed: "0003Cap00003", iter: 500);
    }

    [Fact]
    public void Spanning_tree_on_a_radar_lan_is_passed_over()
    {
        byte[] lan = File.ReadAllBytes(SharedData.Path("asterix/goasterix_sample.llc.pcap"));
        byte[] bridge = Convert.FromHexString("0180C2000000" + "020000000001" + "0026" + "424203" + "00000000008000020000000001000000008000020000000001800100001400" + "02000F000000");
        byte[] record = [0, 0, 0, 0, 0, 0, 0, 0, (byte)bridge.Length, 0, 0, 0, (byte)bridge.Length, 0, 0, 0, .. bridge];
        CaptureReader reader = new(forAsterix: true);
        List<Read> read = ReadAll(reader, [.. lan, .. record]);
        Assert.Equal((5, 0, 1), (read.Count, reader.Faults, reader.Foreign));
    }
}
