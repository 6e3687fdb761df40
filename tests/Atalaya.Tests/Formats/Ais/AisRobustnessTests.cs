using System.Text;
using Atalaya.Core.Frames;
using Atalaya.Core.Reports;
using Atalaya.Core.State;
using Atalaya.Formats.Ais;
using Atalaya.Formats.Records;
using CsCheck;

namespace Atalaya.Tests.Formats.Ais;

public sealed class AisRobustnessTests
{
    static readonly byte[] Sample = Encoding.ASCII.GetBytes(
        "\\g:1-2-9,s:r1,c:1565218798*00\\!AIVDM,2,1,6,B,53Jmvl82Bw3CTP7??K5<D5<lThF222222222221:I0oK;4e20L3FH42i,0*5C\r\n" +
        "1550303566167726840 !AIVDM,2,2,6,B,p88888888888880,2*69\r\n!AIVDM,1,1,,B,15NBj>PP1gG>1PVKTDTUJOv00<0M,0*09,b003669794,1272412827\n" +
        "!AIVDM,1,1,,A,H3KLehQ=DtddT00000000000000,0*5F\n!AIVDM,1,1,,B,B39H9GP0;@H136UI3ijEowU5oP06,0*14\n");

    static void Run(byte[] bytes, int piece)
    {
        AisRun whole = new(bytes);
        AisRun pieces = new(bytes, piece);
        Assert.Equal(whole.Text, pieces.Text);
        Assert.Equal(whole.Statistics.Checksum, pieces.Statistics.Checksum);
        Assert.Equal(whole.Statistics.Checksum, new AisRun(bytes, print: false).Statistics.Checksum);
        Assert.Equal(whole.Lines.Count, whole.Statistics.Records + whole.Statistics.Errors);
    }

    [Fact]
    public void Damaged_sentences_never_throw() => Gen.Select(Gen.Int[0, Sample.Length - 1].Array[1, 8], Gen.Byte.Array[8], Gen.Int[1, 100]).Sample((places, values, piece) =>
    {
        byte[] damaged = [.. Sample];
        for (int i = 0; i < places.Length; i++) damaged[places[i]] = values[i];
        Run(damaged, piece);
    }, seed: "0001Fuzz0001", iter: 1000);

    [Fact]
    public void Random_payloads_with_right_checksums_never_throw() =>
        Gen.Select(Gen.Char["0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVW`abcdefghijklmnopqrstuvwx"].Array[0, 90], Gen.Int[0, 6], Gen.Int[1, 100]).Sample((payload, fill, piece) =>
        {
            string fields = $"AIVDM,1,1,,A,{new string(payload)},{fill}";
            Run(Encoding.ASCII.GetBytes($"!{fields}*{NmeaChecksum.Of(Encoding.ASCII.GetBytes(fields)):X2}\r\n"), piece);
        }, seed: "0002Fuzz0002", iter: 1000);

    [Fact]
    public void Random_messages_of_every_type_and_length_never_throw() =>
        Gen.Select(Gen.UInt[0, 63], Gen.UInt[0, (1u << 30) - 1], Gen.UInt.Array[32], Gen.Int[38, 1100], Gen.Int[1, 100]).Sample((type, mmsi, words, length, piece) =>
        {
            AisSentence message = new(type, mmsi);
            foreach (uint word in words) message.Add((word, 32));
            byte[] bytes = message.ToBytes(length);
            Run(bytes, piece);
            new NmeaSourceDecoder(new SourceSite(new SourceId(1), "x")).Decode(new Frame(FrameKind.SensorData, new SourceId(1), default, default, bytes), new ReportBatch());
        }, seed: "0005Fuzz0005", iter: 2000);

    [Fact]
    public void No_type_allocates()
    {
        List<byte[]> messages = [];
        for (uint type = 0; type < 30; type++)
            foreach (int length in new[] { 72, 168, 312, 424, 1008 })
                messages.Add(new AisSentence(type, 970010000).Add((0x12345678, 32), (0x9ABCDEF0, 32)).Add("SOME TEXT").ToBytes(length));
        NmeaSourceDecoder reports = new(new SourceSite(new SourceId(1), "x"));
        AisRecordDecoder records = new();
        RecordStatistics statistics = new();
        ReportBatch batch = new();
        Allocation.AssertNone(Feed, 20);

        void Feed()
        {
            batch.Clear();
            foreach (byte[] message in messages)
            {
                reports.Decode(new Frame(FrameKind.SensorData, new SourceId(1), default, default, message), batch);
                records.Decode(message, null, false, null, statistics);
            }
        }
    }

    [Fact]
    public void Random_bytes_never_throw() =>
        Gen.Select(Gen.OneOf(Gen.Byte, Gen.Char["\r\n!\\*,$:cg-AIVDM1"].Select(character => (byte)character)).Array[0, 300], Gen.Int[1, 50]).Sample(Run, seed: "0003Fuzz0003", iter: 1000);

    [Fact]
    public void A_damaged_state_is_refused_or_read() => Gen.Select(Gen.Int[0, 10_000], Gen.Byte, Gen.Int[0, 10_000]).Sample((place, value, length) =>
    {
        SourceSite site = new(new SourceId(1), "x");
        NmeaSourceDecoder decoder = new(site);
        decoder.Decode(new Frame(FrameKind.SensorData, new SourceId(1), default, default, Sample.AsSpan(0, 120)), new ReportBatch());
        StateWriter state = new();
        decoder.Save(state);
        byte[] bytes = state.Written.ToArray();
        bytes[place % bytes.Length] = value;
        NmeaSourceDecoder loaded = new(site);
        try
        {
            StateReader reader = new(bytes.AsSpan(0, Math.Max(1, bytes.Length - length % 3)));
            loaded.Load(ref reader);
        }
        catch (InvalidDataException)
        {
            return;
        }

        loaded.Decode(new Frame(FrameKind.SensorData, new SourceId(1), default, default, Sample), new ReportBatch());
    }, seed: "0004Fuzz0004", iter: 1000);
}
