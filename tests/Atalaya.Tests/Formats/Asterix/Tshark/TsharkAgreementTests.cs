using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Atalaya.Core.Time;
using Atalaya.Formats.Asterix;
using Atalaya.Formats.Framing;

namespace Atalaya.Tests.Formats.Asterix.Tshark;

/// <summary>
/// tshark reads what we encode: random values of every element of every category and edition that both know, value by value. Its
/// definitions come from the same facts; its engine, and its scaling, are its own. Judged by the standard, with tshark 4.0.17:
/// <see cref="LeftOut"/> here, <see cref="Agreement"/> for single values.
/// </summary>
public sealed class TsharkAgreementTests
{
    const int RecordsPerCategory = 40;

    /// <summary>
    /// What makes tshark lose the rest of the record: it reads 12 octets for I004/170 and 171 CPW, which have 4 + 4 + 2, and looks for FX of
    /// I032/050 and I062/510 in a wrong octet (it stands at the end of each three).
    /// </summary>
    static IReadOnlySet<string> LeftOut(int category) => category switch
    {
        4 => new HashSet<string> { "170/CPW", "171/CPW" },
        32 => new HashSet<string> { "050" },
        62 => new HashSet<string> { "510" },
        _ => new HashSet<string>(),
    };

    /// <summary>The newest edition of each category that both know, the second newest, and so on.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Tshark_reads_what_was_encoded(int age)
    {
        (int Category, string Edition)[] editions =
        [
            .. from known in TsharkRun.Editions()
               let common = known.Value.Where(edition => AsterixCatalog.Default.Find(known.Key, edition) is not null).ToArray()
               where common.Length > age
               select (known.Key, common[age]),
        ];
        var capture = new ArrayBufferWriter<byte>();
        var pcap = new PcapWriter(capture);
        List<(string Edition, SentValue[] Values)> sent = [];
        foreach ((int category, string edition) in editions) Encode(AsterixCatalog.Default.Find(category, edition)!, pcap, sent);

        Compare(capture, editions, sent, 100 * editions.Length);
    }

    /// <summary>Real records of a Mode S radar and of an ARTAS tracker, each in a block of its own.</summary>
    [Theory]
    [InlineData("Jahorina.raw", 2119)]
    [InlineData("ARTAS.payload.raw", 573)]
    public void Tshark_reads_recordings_as_we_do(string file, int records)
    {
        byte[] recording = File.ReadAllBytes(SharedData.Path("asterix/" + file));
        Dictionary<int, string[]> known = TsharkRun.Editions();
        (int Category, string Edition)[] editions = [.. ((int[])[34, 48, 62, 63, 65]).Select(category => (category, known[category][0]))];
        var capture = new ArrayBufferWriter<byte>();
        var pcap = new PcapWriter(capture);
        List<(string Edition, SentValue[] Values)> read = [];
        foreach (string line in AsterixSamples.Lines(recording))
        {
            JsonElement record = JsonDocument.Parse(line).RootElement;
            AsterixCategory definition = AsterixCatalog.Default.Find(record.GetProperty("category").GetInt32(), editions.First(edition => edition.Category == record.GetProperty("category").GetInt32()).Edition)!;
            byte[] octets = recording.AsSpan(record.GetProperty("offset").GetInt32(), record.GetProperty("length").GetInt32()).ToArray();
            List<SentValue> values = [];
            var visitor = new RecordedValues(definition, values);
            var profile = new AsterixProfileChoice();
            AsterixWalker<RecordedValues>.Walk(definition, octets, 0, octets.Length, ref visitor, ref profile, out AsterixFault fault, out _);
            Assert.Equal(AsterixFaultKind.None, fault.Kind);
            pcap.Write(Instant.FromUnixSeconds(1_700_000_000), 0x0A000001, 0x0A000002, 8600, [(byte)definition.Number, (byte)((octets.Length + 3) >> 8), (byte)(octets.Length + 3), .. octets]);
            read.Add(($"{definition.Number:000} {definition.Edition}", [.. values]));
        }

        Assert.Equal(records, read.Count);
        Compare(capture, editions, read, 20 * records);
    }

    static void Compare(ArrayBufferWriter<byte> capture, (int Category, string Edition)[] editions, List<(string Edition, SentValue[] Values)> sent, int atLeast)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("atalaya-tshark-");
        string file = Path.Combine(folder.FullName, "sent.pcap");
        File.WriteAllBytes(file, capture.WrittenSpan.ToArray());
        List<List<TsharkField>> packets = TsharkRun.Read(file, editions);
        folder.Delete(recursive: true);

        Assert.Equal(sent.Count, packets.Count);
        var agreement = new Agreement();
        for (int i = 0; i < sent.Count; i++) agreement.Compare(sent[i].Edition, sent[i].Values, packets[i]);
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{editions.Length} editions, {sent.Count} records, {agreement.Values} values compared"));
        Assert.True(agreement.Differences.Count == 0, string.Join('\n', agreement.Differences.Select(difference => $"{difference.Key}: {difference.Value.Count} times, as {difference.Value.Example}")));
        Assert.True(agreement.Values >= atLeast, $"only {agreement.Values} values");
    }

    static void Encode(AsterixCategory definition, PcapWriter pcap, List<(string Edition, SentValue[] Values)> sent)
    {
        var random = new Random(definition.Number);
        var record = new RandomRecord(definition, random, LeftOut(definition.Number));
        var block = new AsterixBlockBuilder(definition.Number);
        for (int i = 0; i < RecordsPerCategory; i++)
        {
            record.Next(i < 2 ? 1 : random.NextDouble(), profiles: 1); // tshark takes tracks of category 001 for plots
            block.Clear();
            Assert.True(block.TryAdd(record.Builder));
            pcap.Write(Instant.FromUnixSeconds(1_700_000_000 + i), 0x0A000001, 0x0A000002, 8600, block.Block);
            sent.Add(($"{definition.Number:000} {definition.Edition}", [.. record.Sent]));
        }
    }
}
