using System.Text.Json;
using Atalaya.Formats.Asterix;

namespace Atalaya.Tests.Formats.Asterix;

/// <summary>Values and layout together give the octets that were received.</summary>
public sealed class AsterixLayoutTests
{
    /// <summary>Record, and the same as short as it can be.</summary>
    [Theory]
    [InlineData("C1 00 0102 00", "C0 0102 00")]
    [InlineData("C1 01 01 01 01 01 01 01 01 00 0102 00", "C0 0102 00")]
    [InlineData("40 7E", "40 00")]
    [InlineData("40 01 FE", "40 00")]
    [InlineData("40 01 00", "40 00")]
    [InlineData("41 20 00 05 A0 05 F123", "41 20 00 05 A0 05 0123")]
    [InlineData("48 00 81 01 00 1F", "48 00 80 1F")]
    [InlineData("41 80 00 02 81 00 07 81 01 00 08", "41 80 00 02 80 07 80 08")]
    [InlineData("41 08 00 01 05 81 00 1F", "41 08 00 01 05 80 1F")]
    public void What_values_do_not_say_is_in_the_layout(string hex, string shortest)
    {
        byte[] octets = Convert.FromHexString(hex.Replace(" ", ""));
        var record = new AsterixRecordBuilder(Constructs.Category);
        var layout = new AsterixLayout();
        Assert.True(record.Load(octets, layout));
        Assert.Equal(octets, record.ToArray(layout));
        Assert.Equal(Convert.FromHexString(shortest.Replace(" ", "")), record.ToArray());
    }

    /// <summary>The layout holds no values: what is changed afterwards is encoded.</summary>
    [Fact]
    public void Changed_values_keep_the_layout()
    {
        var record = new AsterixRecordBuilder(Constructs.Category);
        var layout = new AsterixLayout();
        Assert.False(record.Load(Convert.FromHexString("C100010201"), layout));
        Assert.True(record.Load(Convert.FromHexString("C10001027E"), layout));
        Assert.Equal(6, layout.SpareBits);
        record.SetRaw("010/SAC", 255).SetRaw("010/SIC", 0);
        Assert.Equal("c100ff007e", Convert.ToHexStringLower(record.ToArray(layout)));
        record.SetRaw("000", 255);
        Assert.Equal("e100ff007eff", Convert.ToHexStringLower(record.ToArray(layout)));
        record.Clear().SetRaw("010/SAC", 1);
        Assert.Equal("81000100", Convert.ToHexStringLower(record.ToArray(layout)));
    }

    public static TheoryData<string, int> Recordings => new()
    {
        { "asterix/Jahorina.raw", 2119 },
        { "asterix/ARTAS.payload.raw", 573 },
        { "asterix/goasterix_sample.ast", 0 },
        { "asterix/bits", 20 },
    };

    [Theory]
    [MemberData(nameof(Recordings))]
    public void Every_shared_record_comes_back(string path, int atLeast)
    {
        string full = SharedData.Path(path);
        int records = 0;
        foreach (string file in Directory.Exists(full) ? Directory.GetFiles(full).Order(StringComparer.Ordinal).ToArray() : [full]) records += ComeBack(file, File.ReadAllBytes(file));
        Assert.True(records >= atLeast, $"{records} records");
        TestContext.Current.TestOutputHelper?.WriteLine($"{path}: {records} records");
    }

    [Theory]
    [InlineData("cat_034_048.pcap", 162)]
    [InlineData("cat_062_065.pcap", 3)]
    [InlineData("cat062_ed0.17.pcap", 0)]
    [InlineData("cat_001_002.oradis.pcap", 8)]
    public void Every_captured_record_comes_back(string capture, int atLeast)
    {
        int records = ComeBack(capture, capture.Contains("oradis", StringComparison.Ordinal) ? AsterixSamples.Oradis : AsterixSamples.Payloads(capture));
        Assert.True(records >= atLeast, $"{records} records");
        TestContext.Current.TestOutputHelper?.WriteLine($"{capture}: {records} records");
    }

    /// <summary>Any octets that are a sound record, whatever their values, spare bits and lengths.</summary>
    [Theory]
    [MemberData(nameof(AsterixRecordBuilderTests.Definitions), MemberType = typeof(AsterixRecordBuilderTests))]
    public void Random_records_come_back(string name)
    {
        AsterixCategory definition = AsterixRecordBuilderTests.Definition(name);
        var random = new Random(252);
        var record = new AsterixRecordBuilder(definition);
        var layout = new AsterixLayout();
        int records = 0;
        byte[] octets = new byte[200];
        for (int round = 0; round < 500; round++)
        {
            random.NextBytes(octets);
            for (int i = random.Next(1, 4); i < octets.Length; i += random.Next(1, 9)) octets[i] &= (byte)(random.Next(2) == 0 ? 0xFE : 0x0E);
            var visitor = new LengthVisitor();
            AsterixWalker<LengthVisitor>.Walk(definition, octets, 0, octets.Length, ref visitor, out _, maxRecords: 1);
            if (visitor.Length == 0) continue;
            record.Profile = 0;
            byte[] sound = octets[..visitor.Length];
            Assert.True(record.Load(sound, layout));
            Assert.Equal(Convert.ToHexStringLower(sound), Convert.ToHexStringLower(record.ToArray(layout)));
            records++;
        }

        Assert.True(records > 0);
    }

    struct LengthVisitor : IAsterixVisitor
    {
        public int Length { get; private set; }

        public readonly void BeginRecord(int start) { }
        public void EndRecord(ReadOnlySpan<byte> record, int start) => Length = record.Length;
        public readonly void AbandonRecord() { }
        public readonly void BeginNode(int node) { }
        public readonly void EndNode(int node) { }
        public readonly void Element(in AsterixElement element, ulong raw) { }
        public readonly void Octets(in AsterixElement element, ReadOnlySpan<byte> content) { }
    }

    static int ComeBack(string name, byte[] bytes)
    {
        var builders = new AsterixRecordBuilder?[256];
        var layout = new AsterixLayout();
        int records = 0;
        foreach (string line in AsterixSamples.Lines(bytes))
        {
            JsonElement root = JsonDocument.Parse(line).RootElement;
            if (!root.TryGetProperty("items", out _)) continue;
            int category = root.GetProperty("category").GetInt32();
            AsterixRecordBuilder record = builders[category] ??= new AsterixRecordBuilder(AsterixCatalog.Default[category]!);
            if (root.GetProperty("edition").GetString() != record.Category.Edition) continue;
            byte[] octets = bytes.AsSpan(root.GetProperty("offset").GetInt32(), root.GetProperty("length").GetInt32()).ToArray();
            Assert.True(record.Load(octets, layout));
            Assert.True(octets.AsSpan().SequenceEqual(record.ToArray(layout)), $"{name}: {line}");
            records++;
        }

        return records;
    }
}
