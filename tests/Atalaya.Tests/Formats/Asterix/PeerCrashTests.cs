using System.Text.Json;
using Atalaya.Formats.Asterix;

namespace Atalaya.Tests.Formats.Asterix;

/// <summary>Octets that crashed, hung or misled other decoders: here a located reason, and no values from what is broken.</summary>
public sealed class PeerCrashTests
{
    static JsonElement[] Decode(string hex) => [.. AsterixSamples.Lines(hex).Select(line => JsonDocument.Parse(line).RootElement)];

    static JsonElement Error(string hex)
    {
        JsonElement error = Assert.Single(Decode(hex));
        Assert.False(error.TryGetProperty("items", out _));
        return error;
    }

    /// <summary>CroatiaControlLtd/asterix issue 42: a segmentation fault.</summary>
    [Fact]
    public void Category_240_with_a_record_cut_after_its_presence_bits()
    {
        JsonElement[] errors = Decode("F0 0004 80 01 01");
        Assert.All(errors, error => Assert.False(error.TryGetProperty("items", out _)));
        Assert.StartsWith("block 1", errors[0].GetProperty("path").GetString());
    }

    /// <summary>CroatiaControlLtd/asterix issue 104: of the codes c5 03 14 in I048/030 only the last was kept. 0x14 ends the list.</summary>
    [Fact]
    public void All_repetitions_of_a_list_with_fx_are_kept()
    {
        JsonElement record = Assert.Single(Decode("30 0014 F1014100FD140000000000000000C50314"));
        Assert.Equal("[98,1,10]", record.GetProperty("items").GetProperty("030").GetRawText());
    }

    /// <summary>CroatiaControlLtd/asterix issue 252: a length of RE shorter than what follows made up records.</summary>
    [Fact]
    public void A_reserved_expansion_shorter_than_its_content_makes_up_no_record()
    {
        JsonElement[] lines = Decode("30 0010 01 01 01 02 02 AA 00 00 00 00 00 00 00");
        Assert.Equal(["""{"RE":"aa"}"""], lines.Where(line => line.TryGetProperty("items", out _)).Select(line => line.GetProperty("items").GetRawText()));
        JsonElement error = lines[^1];
        Assert.StartsWith("block 1/record 2", error.GetProperty("path").GetString());
        Assert.Equal((9, 7), (error.GetProperty("offset").GetInt32(), error.GetProperty("length").GetInt32()));
    }

    [Theory]
    [InlineData("30 0009 01 01 01 02 00 00", "the length octet is 0", "block 1/record 1/I048/RE")]
    [InlineData("30 0009 01 01 01 02 09 00", "the item goes past the end of the block", "block 1/record 1/I048/RE")]
    [InlineData("30 0009 01 01 01 04 FF 00", "the item goes past the end of the block", "block 1/record 1/I048/SP")]
    public void A_wrong_length_octet_is_located(string hex, string reason, string path)
    {
        JsonElement error = Error(hex);
        Assert.Equal((reason, path), (error.GetProperty("error").GetString(), error.GetProperty("path").GetString()));
    }

    /// <summary>CroatiaControlLtd/asterix issue 241: a record of category 048 with a field behind four octets of presence bits was split in two.</summary>
    [Fact]
    public void A_field_with_a_length_belongs_to_its_record()
    {
        JsonElement record = Assert.Single(Decode("30 000F 81 01 01 04 0201 06 FD F7 02 01 00"));
        Assert.Equal("""{"010":{"SAC":2,"SIC":1},"SP":"fdf7020100"}""", record.GetProperty("items").GetRawText());
        Assert.Equal(12, record.GetProperty("length").GetInt32());
        record = Assert.Single(Decode("300024F31F0102064701ABB7407731DC726002C6033CD25A264E07F45D67C6054008 8040"));
        Assert.Equal((6, 71, 33), (record.GetProperty("sac").GetInt32(), record.GetProperty("sic").GetInt32(), record.GetProperty("length").GetInt32()));
        Assert.True(record.GetProperty("items").TryGetProperty("RE", out _));
    }

