using System.Globalization;
using System.Text.Json;
using Atalaya.Formats.Asterix;
using Atalaya.Formats.Asterix.Specs;

namespace Atalaya.Tests.Formats.Asterix;

/// <summary>The decode contract in golden lines of hand-made records.</summary>
public sealed class AsterixJsonTests
{
    static string Items(string line) => JsonDocument.Parse(line).RootElement.GetProperty("items").GetRawText();

    [Fact]
    public void A_whole_line()
    {
        string line = Assert.Single(AsterixSamples.Lines("30 000A E0 19C9 356D88 A0"));
        Assert.Equal(
            "{\"format\":\"asterix\",\"category\":48,\"edition\":\"1.32\",\"sac\":25,\"sic\":201,\"offset\":3,\"length\":7,\"items\":" +
            "{\"010\":{\"SAC\":25,\"SIC\":201},\"140\":27355.0625,\"020\":{\"TYP\":5,\"SIM\":0,\"RDP\":0,\"SPI\":0,\"RAB\":0}}}", line);
        Assert.Contains(",\"hex\":\"e019c9356d88a0\"}", AsterixSamples.Lines("30 000A E0 19C9 356D88 A0", new AsterixRecordDecoder(raw: true)).Single());
    }

    /// <summary>Record octets of category 48 to items.</summary>
    [Theory]
    [InlineData("10 FFFF FFFF", """{"040":{"RHO":255.99609375,"THETA":359.9945068359375}}""")]
    [InlineData("08 E246", """{"070":{"V":1,"G":1,"L":1,"MODE3A":"1106"}}""")]
    [InlineData("04 3FFC", """{"090":{"V":0,"G":0,"FL":-1}}""")]
    [InlineData("04 C001", """{"090":{"V":1,"G":1,"FL":0.25}}""")]
    [InlineData("02 C0 02 FF", """{"130":{"SRL":0.087890625,"SRR":255}}""")]
    [InlineData("02 00", """{"130":{}}""")]
    [InlineData("02 0E FF80 7F", """{"130":{"PAM":-1,"RPD":-0.5,"APD":2.79052734375}}""")]
    [InlineData("01 40 510820820820", """{"240":"TP"}""")]
    [InlineData("01 40 14C1F4820820", """{"240":"ELG4"}""")]
    [InlineData("01 40 000000000000", """{"240":""}""")]
    [InlineData("01 80 00000A", """{"220":"00000a"}""")]
    [InlineData("01 20 00", """{"250":[]}""")]
    [InlineData("01 20 01 0123456789ABCD 5F", """{"250":[{"MBDATA":"0123456789abcd","BDS1":5,"BDS2":15}]}""")]
    [InlineData("01 10 F123", """{"161":{"TRN":"123"}}""")]
    [InlineData("01 04 4000 8000", """{"200":{"GSP":1,"HDG":180}}""")]
    [InlineData("01 04 0001 0001", """{"200":{"GSP":0.00006103515625,"HDG":0.0054931640625}}""")]
    [InlineData("01 02 01 10", """{"170":{"CNF":0,"RAD":0,"DOU":0,"MAH":0,"CDM":0,"TRE":0,"GHO":0,"SUP":0,"TCC":1}}""")]
    [InlineData("01 01 40 C50314", """{"030":[98,1,10]}""")]
    [InlineData("01 01 08 3FFF", """{"110":{"3DH":-25}}""")]
    [InlineData("01 01 04 C0 83FF 01 000100020003", """{"120":{"CAL":{"D":1,"CAL":-1},"RDS":[{"DOP":1,"AMB":2,"FRQ":3}]}}""")]
    [InlineData("01 01 01 04 03ABCD", """{"SP":"abcd"}""")]
    [InlineData("01 01 01 02 01", """{"RE":""}""")]
    [InlineData("01 01 01 40 FF", """{"055":{"V":1,"G":1,"L":1,"MODE1":31}}""")]
    [InlineData("20 A1 01 C1 8B 81 80", """{"020":{"TYP":5,"SIM":0,"RDP":0,"SPI":0,"RAB":0,"TST":0,"ERR":0,"XPP":0,"ME":0,"MI":0,"FOEFRI":0,"ADSB":{"EP":1,"VAL":1},"SCN":{"EP":0,"VAL":0},"PAI":{"EP":0,"VAL":0},"ACASXV":{"EP":1,"VAL":1},"POXPR":{"EP":0,"VAL":1},"POACT":{"EP":1,"VAL":0},"DTFXPR":{"EP":0,"VAL":0},"DTFACT":{"EP":0,"VAL":0},"IRMXPR":{"EP":1,"VAL":0},"IRMACT":{"EP":0,"VAL":0}}}""")]
    public void Items_of_category_48(string hex, string items)
    {
        byte[] record = Convert.FromHexString(hex.Replace(" ", ""));
        byte[] block = [48, 0, (byte)(record.Length + 3), .. record];
        string line = Assert.Single(AsterixSamples.Lines(block));
        Assert.Equal(items, Items(line));
    }

