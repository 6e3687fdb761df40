using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using Atalaya.Core.Frames;
using Atalaya.Core.Reports;
using Atalaya.Core.State;
using Atalaya.Core.Time;
using Atalaya.Formats.Asterix;
using Atalaya.Formats.Asterix.Editions;
using Atalaya.Formats.Framing;
using Atalaya.Formats.Records;
using CsCheck;

namespace Atalaya.Tests.Formats.Asterix.Editions;

/// <summary>Which edition a sensor speaks is found out from its records; records of none are not decoded.</summary>
public sealed class EditionChoiceTests
{
    static readonly SourceSite Site = new(new SourceId(3), "sensor");

    static AsterixRecordBuilder Record(string edition, string path, double value, int sic = 7)
    {
        AsterixRecordBuilder record = new AsterixRecordBuilder(AsterixCatalog.Default.Find(21, edition)!).Set("010/SAC", 1).Set("010/SIC", sic);
        return record.Set(path, value).Set("130/LAT", 10.5).Set("130/LON", -61.5).Set("080", 0x4840d6);
    }

    /// <summary>Blocks of one record each: ADS-B in an edition 0.x (time in item 030) or 2.x (in 073).</summary>
    static byte[] Blocks(string edition, int count, int sic = 7)
    {
        var bytes = new ArrayBufferWriter<byte>();
        for (int i = 0; i < count; i++)
        {
            var block = new AsterixBlockBuilder(21);
            block.TryAdd(Record(edition, edition[0] == '0' ? "030" : "073", 40_000 + i, sic));
            bytes.Write(block.Block);
        }

        return bytes.WrittenSpan.ToArray();
    }

    static List<byte[]> Datagrams(string pcap)
    {
        var datagrams = new List<byte[]>();
        ReadOnlySpan<byte> file = File.ReadAllBytes(SharedData.Path(pcap));
        var reader = new PcapReader();
        while (reader.TryRead(ref file, out PcapDatagram datagram)) datagrams.Add(datagram.Payload.ToArray());
        return datagrams;
    }

