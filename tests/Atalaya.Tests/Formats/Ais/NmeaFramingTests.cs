using System.Text;
using System.Text.Json;
using Atalaya.Core.Time;
using Atalaya.Formats.Ais;

namespace Atalaya.Tests.Formats.Ais;

public sealed class NmeaFramingTests
{
    const string Type1 = "!AIVDM,1,1,,B,15NBj>PP1gG>1PVKTDTUJOv00<0M,0*09";
    const string FirstPart = "!AIVDM,2,1,6,B,53Jmvl82Bw3CTP7??K5<D5<lThF222222222221:I0oK;4e20L3FH42i,0*5C";
    const string SecondPart = "!AIVDM,2,2,6,B,p88888888888880,2*69";

    static NmeaSentence Parse(string line, out NmeaFault fault, out bool isAis)
    {
        ReadOnlySpan<byte> bytes = Encoding.ASCII.GetBytes(line);
        fault = NmeaParser.Parse(ref bytes, out isAis, out NmeaSentence sentence);
        return sentence;
    }

    static string Sentence(string fields) => $"!{fields}*{NmeaChecksum.Of(Encoding.ASCII.GetBytes(fields)):X2}";

    [Theory]
    [InlineData(Type1, true, NmeaFault.None)]
    [InlineData("!AIVDM,1,1,,B,15NBj>PP1gG>1PVKTDTUJOv00<0M,0*0a", true, NmeaFault.ChecksumWrong)]
    [InlineData("!AIVDM,1,1,,B,15NBj>PP1gG>1PVKTDTUJOv00<0M,0", true, NmeaFault.ChecksumMissing)]
    [InlineData("!AIVDM,1,1,,B,15NBj>PP1gG", true, NmeaFault.FieldMissing)]
    [InlineData("!AIVDM,1,1,,B,,0*25", true, NmeaFault.None)]
    [InlineData("$GPGLL,5250.53669,N,00542.34920,E,213950.00,A,A*67", false, NmeaFault.None)]
    [InlineData("# a comment with !AIVDM", false, NmeaFault.None)]
    [InlineData("", false, NmeaFault.None)]
    [InlineData("   ", false, NmeaFault.None)]
    [InlineData("hello", false, NmeaFault.NoSentence)]
    public void A_line_is_a_sentence_something_else_or_a_fault(string line, bool expectedAis, NmeaFault expected)
    {
        Parse(line, out NmeaFault fault, out bool isAis);
        Assert.Equal(expected, fault);
        Assert.Equal(expectedAis, isAis);
    }

    [Fact]
    public void Lower_case_checksums_are_as_good()
    {
        Parse("!AIVDM,2,1,6,B,53Jmvl82Bw3CTP7??K5<D5<lThF222222222221:I0oK;4e20L3FH42i,0*5c", out NmeaFault fault, out _);
        Assert.Equal(NmeaFault.None, fault);
    }

    [Theory]
    [InlineData("BSVDM", false)]
    [InlineData("AIVDO", true)]
    [InlineData("SAVDM", false)]
    public void Any_talker_is_heard(string head, bool own)
    {
        NmeaSentence sentence = Parse(Sentence($"{head},1,1,,A,15NBj>PP1gG>1PVKTDTUJOv00<0M,0"), out NmeaFault fault, out _);
        Assert.Equal(NmeaFault.None, fault);
        Assert.Equal(own, sentence.IsOwn);
        Assert.Equal((head[0] << 8) | head[1], sentence.Talker);
    }