    /// <summary>
    /// CroatiaControlLtd/asterix issue 252 as reported: RE of the last record says 8 octets where 12 are meant, and 20 67 54 of the rest looks like
    /// one more record. Two records, then the reason.
    /// </summary>
    [Fact]
    public void The_rest_of_an_expansion_is_no_record()
    {
        JsonElement[] lines = Decode(
            "15005D F31B7B6BD3A70414D8010100008A010EE637530113CA6C3964F254621354621E171831F315B0120FA005C840001408E97D51546251101231C30CE0" +
            "15005A F31B736BD3A70414D801010000080 10F08FA9401D865364D20675462");
        Assert.DoesNotContain(lines, line => line.TryGetProperty("items", out JsonElement items) && !items.TryGetProperty("010", out _));
        Assert.Contains(lines, line => line.TryGetProperty("error", out _));
    }

    /// <summary>
    /// CroatiaControlLtd/asterix issues 71 and 89: category 021 of edition 0.26 read as 1.8 or later, and a block that was taken for three records. Each
    /// record given has its source; what does not fit is told.
    /// </summary>
    [Theory]
    [InlineData("15002BFFA1DAB9E00028A8BF93F9500D2091144007EE173000070805780000 08B75D880815F2C36E600000")]
    [InlineData(
        "150055F31B395BD3C70414CB014805BB020F657E22FEF6B712506C2294807E94776D41D301000A07CA00001E01DAD31094809010C230D9682003A0F00202010502F141D140B5" +
        "D6FF06D6B7B70C060748 05B14291D2")]
    public void Blocks_of_another_edition_make_up_no_records(string hex)
    {
        JsonElement[] lines = Decode(hex);
        Assert.NotEmpty(lines);
        Assert.DoesNotContain(lines, line => line.TryGetProperty("items", out JsonElement items) && !items.TryGetProperty("010", out _));
    }

    /// <summary>CroatiaControlLtd/asterix issue 230: a block of 1039 octets of which 1022 are there.</summary>
    [Fact]
    public void A_block_past_the_end_is_told()
    {
        JsonElement error = Error("30 040F E0 19C9 356D88 A0 " + string.Concat(Enumerable.Repeat("E019C9356D88A0", 20)));
        Assert.Equal("a block of 1039 octets goes past the end of the input", error.GetProperty("error").GetString());
    }

    /// <summary>CroatiaControlLtd/asterix issue 15: one octet missing at the end ended the whole run.</summary>
    [Fact]
    public void A_missing_octet_costs_one_block_only()
    {
        JsonElement[] lines = Decode("30 0007 E0 19C9 35 30 000A E0 19C9 356D88 A0");
        Assert.Equal("block 1/record 1/I048/140", lines[0].GetProperty("path").GetString());
        Assert.Equal(27355.0625, lines[^1].GetProperty("items").GetProperty("140").GetDouble());
        Assert.Equal(2, lines.Length);
    }

    /// <summary>A third extent of an item that has more of them in a later edition (asterix4py issue 1) is told, not read as the next item.</summary>
    [Fact]
    public void An_extent_too_many_is_told()
    {
        JsonElement error = Error("30 000B 20 A1 01 C1 8B 81 81 00");
        Assert.Equal(("the item has more extents than defined", "block 1/record 1/I048/020"), (error.GetProperty("error").GetString(), error.GetProperty("path").GetString()));
    }

    static readonly string[] Sound =
        ["F80102000781F4800C", "F0010280801F05", "41800002C00102020320" + "0304", "41400000020203" + "04", "41200005A0050123", "410800020305" + "0306", "48800203801F0405"];

    /// <summary>Any block, made up or sound but for some octets: located errors or records whose octets lie inside it.</summary>
    [Fact]
    public void Random_blocks_give_records_inside_them_or_reasons()
    {
        var random = new Random(196);
        for (int round = 0; round < 3000; round++)
        {
            byte[] content = round % 2 == 0 ? new byte[random.Next(1, 40)] : Convert.FromHexString(Sound[random.Next(Sound.Length)] + Sound[random.Next(Sound.Length)]);
            if (round % 2 == 0) random.NextBytes(content);
            else for (int i = random.Next(4); i > 0; i--) content[random.Next(content.Length)] = (byte)random.Next(256);
            byte[] block = [201, 0, (byte)(content.Length + 3), .. content];
            int known = 0;
            foreach (string line in AsterixSamples.Lines(block, new AsterixRecordDecoder(Constructs.Catalog)))
            {
                JsonElement root = JsonDocument.Parse(line).RootElement;
                Assert.True(root.TryGetProperty("items", out _) || root.GetProperty("error").GetString()!.Length > 0);
                known += root.GetProperty("length").GetInt32();
            }

            Assert.InRange(known, 1, block.Length);
        }
    }
}