    static string[] Lines(AsterixRecordDecoder decoder, ReadOnlySpan<byte> bytes, bool endOfInput = true)
    {
        var output = new ArrayBufferWriter<byte>();
        decoder.Decode(bytes, null, endOfInput, output, new RecordStatistics());
        return Encoding.UTF8.GetString(output.WrittenSpan).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    static void Feed(AsterixSourceDecoder decoder, ReadOnlySpan<byte> bytes) =>
        decoder.Decode(new Frame(FrameKind.SensorData, Site.Source, new Instant(1_700_000_000_000_000_000), default, bytes), new ReportBatch());

    [Theory]
    [InlineData("cat021ed0.26.bin", 21, "0.26", 1)]
    [InlineData("cat021ed2.1.bin", 21, "2.7", 1)]
    [InlineData("cat21_re.ast", 21, "2.7", 2)]
    [InlineData("cat048ed1.15.bin", 48, "1.32", 1)]
    [InlineData("cat048ed1.23.bin", 48, "1.32", 1)]
    [InlineData("cat062ed1.12.bin", 62, "1.21", 1)]
    [InlineData("cat062ed1.16.bin", 62, "1.21", 1)]
    [InlineData("sharp_cat062-all-1.bin", 62, "1.21", 8)]
    [InlineData("cat001ed1.1.bin", 1, "1.4", 1)]
    [InlineData("cat001ed1.1_sacsic_propagation.bin", 1, "1.4", 3)]
    [InlineData("cat002ed1.0.bin", 2, "1.2", 1)]
    [InlineData("cat004ed1.4.bin", 4, "1.13", 3)]
    [InlineData("cat010ed0.31.bin", 10, "1.1", 1)]
    [InlineData("cat019ed1.3.bin", 19, "1.3", 1)]
    [InlineData("cat020ed1.5.bin", 20, "1.11", 1)]
    [InlineData("cat034ed1.26.bin", 34, "1.29", 1)]
    [InlineData("cat063ed1.0.bin", 63, "1.7", 1)]
    [InlineData("cat065ed1.3.bin", 65, "1.6", 1)]
    [InlineData("cat247ed1.2.bin", 247, "1.3", 1)]
    [InlineData("sharp_cat240-1.bin", 240, "1.3", 1)]
    public void Found_without_being_told(string file, int category, string edition, int records)
    {
        var decoder = new AsterixRecordDecoder();
        string[] lines = Lines(decoder, File.ReadAllBytes(SharedData.Path("asterix/bits/" + file)));
        Assert.Equal(records, lines.Count(line => line.Contains("\"items\"")));
        Assert.Equal(records, lines.Length);
        Assert.All(lines, line => Assert.Contains($"\"category\":{category},\"edition\":\"{edition}\"", line));
        EditionInUse used = Assert.Single(decoder.Editions);
        Assert.Equal((category, edition, 1.0, false), (used.Category, used.Edition, used.Confidence, used.IsConfigured));
    }

    /// <summary>A private edition before the standard: as edition 1.x or later it would give garbage. The sensor is known from its second record on.</summary>
    [Fact]
    public void Records_of_an_unknown_edition_are_not_decoded()
    {
        var decoder = new AsterixRecordDecoder();
        string[] lines = [.. Datagrams("asterix/cat062_ed0.17.pcap").SelectMany(datagram => Lines(decoder, datagram))];
        Assert.Equal(100, lines.Length);
        Assert.DoesNotContain(lines, line => line.Contains("\"items\""));
        Assert.Equal(99, lines.Count(line => line.Contains("\"error\":\"the records fit no edition of category 62, tried 1.21 1.20 1.19 1.18 1.17 1.16\",\"offset\":")));
        EditionInUse used = Assert.Single(decoder.Editions);
        Assert.Equal((62, 25, 100, null, 0.0), (used.Category, used.SystemArea, used.SystemIdentification, used.Edition, used.Confidence));

        var source = new AsterixSourceDecoder(Site, datagrams: true);
        foreach (byte[] datagram in Datagrams("asterix/cat062_ed0.17.pcap")) Feed(source, datagram);
        Assert.Equal((0, 100, 99), (source.Counters.Messages, source.Counters.Rejected, source.Counters.RejectedBy(RejectReason.UnknownEdition)));
    }

    [Fact]
    public void Each_sensor_has_its_own_edition()
    {
        var decoder = new AsterixRecordDecoder();
        byte[] old = Blocks("0.26", 3, sic: 1);
        byte[] current = Blocks("2.7", 3, sic: 2);
        string[] lines = Lines(decoder, [.. old, .. current, .. old, .. current]);
        Assert.Equal(12, lines.Length);
        Assert.Equal(["0.26", "0.26", "0.26", "2.7", "2.7", "2.7", "0.26", "0.26", "0.26", "2.7", "2.7", "2.7"], lines.Select(line => line.Split("\"edition\":\"")[1].Split('"')[0]));
        Assert.Equal([(1, "0.26"), (2, "2.7")], decoder.Editions.Select(used => (used.SystemIdentification, used.Edition!)));
    }

    /// <summary>A sensor is replaced: the choice follows the evidence, and comes back.</summary>
    [Fact]
    public void The_choice_moves_when_the_evidence_does()
    {
        var decoder = new AsterixSourceDecoder(Site);
        Feed(decoder, Blocks("2.7", 100));
        Assert.Equal(("2.7", 1.0), (decoder.Editions[0].Edition, decoder.Editions[0].Confidence));
        Feed(decoder, Blocks("0.26", 100));
        Assert.Equal("0.26", decoder.Editions[0].Edition);
        Feed(decoder, Blocks("2.7", 300));
        Assert.Equal("2.7", decoder.Editions[0].Edition);
        Assert.True(decoder.Editions[0].Confidence > 0.9);
    }

    /// <summary>Well formed but odd is doubted, not refused: a radar that always sets a spare bit.</summary>
    [Fact]
    public void A_sensor_with_odd_habits_is_decoded_with_little_confidence()
    {
        var decoder = new AsterixRecordDecoder();
        string[] lines = Lines(decoder, [.. Enumerable.Repeat(Convert.FromHexString("3000088801191123"), 100).SelectMany(block => block)]);
        Assert.Equal(100, lines.Count(line => line.Contains("\"MODE3A\":\"0443\"")));
        Assert.Equal((0.0, false), (decoder.Editions[0].Confidence, decoder.Editions[0].Edition is null));
    }

    [Fact]
    public void A_configured_edition_is_used_as_told()
    {
        Assert.True(EditionSettings.TryParse("021:2.4, 048:1.30", AsterixCatalog.Default, out EditionSettings settings, out _));
        var decoder = new AsterixRecordDecoder(editions: settings);
        Assert.All(Lines(decoder, Blocks("2.7", 5)), line => Assert.Contains("\"edition\":\"2.4\"", line));
        Assert.Equal(("2.4", 1.0, true), (decoder.Editions[0].Edition, decoder.Editions[0].Confidence, decoder.Editions[0].IsConfigured));
        Assert.All(Lines(decoder, Blocks("0.26", 20)), line => Assert.DoesNotContain("fit no edition", line));
        Assert.True(decoder.Editions[0].Confidence < 0.5);
    }

    [Theory]
    [InlineData("048", "'048' is not CATEGORY:EDITION such as 048:1.30")]
    [InlineData("x:1.30", "'x:1.30' is not CATEGORY:EDITION such as 048:1.30")]
    [InlineData("034:1.30", "no edition 1.30 of category 034; known: 1.29, 1.28, 1.27")]
    [InlineData("255:1.0", "no edition 1.0 of category 255; there is none of that category")]
    public void Wrong_settings_say_why(string text, string expected)
    {
        Assert.False(EditionSettings.TryParse(text, AsterixCatalog.Default, out _, out string reason));
        Assert.Equal(expected, reason);
    }

    /// <summary>Old, new, unknown and broken records of several sensors; where the stream is cut or saved makes no difference.</summary>
    [Fact]
    public void Cuts_and_checkpoints_make_no_difference()
    {
        byte[] unknown = [.. Datagrams("asterix/cat062_ed0.17.pcap").Take(20).SelectMany(datagram => datagram)];
        byte[] bytes = [.. Blocks("0.26", 9, 1), .. Blocks("2.7", 9, 2), 9, 9, .. unknown, .. Blocks("2.7", 9, 1), 0x15, 0, 6, 0x80, 1, 1, .. Blocks("0.26", 9, 2)];
        string expected = Live(bytes, []);
        string printed = string.Join('\n', Lines(new AsterixRecordDecoder(), bytes));
        Gen.Int[1, bytes.Length - 1].Array[1, 5].Sample(cuts =>
        {
            Assert.Equal(expected, Live(bytes, [.. cuts.Order()]));
            var decoder = new AsterixRecordDecoder();
            int from = 0;
            var lines = new List<string>();
            foreach (int cut in cuts.Order())
            {
                lines.AddRange(Lines(decoder, bytes.AsSpan(from, cut - from), false));
                from = cut;
            }

            lines.AddRange(Lines(decoder, bytes.AsSpan(from)));
            Assert.Equal(printed, string.Join('\n', lines));
        }, iter: 60, seed: "0000KvBf1sL3");
    }

    /// <summary>Decodes in pieces, each by a new decoder that loaded the state of the one before.</summary>
    static string Live(byte[] bytes, int[] cuts)
    {
        var decoder = new AsterixSourceDecoder(Site);
        int from = 0;
        foreach (int cut in cuts.Append(bytes.Length))
        {
            var writer = new StateWriter();
            decoder.Save(writer);
            decoder = new AsterixSourceDecoder(Site);
            var reader = new StateReader(writer.Written);
            decoder.Load(ref reader);
            Feed(decoder, bytes.AsSpan(from, cut - from));
            from = cut;
        }

        return $"{decoder.Counters.Messages} {decoder.Counters.Rejected} {decoder.Counters.RejectedBy(RejectReason.UnknownEdition)} {string.Join(' ', decoder.Editions)}";
    }

    [Fact]
    public void Sensors_without_number_do_not_fill_the_memory()
    {
        var decoder = new AsterixSourceDecoder(Site);
        byte[] block = Convert.FromHexString("300006800000");
        for (int sensor = 0; sensor < 5000; sensor++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(block.AsSpan(4), (ushort)sensor);
            Feed(decoder, block);
        }

        Assert.InRange(decoder.Editions.Count, 200, 300);
    }
}
