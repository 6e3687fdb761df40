using System.Buffers;
using System.Text;
using Atalaya.Core.Identity;
using Atalaya.Core.Time;
using Atalaya.Formats.Ais;
using Atalaya.Formats.Ais.Messages;

namespace Atalaya.Tests.Formats.Ais;

public sealed class AisMessageReaderTests
{
    static readonly Instant Time = Instant.FromUnixMilliseconds(1_700_000_000_000);

    static byte[] Sentences(string talker, char channel, bool isOwn, int count)
    {
        byte[] bits = new byte[64];
        AisBitWriter writer = new(bits);
        new StaticAndVoyageData { Mmsi = 257742000, Name = PackedText.FromString("ATALAYA"), EtaHour = 24, EtaMinute = 60 }.Encode(ref writer);
        ArrayBufferWriter<byte> output = new();
        NmeaSentenceWriter sentences = new() { Talker = talker, IsOwn = isOwn };
        for (int i = 0; i < count; i++) sentences.Write(bits, writer.Length, channel, Time, output);
        return output.WrittenSpan.ToArray();
    }

    [Fact]
    public void MessagesComeWithTheirOrigin()
    {
        List<AisOrigin> origins = [];
        List<uint> numbers = [];
        AisMessageReader reader = new(false, (in bits, in origin) =>
        {
            numbers.Add(bits.Mmsi);
            origins.Add(origin);
        });
        byte[] bytes = [.. Sentences("BS", 'B', false, 1), .. Encoding.ASCII.GetBytes("!AIVDM,1,1,,A,noise*00\r\n$GPGGA,1*00\r\n"), .. Sentences("AI", '\0', true, 1)];
        foreach (byte value in bytes) reader.Feed([value], Time);
        Assert.Equal([257742000u, 257742000u], numbers);
        Assert.Equal(new AisOrigin('B' << 8 | 'S', 'B', false, Time), origins[0]);
        Assert.Equal(new AisOrigin('A' << 8 | 'I', '\0', true, Time), origins[1]);
        Assert.Equal("BS", origins[0].TalkerText);
    }
}
