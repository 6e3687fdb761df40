using System.Globalization;
using System.Text.Json;
using Atalaya.Formats.Asterix;

namespace Atalaya.Tests.Formats.Asterix;

public sealed class AsterixRecordBuilderTests
{
    static readonly AsterixCategory Cat048 = AsterixCatalog.Default[48]!;

    [Fact]
    public void Values_become_octets()
    {
        var record = new AsterixRecordBuilder(Cat048)
            .SetRaw("010/SAC", 25).SetRaw("010/SIC", 201).Set("140", 27355.0625).Set("020/TYP", 5)
            .Set("040/RHO", 116.8125).Set("040/THETA", 359.9999).SetText("070/MODE3A", "0246").Set("090/FL", -1.25)
            .SetRaw("220", 0x4249B9).SetText("240", "SYL9962").Repeat("250").SetRaw("250/BDS1", 4).Repeat("250").SetRaw("250/BDS1", 5)
            .SetRaw("161/TRN", 7).SetRaw("030", 1).Repeat("030").SetRaw("030", 2).Set("020/TST", 1).SetOctets("SP", [1, 2]);
        Assert.Equal(
            "fdf1410419c9356d88a18074d0000000a63ffb4249b94d9339e76ca0" + "02000000000000004000000000000000500007" + "0304" + "030102",
            Convert.ToHexStringLower(record.ToArray()), ignoreCase: true);
    }