    [Fact]
    public void Items_of_category_34()
    {
        string line = Assert.Single(AsterixSamples.Lines(
            "22 002F FFFC 1401 02 000080 40 0281 94 40 58 A080 94 24 70 10 01 0803 0100 0200 4000 8000 03 030C 400000 C00000 FF01 02FF"));
        const string expected = """
            {"010":{"SAC":20,"SIC":1},"000":2,"030":1,"020":90,"041":5.0078125,
            "050":{"COM":{"NOGO":0,"RDPC":1,"RDPR":0,"OVLRDP":0,"OVLXMT":0,"MSC":0,"TSV":0},"PSR":{"ANT":0,"CHAB":2,"OVL":1,"MSC":1},
            "MDS":{"ANT":1,"CHAB":1,"OVLSUR":0,"MSC":0,"SCF":0,"DLF":0,"OVLSCF":0,"OVLDLF":1}},
            "060":{"COM":{"REDRDP":2,"REDXMT":2},"PSR":{"POL":0,"REDRAD":7,"STC":0},"MDS":{"REDRAD":0,"CLU":1}},
            "070":[{"TYP":1,"COUNT":3}],"100":{"RHOST":1,"RHOEND":2,"THETAST":90,"THETAEND":180},"110":3,
            "120":{"HGT":780,"LAT":90,"LON":-90},"090":{"RNG":-0.0078125,"AZM":0.02197265625},"RE":"ff"}
            """;
        Assert.Equal(expected.Replace("\n", ""), Items(line));
    }

    /// <summary>Rules that categories 34 and 48 do not use.</summary>
    [Fact]
    public void A_synthetic_category()
    {
        const string spec = """
            category 200 "Synthetic"
            edition 0.1
            A 72 ascii
            B extended
              X 7 signed
              fx
              Y group
                Z 4 unsigned 1/10 kt
                spare 1
                W 3 raw
            C repeat 2 compound
              P 8 unsigned 1/100 s
              Q 16 signed 25/4 ft
            D 16 ascii
            E 80 raw
            uap
              A B C - D E
            """;
        var catalog = new AsterixCatalog([AsterixCategory.Compile(SpecReader.Read("synthetic.spec", spec))]);
        byte[] record = [0xEC, .. "ab\"\\\n"u8, 0xE9, 0x20, 0x20, 0x00, 0xFF, 0x1D, 0, 2, 0x80, 5, 0x40, 0xFF, 0xFF, .. "x "u8, .. new byte[10]];
        byte[] block = [200, 0, (byte)(record.Length + 3), .. record];
        string line = Assert.Single(AsterixSamples.Lines(block, new AsterixRecordDecoder(catalog)));
        Assert.Equal(
            """{"A":"ab\"\\\u000a\u00e9","B":{"X":-1,"Y":{"Z":0.1,"W":5}},"C":[{"P":0.05},{"Q":-6.25}],"D":"x","E":"00000000000000000000"}""", Items(line));
    }

    /// <summary>Every angle printed reads back as the double of the exact value.</summary>
    [Fact]
    public void Printed_quantities_are_exact()
    {
        for (int raw = 0; raw < 65536; raw += 7)
        {
            string line = Assert.Single(AsterixSamples.Lines([48, 0, 8, 0x10, 0, 0, (byte)(raw >> 8), (byte)raw]));
            double theta = JsonDocument.Parse(line).RootElement.GetProperty("items").GetProperty("040").GetProperty("THETA").GetDouble();
            Assert.Equal(raw * 360 / 65536.0, theta);
        }

        string site = Assert.Single(AsterixSamples.Lines("22 000D 01 10 0000 7FFFFF 800001"));
        string edge = (8388607 * 180.0 / 8388608).ToString(CultureInfo.InvariantCulture);
        Assert.Equal("{\"120\":{\"HGT\":0,\"LAT\":" + edge + ",\"LON\":-" + edge + "}}", Items(site));
    }
}
