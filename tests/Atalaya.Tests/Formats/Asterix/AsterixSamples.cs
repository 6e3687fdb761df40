using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Atalaya.Formats.Asterix;
using Atalaya.Formats.Records;

namespace Atalaya.Tests.Formats.Asterix;

/// <summary>Real recordings and ways to run the decoder over bytes.</summary>
static class AsterixSamples
{
    public static byte[] Jahorina => File.ReadAllBytes(SharedData.Path("asterix/Jahorina.raw"));

    public static byte[] SevenRadars => Payloads("cat_034_048.pcap");

    /// <summary>Blocks in ORADIS frames: length with header (2 octets), 4 octets, block.</summary>
    public static byte[] Oradis
    {
        get
        {
            ReadOnlySpan<byte> frames = Payloads("cat_001_002.oradis.pcap");
            var blocks = new ArrayBufferWriter<byte>();
            while (frames.Length > 0)
            {
                int length = BinaryPrimitives.ReadUInt16BigEndian(frames);
                blocks.Write(frames[6..length]);
                frames = frames[length..];
            }

            return blocks.WrittenSpan.ToArray();
        }
    }

    /// <summary>The UDP payloads of a capture (Ethernet, IPv4, little-endian microseconds), joined.</summary>
    public static byte[] Payloads(string capture)
    {
        ReadOnlySpan<byte> file = File.ReadAllBytes(SharedData.Path("asterix/" + capture));
        var payload = new ArrayBufferWriter<byte>();
        for (file = file[24..]; file.Length > 0;)
        {
            int length = BinaryPrimitives.ReadInt32LittleEndian(file[8..]);
            ReadOnlySpan<byte> ip = file.Slice(16 + 14, length - 14);
            int header = (ip[0] & 15) * 4;
            int udpLength = BinaryPrimitives.ReadUInt16BigEndian(ip[(header + 4)..]);
            payload.Write(ip.Slice(header + 8, udpLength - 8));
            file = file[(16 + length)..];
        }

        return payload.WrittenSpan.ToArray();
    }

    public static JsonElement[] Expected(string file)
    {
        using var unpacked = new StreamReader(new GZipStream(File.OpenRead(SharedData.Path("asterix/expected/" + file)), CompressionMode.Decompress));
        return [.. unpacked.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
    }

    public static string[] Lines(ReadOnlySpan<byte> bytes, AsterixRecordDecoder? decoder = null)
    {
        var output = new ArrayBufferWriter<byte>();
        (decoder ?? new AsterixRecordDecoder()).Decode(bytes, null, true, output, new RecordStatistics());
        return Encoding.UTF8.GetString(output.WrittenSpan).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    public static string[] Lines(string hex, AsterixRecordDecoder? decoder = null) => Lines(Convert.FromHexString(hex.Replace(" ", "")), decoder);
}