    [Fact]
    public void Bugs_of_the_caller_throw()
    {
        var record = new AsterixRecordBuilder(Cat048);
        Assert.Throws<ArgumentException>(() => record.Set("040/RO", 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => record.Set("040/RHO", 256));
        Assert.Throws<ArgumentOutOfRangeException>(() => record.Set("040/RHO", -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => record.Set("090/FL", double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => record.SetRaw("020/TYP", 8));
        Assert.Throws<ArgumentException>(() => record.SetText("240", "NINECHARS"));
        Assert.Throws<ArgumentException>(() => record.SetText("070/MODE3A", "8"));
        Assert.Throws<ArgumentException>(() => record.SetText("140", "8"));
        Assert.Throws<ArgumentException>(() => record.Repeat("140"));
        Assert.Throws<ArgumentException>(() => record.SetOctets("SP", new byte[255]));
    }

    [Fact]
    public void Blocks_are_filled_up_to_their_limit()
    {
        var block = new AsterixBlockBuilder(48, 20);
        Assert.True(block.Block.IsEmpty);
        AsterixRecordBuilder record = new AsterixRecordBuilder(Cat048).SetRaw("010/SAC", 1).Set("140", 1);
        Assert.True(block.TryAdd(record));
        Assert.True(block.TryAdd(record));
        Assert.False(block.TryAdd(record));
        Assert.Equal("30000fc00100000080c00100000080", Convert.ToHexStringLower(block.Block));
        block.Clear();
        Assert.True(block.IsEmpty);
    }

    public static TheoryData<string> Definitions =>
        [.. Enumerable.Range(0, 256).Where(AsterixCatalog.Default.Knows).Select(category => category.ToString(CultureInfo.InvariantCulture)), "constructs"];

    public static AsterixCategory Definition(string name) =>
        name == "constructs" ? Constructs.Category : AsterixCatalog.Default[int.Parse(name, CultureInfo.InvariantCulture)]!;

    /// <summary>Random values of every element, encoded and decoded, are the same values; encoding them again gives the same octets.</summary>
    [Theory]
    [MemberData(nameof(Definitions))]
    public void Decode_after_encode_is_identity(string name)
    {
        AsterixCategory definition = Definition(name);
        var random = new Random(48);
        var record = new AsterixRecordBuilder(definition);
        var again = new AsterixRecordBuilder(definition);
        var layout = new AsterixLayout();
        var values = new Dictionary<int, ulong>();
        var seen = new Dictionary<int, ulong>();
        for (int round = 0; round < 300; round++)
        {
            record.Clear();
            values.Clear();
            seen.Clear();
            record.Profile = random.Next(definition.ProfileNames.Count);
            int wanted = random.Next(1, definition.Infos.Count);
            for (int i = 0; i < wanted; i++) SetRandom(record, definition, random, values);
            if (values.Count == 0) continue;
            byte[] bytes = record.ToArray();
            var visitor = new CollectingVisitor(seen);
            var profile = new AsterixProfileChoice { Profile = record.Profile };
            AsterixWalker<CollectingVisitor>.Walk(definition, bytes, 0, bytes.Length, ref visitor, ref profile, out AsterixFault fault, out _);
            Assert.Equal(AsterixFaultKind.None, fault.Kind);
            foreach ((int element, ulong value) in values) Assert.Equal((definition.Infos[element].Path, value), (definition.Infos[element].Path, seen[element]));
            again.Profile = record.Profile;
            Assert.True(again.Load(bytes, layout));
            Assert.Equal(bytes, again.ToArray());
            Assert.Equal(bytes, again.ToArray(layout));
        }
    }

    /// <summary>Sets one element unless the profile lacks it, it stands with what selects the profile, or it belongs to a case (its key would have to match).</summary>
    static void SetRandom(AsterixRecordBuilder record, AsterixCategory category, Random random, Dictionary<int, ulong> values)
    {
        int element = random.Next(category.Infos.Count);
        AsterixElementInfo info = category.Infos[element];
        int item = category.NodeByPath[info.Path.Split('/', '[')[0]];
        int selector = category.Profiles.Selector;
        if (selector >= 0 && category.Upwards.NodeOfElement[selector] == item || category.Upwards.CaseOfElement[element] >= 0 || Array.IndexOf(category.Uaps[record.Profile], (short)item) < 0) return;
        if (category.Nodes[item].Inner != 0 && info.Bits == 0) return;
        if (info.Bits == 0 || info.Bits > 64)
        {
            byte[] content = new byte[info.Bits > 0 ? info.Bits / 8 : random.Next(20)];
            random.NextBytes(content);
            record.SetOctets(element, content);
            values[element] = (ulong)content.Length;
            return;
        }

        ulong raw = (ulong)random.NextInt64() << 1 & (ulong.MaxValue >> (64 - info.Bits));
        record.SetRaw(element, raw);
        values[element] = raw;
    }

    /// <summary>Values in the standard's unit survive to half an LSB.</summary>
    [Fact]
    public void Scaled_values_are_rounded_to_the_lsb()
    {
        var random = new Random(3);
        var record = new AsterixRecordBuilder(Cat048);
        for (int i = 0; i < 500; i++)
        {
            double rho = random.NextDouble() * 255;
            double level = random.NextDouble() * 2000 - 1000;
            record.Clear().Set("040/RHO", rho).Set("090/FL", level);
            byte[] bytes = record.ToArray();
            JsonElement items = JsonDocument.Parse(AsterixSamples.Lines([48, 0, (byte)(bytes.Length + 3), .. bytes]).Single()).RootElement.GetProperty("items");
            Assert.Equal(rho, items.GetProperty("040").GetProperty("RHO").GetDouble(), 0.5 / 256 + 1e-12);
            Assert.Equal(level, items.GetProperty("090").GetProperty("FL").GetDouble(), 0.125 + 1e-12);
        }
    }

    /// <summary>All of the real records are laid out as short as they can be, so that they come back octet for octet.</summary>
    [Theory]
    [InlineData("Jahorina.raw", 2119)]
    [InlineData("cat_034_048.pcap", 162)]
    public void Real_records_come_back(string file, int records)
    {
        byte[] bytes = file == "Jahorina.raw" ? AsterixSamples.Jahorina : AsterixSamples.SevenRadars;
        var builders = new Dictionary<int, AsterixRecordBuilder>();
        int same = 0;
        int total = 0;
        foreach (string line in AsterixSamples.Lines(bytes))
        {
            JsonElement root = JsonDocument.Parse(line).RootElement;
            int category = root.GetProperty("category").GetInt32();
            if (!builders.TryGetValue(category, out AsterixRecordBuilder? record)) builders.Add(category, record = new AsterixRecordBuilder(AsterixCatalog.Default[category]!));
            byte[] octets = bytes.AsSpan(root.GetProperty("offset").GetInt32(), root.GetProperty("length").GetInt32()).ToArray();
            Assert.True(record.Load(octets));
            total++;
            if (octets.AsSpan().SequenceEqual(record.ToArray())) same++;
        }

        Assert.Equal((records, records), (total, same));
    }

    readonly struct CollectingVisitor(Dictionary<int, ulong> seen) : IAsterixVisitor
    {
        public void BeginRecord(int start) { }
        public void EndRecord(ReadOnlySpan<byte> record, int start) { }
        public void AbandonRecord() { }
        public void BeginNode(int node) { }
        public void EndNode(int node) { }
        public void Element(in AsterixElement element, ulong raw) => seen[element.Index] = raw;
        public void Octets(in AsterixElement element, ReadOnlySpan<byte> content) => seen[element.Index] = (ulong)content.Length;
    }
}
