using System.Buffers;
using System.Buffers.Binary;
using Atalaya.Core.Time;
using Atalaya.Formats.Framing;
using CsCheck;

namespace Atalaya.Tests.Formats.Framing;

public sealed class PcapReaderTests
{
    sealed record Datagram(Instant? Time, ushort Port, bool IsLlc, string Payload);

    static (List<Datagram> Datagrams, PcapCounters Counters) Read(ReadOnlySpan<byte> bytes, int pieceLength = int.MaxValue)
    {
        PcapReader reader = new();
        List<Datagram> datagrams = [];
        while (!bytes.IsEmpty)
        {
            ReadOnlySpan<byte> piece = bytes[..Math.Min(pieceLength, bytes.Length)];
            bytes = bytes[piece.Length..];
            while (reader.TryRead(ref piece, out PcapDatagram datagram))
                datagrams.Add(new Datagram(datagram.Time, datagram.DestinationPort, datagram.IsLlc, Convert.ToHexStringLower(datagram.Payload)));
            Assert.True(piece.IsEmpty);
        }

        return (datagrams, reader.Counters);
    }

    [Fact]
    public void A_radar_capture_gives_its_100_datagrams()
    {
        (List<Datagram> datagrams, PcapCounters counters) = Read(File.ReadAllBytes(SharedData.Path("asterix/cat_034_048.pcap")));
        Assert.Equal(100, datagrams.Count);
        Assert.Equal(100, counters.Packets);
        Assert.Equal(22131, datagrams[0].Port);
        Assert.Equal("2016-05-05T07:35:56.508Z", datagrams[0].Time.ToString());
        Assert.StartsWith("30", datagrams[0].Payload);
        Assert.Equal(48, datagrams[0].Payload.Length / 2);
        Assert.All(datagrams, datagram => Assert.True(datagram.Payload.StartsWith("30", StringComparison.Ordinal) || datagram.Payload.StartsWith("22", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_radar_lan_with_llc_frames_gives_their_payload_without_padding()
    {
        (List<Datagram> datagrams, _) = Read(File.ReadAllBytes(SharedData.Path("asterix/goasterix_sample.llc.pcap")));
        Assert.Equal(5, datagrams.Count);
        Assert.All(datagrams, datagram => Assert.True(datagram.IsLlc));
        Assert.StartsWith("300185", datagrams[0].Payload);
    }

    [Theory]
    [InlineData("remoteid/mavic_alessa_spoofed.pcapng")]
    [InlineData("remoteid/mavic_multiple_spoofed.pcapng")]
    [InlineData("remoteid/odid_bt5_lr_sample.pcapng")]
    [InlineData("remoteid/odid_wifi_bcn_sample.pcap")]
    [InlineData("remoteid/parrot_anafi4_real_odid_only.pcap")]
    public void Radio_captures_are_walked_and_counted(string file)
    {
        (List<Datagram> datagrams, PcapCounters counters) = Read(File.ReadAllBytes(SharedData.Path(file)));
        Assert.Empty(datagrams);
        Assert.True(counters.Packets > 0);
        Assert.Equal(counters.Packets, counters.UnknownLink);
        Assert.Equal(0, counters.Corrupt + counters.Truncated);
    }

    [Theory]
    [InlineData("asterix/cat_034_048.pcap")]
    [InlineData("remoteid/odid_bt5_lr_sample.pcapng")]
    public void Where_a_file_is_cut_makes_no_difference(string file)
    {
        byte[] bytes = File.ReadAllBytes(SharedData.Path(file));
        (List<Datagram> whole, PcapCounters counters) = Read(bytes);
        foreach (int length in new[] { 1, 3, 17, 1000 })
        {
            (List<Datagram> pieces, PcapCounters others) = Read(bytes, length);
            Assert.Equal(whole, pieces);
            Assert.Equal(counters.Packets, others.Packets);
            Assert.Equal(counters.OtherBlocks, others.OtherBlocks);
        }
    }

    [Fact]
    public void What_is_written_is_read_fragmented_where_long() =>
        Gen.Select(Gen.Byte.Array[0, 5000], Gen.UShort, Gen.Long[0, 4_000_000_000_000_000]).Sample((payload, port, microseconds) =>
        {
            ArrayBufferWriter<byte> output = new();
            PcapWriter writer = new(output);
            Instant time = new(microseconds * 1000);
            writer.Write(time, 0x0A000001, 0xE8010101, port, payload);
            writer.Write(time, 0x0A000002, 0x0A000001, 1, [1, 2, 3]);
            (List<Datagram> datagrams, _) = Read(output.WrittenSpan, 777);
            Assert.Equal([new Datagram(time, port, false, Convert.ToHexStringLower(payload)), new Datagram(time, 1, false, "010203")], datagrams);
        }, seed: "0001Pcap0001", iter: 200);

    [Fact]
    public void Fragments_come_in_any_order_and_are_forgotten_after_30_seconds()
    {
        byte[] payload = [.. Enumerable.Range(0, 3000).Select(i => (byte)i)];
        ArrayBufferWriter<byte> output = new();
        new PcapWriter(output).Write(new Instant(1_000_000_000), 1, 2, 3, payload);
        byte[] file = output.WrittenSpan.ToArray();
        List<byte[]> packets = Records(file);
        Assert.Equal(3, packets.Count);
        (List<Datagram> datagrams, _) = Read([.. file[..24], .. packets[2], .. packets[0], .. packets[0], .. packets[1]]);
        Assert.Equal(Convert.ToHexStringLower(payload), Assert.Single(datagrams).Payload);

        byte[] late = [.. packets[1]];
        late[0] += 31;
        (datagrams, PcapCounters counters) = Read([.. file[..24], .. packets[2], .. packets[0], .. late]);
        Assert.Empty(datagrams);
        Assert.Equal(2, counters.FragmentsDropped);
    }

    static List<byte[]> Records(byte[] file)
    {
        List<byte[]> records = [];
        for (int at = 24; at < file.Length;)
        {
            int length = 16 + BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(at + 8));
            records.Add(file[at..(at + length)]);
            at += length;
        }

        return records;
    }

    /// <summary>The IPv4 packet of a small datagram, without its Ethernet header.</summary>
    static byte[] IpPacket()
    {
        ArrayBufferWriter<byte> output = new();
        new PcapWriter(output).Write(default, 1, 2, 4000, "hello"u8);
        return output.WrittenSpan[(24 + 16 + 14)..].ToArray();
    }

    static byte[] Classic(uint magic, bool bigEndian, int linkType, byte[] packet, uint seconds, uint fraction)
    {
        byte[] file = new byte[40 + packet.Length];
        void Put(int at, uint value)
        {
            if (bigEndian) BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(at), value);
            else BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(at), value);
        }

        Put(0, magic);
        Put(20, (uint)linkType);
        Put(24, seconds);
        Put(28, fraction);
        Put(32, (uint)packet.Length);
        Put(36, (uint)packet.Length);
        packet.CopyTo(file, 40);
        return file;
    }

    [Theory]
    [InlineData(0xA1B2C3D4u, false, 5_000_007_000)]
    [InlineData(0xA1B2C3D4u, true, 5_000_007_000)]
    [InlineData(0xA1B23C4Du, false, 5_000_000_007)]
    [InlineData(0xA1B23C4Du, true, 5_000_000_007)]
    public void Byte_orders_and_resolutions_of_classic_files(uint magic, bool bigEndian, long nanoseconds)
    {
        (List<Datagram> datagrams, _) = Read(Classic(magic, bigEndian, 101, IpPacket(), 5, 7));
        Assert.Equal(new Datagram(new Instant(nanoseconds), 4000, false, "68656c6c6f"), Assert.Single(datagrams));
    }

    [Theory]
    [InlineData(101, "")]
    [InlineData(12, "")]
    [InlineData(0, "02000000")]
    [InlineData(108, "00000002")]
    [InlineData(113, "00000001000602000000000200000800")]
    [InlineData(276, "0800" + "0000" + "00000002" + "0001" + "00" + "06" + "0200000000020000")]
    [InlineData(1, "0200000000010200000000020800")]
    [InlineData(1, "02000000000102000000000281000005" + "0800")]
    [InlineData(1, "02000000000102000000000288a80005" + "81000006" + "0800")]
    public void Link_layers(int linkType, string header)
    {
        byte[] packet = [.. Convert.FromHexString(header), .. IpPacket()];
        Assert.Equal("68656c6c6f", Assert.Single(Read(Classic(0xA1B2C3D4, false, linkType, packet, 1, 0)).Datagrams).Payload);
    }

    [Fact]
    public void IPv6_and_its_fragments()
    {
        byte[] udp = [0, 1, 0, 2, 0, 16, 0, 0, .. "12345678"u8];
        byte[] addresses = new byte[32];
        byte[] whole = [0x60, 0, 0, 0, 0, 16, 17, 64, .. addresses, .. udp];
        byte[] first = [0x60, 0, 0, 0, 0, 16, 44, 64, .. addresses, 17, 0, 0, 1, 0, 0, 0, 9, .. udp[..8]];
        byte[] last = [0x60, 0, 0, 0, 0, 16, 44, 64, .. addresses, 17, 0, 0, 8, 0, 0, 0, 9, .. udp[8..]];
        byte[] file = [.. Classic(0xA1B2C3D4, false, 101, whole, 1, 0), .. Classic(0xA1B2C3D4, false, 101, first, 1, 0)[24..], .. Classic(0xA1B2C3D4, false, 101, last, 1, 0)[24..]];
        (List<Datagram> datagrams, _) = Read(file);
        Assert.Equal(["3132333435363738", "3132333435363738"], datagrams.Select(datagram => datagram.Payload));
    }

    [Theory]
    [InlineData(false, 9, 7, 7)]
    [InlineData(true, 9, 7, 7)]
    [InlineData(false, 6, 7, 7000)]
    [InlineData(false, 0x80 | 10, 1024, 1_000_000_000)]
    public void Blocks_of_pcapng(bool bigEndian, byte resolution, uint stamp, long nanoseconds)
    {
        byte[] ip = IpPacket();
        byte[] padded = [.. ip, .. new byte[(4 - ip.Length % 4) % 4]];
        ArrayBufferWriter<byte> file = new();
        Block(file, bigEndian, 0x0A0D0D0A, [.. Number(bigEndian, 0x1A2B3C4D), .. Number(bigEndian, 1), .. Number(bigEndian, 0), .. Number(bigEndian, 0)]);
        byte[] option = bigEndian ? [0, 9, 0, 1, resolution, 0, 0, 0] : [9, 0, 1, 0, resolution, 0, 0, 0];
        byte[] link = bigEndian ? [0, 101, 0, 0] : [101, 0, 0, 0];
        Block(file, bigEndian, 1, [.. link, .. Number(bigEndian, 65535), .. option]);
        Block(file, bigEndian, 5, [1, 2, 3, 4]);
        Block(file, bigEndian, 6, [.. Number(bigEndian, 0), .. Number(bigEndian, 0), .. Number(bigEndian, stamp), .. Number(bigEndian, (uint)ip.Length), .. Number(bigEndian, (uint)ip.Length), .. padded]);
        Block(file, bigEndian, 3, [.. Number(bigEndian, (uint)ip.Length), .. padded]);
        foreach (int piece in new[] { 1, 1000 })
        {
            (List<Datagram> datagrams, PcapCounters counters) = Read(file.WrittenSpan, piece);
            Assert.Equal([new Datagram(new Instant(nanoseconds), 4000, false, "68656c6c6f"), new Datagram(null, 4000, false, "68656c6c6f")], datagrams);
            Assert.Equal(1, counters.OtherBlocks);
        }
    }

    static byte[] Number(bool bigEndian, uint value)
    {
        byte[] bytes = new byte[4];
        if (bigEndian) BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        else BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        return bytes;
    }

    static void Block(ArrayBufferWriter<byte> file, bool bigEndian, uint type, byte[] body)
    {
        byte[] length = Number(bigEndian, (uint)body.Length + 12);
        file.Write([.. Number(bigEndian, type), .. length, .. body, .. length]);
    }

    [Fact]
    public void Any_bytes_never_throw()
    {
        byte[] file = Seed();
        Gen.Select(Gen.Int[0, file.Length - 1].Array[1, 20], Gen.Byte.Array[20], Gen.Int[1, 200]).Sample((places, values, piece) =>
        {
            byte[] damaged = [.. file];
            for (int i = 0; i < places.Length; i++) damaged[places[i]] = values[i];
            Read(damaged, piece);
        }, seed: "0002Pcap0002", iter: 2000);
        Gen.Byte.Array[0, 300].Sample(bytes => { Read(bytes, 50); }, seed: "0003Pcap0003", iter: 1000);
    }

    static byte[] Seed()
    {
        ArrayBufferWriter<byte> output = new();
        PcapWriter writer = new(output);
        writer.Write(new Instant(1), 1, 2, 3, new byte[2000]);
        writer.Write(new Instant(1), 1, 2, 3, "hello"u8);
        return output.WrittenSpan.ToArray();
    }
}
