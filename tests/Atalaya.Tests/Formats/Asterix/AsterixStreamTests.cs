using System.Buffers;
using System.Text;
using System.Text.Json;
using Atalaya.Formats.Asterix;
using Atalaya.Formats.Records;
using CsCheck;

namespace Atalaya.Tests.Formats.Asterix;

/// <summary>Blocks, errors and the way back to blocks.</summary>
public sealed class AsterixStreamTests
{
    const string Good = "30 000A E0 19C9 356D88 A0";
    const string North = "22 000A E0 1401 01 000080";

    static (string Error, long Offset, string Path, string Hex) Error(string line)
    {
        JsonElement error = JsonDocument.Parse(line).RootElement;
        return (error.GetProperty("error").GetString()!, error.GetProperty("offset").GetInt64(), error.GetProperty("path").GetString()!, error.GetProperty("hex").GetString()!);
    }

    /// <summary>A crash of a peer (its issue 42): a record cut short, and two octets after its block.</summary>
    [Fact]
    public void Octets_after_a_broken_block()
    {
        string[] lines = AsterixSamples.Lines("f0 00 04 80 01 01");
        Assert.Equal(2, lines.Length);
        Assert.Equal(("the item goes past the end of the block", 3, "block 1/record 1/I240/010", "80"), Error(lines[0]));
        Assert.Equal(("the input ends inside a block header", 4, "block 2", "0101"), Error(lines[1]));
    }

    [Fact]
    public void Octets_after_an_unknown_block()
    {
        string[] lines = AsterixSamples.Lines("ff 00 04 80 01 01");
        Assert.Equal(2, lines.Length);
        Assert.Equal(("no definition for category 255", 0, "block 1", "ff000480"), Error(lines[0]));
        Assert.Equal(("the input ends inside a block header", 4, "block 2", "0101"), Error(lines[1]));
        Assert.Equal(("no block begins here", 0, "block 1", "ffff0480"), Error(Assert.Single(AsterixSamples.Lines("ff ff 04 80"))));
    }

    /// <summary>Lost repetitions of a peer (its issue 104).</summary>
    [Fact]
    public void Warnings_are_all_kept()
    {
        string line = Assert.Single(AsterixSamples.Lines("300014f1014100fd140000000000000000c50314"));
        Assert.Contains("\"030\":[98,1,10]", line);
    }

    [Fact]
    public void Unknown_categories_are_skipped_by_their_length()
    {
        string[] lines = AsterixSamples.Lines(Good + "1E 0005 AABB" + "FF 0004 00" + North);
        Assert.Equal(4, lines.Length);
        Assert.Equal(("no definition for category 30", 10, "block 2", "1e0005aabb"), Error(lines[1]));
        Assert.Equal(("no definition for category 255", 15, "block 3", "ff000400"), Error(lines[2]));
        Assert.Contains("\"category\":34", lines[3]);
    }

    [Theory]
    [InlineData("30 0006 80 19 C9" + "22 0003", "a block cannot be 3 octets long@block 2")]
    [InlineData("30 0005 80 19", "the item goes past the end of the block@block 1/record 1/I048/010")]
    [InlineData("30 0004 01", "the presence bits go past the end of the block@block 1/record 1")]
    [InlineData("30 0004 00", "the record has no items@block 1/record 1")]
    [InlineData("22 0006 010101", "the presence bits go past the end of the block@block 1/record 1")]
    [InlineData("22 0007 01010180", "the record has FRN 22, which is spare@block 1/record 1")]
    [InlineData("30 0009 01010104 00FF", "the length octet is 0@block 1/record 1/I048/SP")]
    [InlineData("30 0005 02 04", "the item goes past the end of the block@block 1/record 1/I048/130/RPD")]
    [InlineData("22 0006 04 40 00", "the item has subfield 2, which is spare@block 1/record 1/I034/050")]
    [InlineData("30 000B 20 0101010101 0100", "the item has more extents than defined@block 1/record 1/I048/020")]
    [InlineData("30 0008 0120 02 0102", "the item goes past the end of the block@block 1/record 1/I048/250")]
    [InlineData("30 0002", "a block cannot be 2 octets long@block 1")]
    [InlineData("30 00FF 80", "a block of 255 octets goes past the end of the input@block 1")]
    [InlineData("30 00", "the input ends inside a block header@block 1")]
    public void Errors_are_located(string hex, string errorAt)
    {
        string line = AsterixSamples.Lines(hex)[^1];
        (string reason, _, string path, _) = Error(line);
        Assert.Equal(errorAt, $"{reason}@{path}");
    }

    [Fact]
    public void A_broken_record_costs_the_rest_of_its_block_only()
    {
        string[] lines = AsterixSamples.Lines("30 000F 80 0102 80 0304 00 80 0506 11" + Good);
        Assert.Equal(4, lines.Length);
        Assert.Contains("\"sic\":2", lines[0]);
        Assert.Contains("\"sic\":4", lines[1]);
        Assert.Equal(("the record has no items", 9, "block 1/record 3", "008005061122"[..10]), Error(lines[2]) with { Hex = Error(lines[2]).Hex[..10] });
        Assert.Contains("\"sic\":201", lines[3]);
    }

    [Fact]
    public void Garbage_gives_one_error_and_nothing_more_is_lost()
    {
        string garbage = "30 00 00 FF 30 00 09 80 22 11 30 FF";
        string[] lines = AsterixSamples.Lines(Good + garbage + Good + North);
        Assert.Equal(4, lines.Length);
        (string reason, long offset, string path, string hex) = Error(lines[1]);
        Assert.Equal(("a block cannot be 0 octets long", 10, "block 2", garbage.Replace(" ", "").ToLowerInvariant()), (reason, offset, path, hex));
    }

