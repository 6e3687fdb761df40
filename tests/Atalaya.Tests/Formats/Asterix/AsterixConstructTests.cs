using System.Buffers;
using System.Text;
using System.Text.Json;
using Atalaya.Formats.Asterix;
using Atalaya.Formats.Records;

namespace Atalaya.Tests.Formats.Asterix;

/// <summary>Every construct: octets worked out by hand, JSON, and the same octets encoded again.</summary>
public sealed class AsterixConstructTests
{
    static (string[] Lines, RecordStatistics Statistics) Decode(byte[] block)
    {
        var output = new ArrayBufferWriter<byte>();
        var statistics = new RecordStatistics();
        new AsterixRecordDecoder(Constructs.Catalog).Decode(block, null, true, output, statistics);
        return (Encoding.UTF8.GetString(output.WrittenSpan).Split('\n', StringSplitOptions.RemoveEmptyEntries), statistics);
    }

    static string Items(string line) => JsonDocument.Parse(line).RootElement.GetProperty("items").GetRawText();

    [Theory]
    [InlineData("F8 0102 00 05 4000 80 1F", """{"010":{"SAC":1,"SIC":2},"020":{"TYP":0},"000":5,"150":{"IM":0,"AS":1},"120":{"CC":{"TID":1,"CPC":-1,"CS":1}}}""")]
    [InlineData("F8 0102 00 07 81F4 80 0C", """{"010":{"SAC":1,"SIC":2},"020":{"TYP":0},"000":7,"150":{"IM":1,"AS":0.5},"120":{"CC":{"TID":0,"CPC":{"A":1,"B":2},"CS":0}}}""")]
    [InlineData("C8 0102 00 80 1F", """{"010":{"SAC":1,"SIC":2},"020":{"TYP":0},"120":{"CC":{"TID":1,"CPC":7,"CS":1}}}""")]
    [InlineData("E8 0102 00 63 80 1F", """{"010":{"SAC":1,"SIC":2},"020":{"TYP":0},"000":99,"120":{"CC":{"TID":1,"CPC":7,"CS":1}}}""")]
    [InlineData("F0 0102 80 80 1F 05", """{"010":{"SAC":1,"SIC":2},"020":{"TYP":1},"120":{"CC":{"TID":1,"CPC":-1,"CS":1}},"000":5}""")]
    [InlineData("44 00 01 0123456789ABCD 5F", """{"020":{"TYP":0},"250":[{"MBDATA":"0123456789abcd","BDS1":5,"BDS2":15}]}""")]
    [InlineData("42 00 300A0B0C0D0E0F", """{"020":{"TYP":0},"260":"300a0b0c0d0e0f"}""")]
    [InlineData("41 80 00 02 C0 01 02 02 03 20 03 04", """{"020":{"TYP":0},"270":[{"P":1,"Q":[2,3]},{"R":[1,2]}]}""")]
    [InlineData("41 80 00 02 C0 01 00 40 01 05", """{"020":{"TYP":0},"270":[{"P":1,"Q":[]},{"Q":[5]}]}""")]
    [InlineData("41 40 00 0002 02 03 04", """{"020":{"TYP":0},"280":[{"X":1},{"X":1,"Y":2}]}""")]
    [InlineData("41 20 00 05 A0 05 0123", """{"020":{"TYP":0},"RE":{"A":5,"B":{"N":"123"}}}""")]
    [InlineData("41 20 00 04 10 80 09", """{"020":{"TYP":0},"RE":{"C":{"D":9}}}""")]
    [InlineData("41 10 00 03 ABCD", """{"020":{"TYP":0},"SP":"abcd"}""")]
    [InlineData("41 08 00 02 03 05 03 06", """{"020":{"TYP":0},"RFS":[{"000":5},{"000":6}]}""")]
    [InlineData("41 08 00 01 08 01 80 07", """{"020":{"TYP":0},"RFS":[{"270":[{"P":7}]}]}""")]
    [InlineData("41 08 00 00", """{"020":{"TYP":0},"RFS":[]}""")]
    [InlineData("48 80 02 04 09 03 80 1F", """{"020":{"TYP":1},"RFS":[{"000":9},{"120":{"CC":{"TID":1,"CPC":7,"CS":1}}}]}""")]
    [InlineData("48 80 02 03 80 1F 04 05", """{"020":{"TYP":1},"RFS":[{"120":{"CC":{"TID":1,"CPC":-1,"CS":1}}},{"000":5}]}""")]
    [InlineData("41 04 00 05 FE", """{"020":{"TYP":0},"290":{"N":2,"M":-1}}""")]
    [InlineData("41 04 00 07 FE", """{"020":{"TYP":0},"290":{"N":3,"M":127}}""")]
    [InlineData("61 02 00 05 A5", """{"020":{"TYP":0},"000":5,"300":{"H":10,"L":5}}""")]
    [InlineData("61 02 00 06 A5", """{"020":{"TYP":0},"000":6,"300":165}""")]
    public void Octets_json_and_octets_again(string hex, string items)
    {
        (string[] lines, RecordStatistics statistics) = Decode(Constructs.Block(hex));
        Assert.Equal(items, Items(Assert.Single(lines)));
        Assert.Equal((1, 0, 0), (statistics.Records, statistics.Errors, statistics.Warnings));
        var record = new AsterixRecordBuilder(Constructs.Category);
        byte[] octets = Convert.FromHexString(hex.Replace(" ", ""));
        var layout = new AsterixLayout();
        Assert.True(record.Load(octets, layout));
        Assert.Equal(octets, record.ToArray());
        Assert.Equal(octets, record.ToArray(layout));
    }

