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
    [InlineData("MSG,3,1,1,4840D6,1,2026/11/22,12:00:00.000,2026/11/22,12:00:00.100,,36000,,,52.1,4.2,,,0,0,0,0\r\n", "sbs")]
    [InlineData("STA,,5,179,400AE7,10103,2008/11/28,14:58:51.153,2008/11/28,14:58:51.153,RM\r\n", "sbs")]
    [InlineData("8D4840D6202CC371C32CE0576098\n", "hex")]
    [InlineData("1495353600.0,4D010D,a00015b7c26e1370aa00005dd34a\n", "hex")]
    [InlineData("*8D4840D6202CC371C32CE0576098\n", "hex")]
    [InlineData("0123456789abcdef0123456789abcdef0123456789abcdef\n", null)]
    [InlineData("MSG,hello\n", null)]
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