    /// <summary>One octet missing inside a block (a peer gave up the whole file, its issue 15): the next block is found inside what the length covers.</summary>
    [Fact]
    public void A_missing_octet_costs_one_record()
    {
        string[] lines = AsterixSamples.Lines(Good + "30 000A E0 19C9 356D A0" + Good + North);
        Assert.Equal(4, lines.Length);
        Assert.Equal(["30", "34"], lines.Where(line => !line.Contains("error")).Skip(1).Select(line => line.Contains("\"category\":34") ? "34" : "30"));
        Assert.Single(lines, line => line.Contains("error"));
    }

    [Fact]
    public void Real_blocks_survive_garbage_between_them()
    {
        byte[] file = AsterixSamples.Jahorina;
        var random = new Random(7);
        var damaged = new List<byte>();
        int pieces = 0;
        for (int at = 0; at < file.Length;)
        {
            int length = file[at + 1] << 8 | file[at + 2];
            damaged.AddRange(file.AsSpan(at, length));
            at += length;
            if (++pieces % 10 != 0) continue;
            byte[] garbage = new byte[random.Next(1, 40)];
            random.NextBytes(garbage);
            damaged.AddRange(garbage);
        }

        string[] lines = AsterixSamples.Lines(damaged.ToArray());
        int records = lines.Count(line => !line.Contains("\"error\""));
        Assert.True(records >= 2090, $"{records} records of 2119");
        Assert.True(records <= 2119);
    }

    [Fact]
    public void Cuts_make_no_difference()
    {
        byte[] file = AsterixSamples.Jahorina[..6000];
        Gen.Int.Array[0, 12].Select(Gen.Byte.Array[0, 60], Gen.Int).Sample(input =>
        {
            (int[] cuts, byte[] noise, int place) = input;
            int at = (int)((uint)place % file.Length);
            byte[] bytes = [.. file[..at], .. noise, .. file[at..]];
            string whole = Decode(bytes, []);
            Assert.Equal(whole, Decode(bytes, [.. cuts.Select(cut => (int)((uint)cut % bytes.Length)).Order()]));
        }, iter: 150, seed: "0000KvBf1sL3");
    }

    /// <summary>A file of another kind gives errors, not invented records.</summary>
    [Fact]
    public void Noise_gives_no_records()
    {
        byte[] noise = new byte[300_000];
        new Random(17).NextBytes(noise);
        Assert.DoesNotContain(AsterixSamples.Lines(noise), line => line.Contains("\"items\""));
    }

    static string Decode(byte[] bytes, int[] cuts)
    {
        var decoder = new AsterixRecordDecoder();
        var output = new ArrayBufferWriter<byte>();
        var statistics = new RecordStatistics();
        int from = 0;
        foreach (int cut in cuts)
        {
            decoder.Decode(bytes.AsSpan(from, cut - from), null, false, output, statistics);
            from = cut;
        }

        decoder.Decode(bytes.AsSpan(from), null, true, output, statistics);
        return Encoding.UTF8.GetString(output.WrittenSpan) + statistics.Checksum + statistics.Errors;
    }

    /// <summary>Mutated and random octets: no exception, every line is JSON, records lie inside the input.</summary>
    [Fact]
    public void Any_octets_are_survived()
    {
        byte[] file = AsterixSamples.SevenRadars;
        var random = new Random(11);
        for (int round = 0; round < 400; round++)
        {
            byte[] bytes = file.AsSpan(random.Next(file.Length - 300), 300).ToArray();
            if (round % 2 == 0) bytes = file[..random.Next(1, 600)];
            for (int i = random.Next(1, 12); i > 0; i--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            foreach (string line in AsterixSamples.Lines(bytes))
            {
                JsonElement root = JsonDocument.Parse(line).RootElement;
                Assert.InRange(root.GetProperty("offset").GetInt64() + root.GetProperty("length").GetInt64(), 1, bytes.Length);
            }
        }
    }

    [Fact]
    public void The_checksum_does_not_depend_on_printing()
    {
        var printed = new RecordStatistics();
        var silent = new RecordStatistics();
        byte[] bytes = [.. AsterixSamples.Jahorina, 0x30, 0, 9, 1, 2];
        new AsterixRecordDecoder().Decode(bytes, null, true, new ArrayBufferWriter<byte>(), printed);
        new AsterixRecordDecoder().Decode(bytes, null, true, null, silent);
        Assert.Equal((printed.Checksum, printed.Records, printed.Errors, printed.Bytes), (silent.Checksum, silent.Records, silent.Errors, silent.Bytes));
        Assert.Equal((2119, 1, bytes.Length), (silent.Records, silent.Errors, silent.Bytes));
        bytes[20] ^= 1;
        var changed = new RecordStatistics();
        new AsterixRecordDecoder().Decode(bytes, null, true, null, changed);
        Assert.NotEqual(silent.Checksum, changed.Checksum);
    }

    [Fact]
    public void Decoding_allocates_nothing()
    {
        byte[] file = AsterixSamples.Jahorina;
        int end = 0;
        while (end < 40_000) end += file[end + 1] << 8 | file[end + 2];
        byte[] bytes = [.. file[..end], .. Convert.FromHexString("30000580190200042200079000800180")];
        var decoder = new AsterixRecordDecoder();
        var statistics = new RecordStatistics();
        var output = new ArrayBufferWriter<byte>(1 << 20);
        void Run()
        {
            decoder.Decode(bytes, null, false, output, statistics);
            decoder.Decode(bytes, null, false, null, statistics);
            output.ResetWrittenCount();
        }

        for (int i = 0; i < 8; i++) Run();
        Allocation.AssertNone(Run, 2);
        Assert.True(statistics.Records > 2000);
    }
}
