using System.Text;
using Atalaya.Server.Inputs;

namespace Atalaya.SystemTests.Inputs;

public sealed class FormatSnifferTests
{
    [Theory]
    [InlineData("!AIVDM,1,1,,A,15MgK45P3@G?fl0E`JbR0OwT0@MS,0*4E\r\n", "nmea")]
    [InlineData("\\s:1,c:1*00\\!BSVDM,1,1,,A,15MgK45P3@G?fl0E`JbR0OwT0@MS,0*4E\r\n", "nmea")]
    [InlineData("*8D4840D6202CC371C32CE0576098;\n", "avr")]
    [InlineData("*02E197B00179C3;\n", "avr")]
    [InlineData("@0000000000018D4840D6202CC371C32CE0576098;\n", "avr")]
    [InlineData("*7700;\n", "avr")]
    [InlineData("@0000000000017700;\n", "avr")]
    [InlineData("hello, world\n", null)]
    [InlineData("", null)]
    public void TextIsKnownByItsMessages(string head, string? expected) => Assert.Equal(expected, FormatSniffer.Recognise(Encoding.ASCII.GetBytes(head)));

    [Theory]
    [InlineData("D4C3B2A1", "pcap")]
    [InlineData("0A0D0D0A", "pcap")]
    [InlineData("300004FF", "asterix")]
    [InlineData("300005FFFF220006AAAAAA300004FF", "asterix")]
    [InlineData("30000000FFFF", null)]
    [InlineData("1A330000000000FF808D4840D6202CC371C32CE05760981A330000000000FF808D4840D6202CC371C32CE0576098", "beast")]
    public void BytesAreKnownByTheirFraming(string hex, string? expected) => Assert.Equal(expected, FormatSniffer.Recognise(Convert.FromHexString(hex)));

    [Theory]
    [InlineData("asterix/Jahorina.rply", "rply")]
    [InlineData("asterix/ARTAS.rply", "rply")]
    [InlineData("asterix/Jahorina.raw", "asterix")]
    [InlineData("asterix/ARTAS.payload.raw", "asterix")]
    [InlineData("asterix/goasterix_sample.ast", "asterix")]
    [InlineData("asterix/parsegps.gps", "gps")]
    [InlineData("asterix/cat_001_002.oradis.pcap", "pcap")]
    [InlineData("asterix/bits/sharp_cat240-1.bin", "asterix")]
    [InlineData("remoteid/odid_bt5_lr_sample.pcapng", "pcap")]
    [InlineData("ais/pyais_nmea_data_sample.txt", "nmea")]
    public void SharedFilesAreKnown(string file, string expected)
    {
        byte[] bytes = File.ReadAllBytes(Repository.Data(file));
        Assert.Equal(expected, FormatSniffer.Recognise(bytes.AsSpan(0, Math.Min(bytes.Length, FormatSniffer.Length))));
    }

    [Fact]
    public void AnyBytesGiveAnAnswer()
    {
        Random random = new(3);
        for (int i = 0; i < 2000; i++)
        {
            byte[] bytes = new byte[random.Next(200)];
            random.NextBytes(bytes);
            FormatSniffer.Recognise(bytes);
        }
    }
}