    /// <summary>An expansion that is not exactly as defined stays opaque; the record is sound.</summary>
    [Theory]
    [InlineData("41 20 00 04 40 00 00", "400000")]
    [InlineData("41 20 00 06 A0 05 0123 00", "a005012300")]
    [InlineData("41 20 00 03 A0 05", "a005")]
    public void An_expansion_of_another_edition_stays_opaque(string hex, string content)
    {
        (string[] lines, RecordStatistics statistics) = Decode(Constructs.Block(hex));
        Assert.Equal($$"""{"020":{"TYP":0},"RE":"{{content}}"}""", Items(Assert.Single(lines)));
        Assert.Equal((1, 0, 1), (statistics.Records, statistics.Errors, statistics.Warnings));
    }

    [Fact]
    public void A_record_without_selector_has_the_profile_of_the_one_before_from_the_same_source()
    {
        (string[] lines, RecordStatistics statistics) = Decode(Constructs.Block("C0 0102 80", "20 80 1F", "A0 0102 80 1F", "A0 0103 05", "20 06"));
        Assert.Equal(
            [
                """{"010":{"SAC":1,"SIC":2},"020":{"TYP":1}}""", """{"120":{"CC":{"TID":1,"CPC":7,"CS":1}}}""",
                """{"010":{"SAC":1,"SIC":2},"120":{"CC":{"TID":1,"CPC":7,"CS":1}}}""", """{"010":{"SAC":1,"SIC":3},"000":5}""", """{"000":6}""",
            ],
            lines.Select(Items));
        Assert.Equal((5, 0, 4), (statistics.Records, statistics.Errors, statistics.Warnings));
    }

    [Theory]
    [InlineData("41 08 00 01 0F 05", "block 1/record 1/I201/RFS", "the record has FRN 15, which is spare")]
    [InlineData("41 08 00 01 0C 00", "block 1/record 1/I201/RFS", "the record has FRN 12, which is spare")]
    [InlineData("41 08 00 02 03 05", "block 1/record 1/I201/RFS", "the item goes past the end of the block")]
    [InlineData("41 08 00 01 08 01 80", "block 1/record 1/I201/270/P", "the item goes past the end of the block")]
    [InlineData("41 80 00 01 08", "block 1/record 1/I201/270", "the item has subfield 5, which is spare")]
    [InlineData("41 40 00 0001 03", "block 1/record 1/I201/280", "the item goes past the end of the block")]
    [InlineData("41 40 00 0001 03 05 06", "block 1/record 1/I201/280", "the item has more extents than defined")]
    [InlineData("50 00 80", "block 1/record 1/I201/150", "the item goes past the end of the block")]
    [InlineData("48 00 80", "block 1/record 1/I201/120/CC", "the item goes past the end of the block")]
    [InlineData("42 80 00", "block 1/record 1", "the record has FRN 7, which is spare")]
    [InlineData("41 01 80 00", "block 1/record 1", "the record has FRN 15, which is spare")]
    public void Faults_name_the_item(string hex, string path, string reason)
    {
        JsonElement error = JsonDocument.Parse(Assert.Single(Decode(Constructs.Block(hex)).Lines)).RootElement;
        Assert.Equal((path, reason), (error.GetProperty("path").GetString(), error.GetProperty("error").GetString()));
    }

    /// <summary>Values become octets, choices by their values, random fields in their order.</summary>
    [Fact]
    public void Values_become_octets()
    {
        var record = new AsterixRecordBuilder(Constructs.Category);
        record.Set("020/TYP", 0).SetRaw("150/IM", 1).Set("150/AS[0]", 1).Set("150/AS[1]", 0.5).SetRaw("000", 7).SetRaw("120/CC/CPC[7,0]/A", 1).SetRaw("120/CC/CPC[7,0]/B", 2);
        Assert.Equal("7800" + "07" + "81f4" + "800c", Convert.ToHexStringLower(record.ToArray()));
        record.Clear().Set("020/TYP", 1).BeginRandomField().SetRaw("000", 9).EndRandomField().BeginRandomField().SetOctets("SP", [1]).EndRandomField().Set("RE/A", 5);
        Assert.Equal("4c80" + "0204090802" + "01" + "038005", Convert.ToHexStringLower(record.ToArray()));
        record.Clear().Repeat("270").SetRaw("270/P", 1).Repeat("270/Q").SetRaw("270/Q", 2).SetRaw("020/TYP", 0).Repeat("270/Q").SetRaw("270/Q", 3).Repeat("270").Repeat("270/R").SetRaw("270/R", 1);
        Assert.Equal("41800002c00102020320" + "02", Convert.ToHexStringLower(record.ToArray()));
        Assert.Throws<InvalidOperationException>(() => record.Clear().Set("020/TYP", 1).SetRaw("150/IM", 1).ToArray());
        Assert.Throws<ArgumentException>(() => record.Set("RE/X", 5));
    }

    [Fact]
    public void Decoding_allocates_nothing()
    {
        byte[] block = Constructs.Block("F0 0102 80 80 1F 05", "F8 0102 00 07 81F4 80 0C", "41 A0 00 02 C0 01 02 02 03 20 03 04 05 A0 05 0123", "41 0C 00 02 03 05 03 06 05 FE");
        var statistics = new RecordStatistics();
        var decoder = new AsterixRecordDecoder(Constructs.Catalog);
        Allocation.AssertNone(() => decoder.Decode(block, null, true, null, statistics), 1000);
        Assert.Equal(0, statistics.Errors);
    }
}