    [Theory]
    [InlineData(@"\c:1565218798*53\", 1565218798_000L, false)]
    [InlineData(@"\c:1565218798*54\", 1565218798_000L, true)]
    [InlineData(@"\c:1565218798\", 1565218798_000L, true)]
    [InlineData(@"\c:1565218798123*63\", 1565218798_123L, false)]
    [InlineData(@"\s:r1*0A\\c:1565218798*53\", 1565218798_000L, false)]
    [InlineData("1550303566 ", 1550303566_000L, false)]
    [InlineData("1550303566.25\t", 1550303566_250L, false)]
    [InlineData("1550303566123,", 1550303566_123L, false)]
    [InlineData("1550303566123456;", 1550303566_123L, false)]
    [InlineData("1550303566167726840 ", 1550303566_167L, false)]
    [InlineData("2019-02-16 07:52:46 ", null, false)]
    [InlineData("", null, false)]
    public void Tag_blocks_and_prefixes_tell_the_time(string prefix, long? milliseconds, bool checksumFailed)
    {
        NmeaSentence sentence = Parse(prefix + Type1, out NmeaFault fault, out bool isAis);
        Assert.True(isAis);
        Assert.Equal(NmeaFault.None, fault);
        Assert.Equal(milliseconds, sentence.Tags.Time?.UnixMilliseconds);
        Assert.Equal(checksumFailed, sentence.Tags.ChecksumFailed);
    }

    [Theory]
    [InlineData(",b003669794,1272412827", 1272412827L)]
    [InlineData(",d-109,S2105,t050056.00,T56.13718694,r003669946,1325394060,1325394001", 1325394060L)]
    [InlineData(",s36310,d-081,T59.01777335", null)]
    [InlineData(" and more", null)]
    public void Uscg_trailers_tell_the_time(string trailer, long? seconds)
    {
        NmeaSentence sentence = Parse(Type1 + trailer, out NmeaFault fault, out _);
        Assert.Equal(NmeaFault.None, fault);
        Assert.Equal(seconds * 1000, sentence.Tags.Time?.UnixMilliseconds);
    }

    [Theory]
    [InlineData("AIVDM,1,0,,B,15NBj>PP1gG>1PVKTDTUJOv00<0M,0", NmeaFault.PartNumber)]
    [InlineData("AIVDM,0,1,,B,15NBj>PP1gG>1PVKTDTUJOv00<0M,0", NmeaFault.PartNumber)]
    [InlineData("AIVDM,2,3,1,B,15NBj>PP1gG>1PVKTDTUJOv00<0M,0", NmeaFault.PartNumber)]
    [InlineData("AIVDM,x,1,1,B,15NBj>PP1gG>1PVKTDTUJOv00<0M,0", NmeaFault.PartNumber)]
    [InlineData("AIVDM,1,1,,B,15NBj>PP1gG>1PVKTDTUJOv00<0M,6", NmeaFault.FillBits)]
    [InlineData("AIVDM,1,1,,B,15NBj>PP1gG>1PVKTDTUJOv00<0M,12", NmeaFault.FillBits)]
    [InlineData("AIVDM,1,1,,B,15NBj>PP1gG>1PVKTDTUJOv00<0M,", NmeaFault.None)]
    public void Field_values_are_checked(string fields, NmeaFault expected)
    {
        Parse(Sentence(fields), out NmeaFault fault, out _);
        Assert.Equal(expected, fault);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Line_ends_of_every_kind(string end)
    {
        AisRun run = new($"{Type1}{end}{end}nonsense{end}{Type1}");
        Assert.Equal(2, run.Statistics.Records);
        Assert.Equal("line 3", Assert.Single(run.Lines, line => line.TryGetProperty("error", out _)).GetProperty("path").GetString());
    }

    [Fact]
    public void Sentences_without_a_line_end_between_are_both_read() => Assert.Equal(3, new AisRun(Type1 + Type1 + @"\c:1565218798*53\" + Type1).Statistics.Records);

    [Fact]
    public void A_line_without_end_is_one_error_and_does_not_grow()
    {
        string text = new string('x', 100_000) + "\n" + Type1;
        foreach (int piece in new[] { 1, 999, 1_000_000 })
        {
            AisRun run = new(Encoding.ASCII.GetBytes(text), piece);
            Assert.Equal(1, run.Statistics.Errors);
            Assert.Equal(1, run.Statistics.Records);
        }
    }

    [Fact]
    public void An_error_says_what_and_where()
    {
        JsonElement error = Assert.Single(new AisRun("# head\n!AIVDM,1,1,,B,,0*25\n").Lines);
        Assert.Equal("""{"format":"ais","error":"payload empty","offset":7,"path":"line 2","hex":"21414956444d2c312c312c2c422c2c302a3235"}""", error.GetRawText());
    }

    [Theory]
    [InlineData(FirstPart + "\n" + SecondPart, 1, 0)]
    [InlineData(SecondPart + "\n" + FirstPart, 1, 0)]
    [InlineData(FirstPart + "\n" + FirstPart + "\n" + SecondPart, 1, 0)]
    [InlineData(FirstPart + "\n" + Type1 + "\n" + SecondPart, 2, 0)]
    [InlineData(FirstPart, 0, 1)]
    [InlineData(SecondPart, 0, 1)]
    [InlineData(SecondPart + "\n" + Type1 + "\n" + Type1 + "\n" + Type1 + "\n" + Type1 + "\n" + FirstPart, 4, 2)]
    public void Parts_join(string text, int records, int errors)
    {
        AisRun run = new(text);
        Assert.Equal(records, run.Statistics.Records);
        Assert.Equal(errors, run.Statistics.Errors);
    }

    [Fact]
    public void A_new_first_part_replaces_one_that_never_ended()
    {
        string other = Sentence("AIVDM,2,1,6,B,53uCRr000001<@L>221:uJ1<Dq<u:222222222001071350d001t51@SlQp8,0");
        AisRun run = new(string.Join('\n', other, FirstPart, SecondPart));
        Assert.Equal(1, run.Statistics.Errors);
        Assert.Equal(229474000u, Assert.Single(run.Records).GetProperty("mmsi").GetUInt32());
    }

    [Fact]
    public void Parts_of_another_channel_talker_station_or_group_do_not_mix()
    {
        foreach (string second in new[]
        {
            Sentence("AIVDM,2,2,6,A,p88888888888880,2"), Sentence("BSVDM,2,2,6,B,p88888888888880,2"), Sentence("AIVDM,2,2,7,B,p88888888888880,2"),
            @"\s:two*00\" + SecondPart, @"\g:2-2-8*00\" + SecondPart,
        })
        {
            Assert.Equal(0, new AisRun($"\\g:1-2-7,s:one*00\\{FirstPart}\n{second}").Statistics.Records);
        }
    }

    [Fact]
    public void Parts_too_far_apart_in_time_do_not_join()
    {
        Assert.Equal(1, new AisRun($"1550303566 {FirstPart}\n1550303575 {SecondPart}").Statistics.Records);
        Assert.Equal(0, new AisRun($"1550303566 {FirstPart}\n1550303577 {SecondPart}").Statistics.Records);
    }

    [Fact]
    public void A_missing_sequence_id_and_an_empty_last_part_are_accepted()
    {
        string whole = FirstPart.Split(',')[5] + SecondPart.Split(',')[5];
        AisRun run = new(Sentence($"AIVDM,2,1,,B,{whole},0") + "\n" + Sentence("AIVDM,2,2,,B,,2"));
        Assert.Equal(229474000u, Assert.Single(run.Records).GetProperty("mmsi").GetUInt32());
    }

    [Fact]
    public void The_table_of_parts_is_bounded()
    {
        StringBuilder text = new();
        for (int i = 0; i < 200; i++) text.Append(Sentence($"{(char)('A' + i / 26)}{(char)('A' + i % 26)}VDM,2,1,6,B,53Jmvl82Bw3CTP7??K5<D5<lThF2222,0")).Append('\n');
        AisRun run = new(text.ToString());
        Assert.Equal(200, run.Statistics.Errors);
    }

    [Theory]
    [InlineData("1970-01-01T00:00:01.000Z", "1")]
    [InlineData(null, "")]
    [InlineData(null, "12x")]
    [InlineData(null, "99999999999999999999")]
    [InlineData("2262-04-11T23:47:16.854Z", "9223372036854775807")]
    [InlineData(null, "9223372036854775808")]
    public void Times_as_text(string? expected, string text)
    {
        bool parsed = NmeaEpoch.TryParse(Encoding.ASCII.GetBytes(text), out Instant time);
        Assert.Equal(expected, parsed ? time.ToString() : null);
    }
}
