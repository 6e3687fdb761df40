using System.Buffers.Binary;
using Atalaya.Formats.Asterix;
using Atalaya.Formats.Asterix.Categories;

namespace Atalaya.Tests.Formats.Asterix.Categories;

/// <summary>The generated readers and the table-driven engine see the same in every octet.</summary>
public sealed class TypedReaderTests
{
    public static TheoryData<string> Categories => [.. TypedCategory.All.Select(typed => typed.ToString())];

    static TypedCategory Find(string category) => TypedCategory.All.First(typed => typed.ToString() == category);

    [Fact]
    public void Properties_are_in_the_units_of_the_standard()
    {
        byte[] octets = new AsterixRecordBuilder(AsterixCatalog.Default[48]!)
            .SetRaw("010/SAC", 25).SetRaw("010/SIC", 201).Set("140", 27355.0625).Set("020/TYP", 5).Set("020/TST", 1)
            .Set("040/RHO", 116.8125).SetText("070/MODE3A", "7700").Set("090/FL", -1.25).SetText("240", "SYL9962")
            .Repeat("250").SetRaw("250/BDS1", 4).Repeat("250").SetRaw("250/BDS1", 5).SetRaw("250/MBDATA", 77).SetRaw("030", 1).Repeat("030").SetRaw("030", 2)
            .Set("130/SAM", -70).SetOctets("SP", [1, 2]).ToArray();
        Assert.True(Cat048Record.TryRead(octets, out Cat048Record record, out AsterixFault fault));
        Assert.Equal(default, fault);
        Assert.Equal(octets.Length, record.Length);
        Assert.Equal((25, 201), (record.I010.SAC, record.I010.SIC));
        Assert.Equal(27355.0625, record.I140);
        Assert.Equal(5, record.I020.TYP);
        Assert.Equal(1, record.I020.TST);
        Assert.Null(record.I020.ADSB_EP);
        Assert.Equal(116.8125, record.I040.RHO);
        Assert.Equal(0xFC0, record.I070.MODE3A);
        Assert.Equal(-1.25, record.I090.FL);
        Assert.Equal("SYL9962", record.I240.ToString());
        Assert.Equal(-70, record.I130.SAM);
        Assert.Null(record.I130.PAM);
        Assert.Equal([1, 2], record.SP.ToArray());
        Assert.False(record.HasI170);
        var registers = new List<(int, long)>();
        foreach (Cat048I250Entry entry in record.I250) registers.Add((entry.BDS1, entry.MBDATA));
        Assert.Equal([(4, 0L), (5, 77L)], registers);
        Assert.Equal((2, 1, 2), (record.I030.Count, record.I030[0], record.I030[1]));
    }

    [Fact]
    public void An_absent_view_is_a_bug_of_the_caller() =>
        Assert.Throws<InvalidOperationException>(() =>
        {
            Cat048Record.TryRead([0x80, 1, 2], out Cat048Record record, out _);
            return record.I040.RHO;
        });

    [Theory]
    [MemberData(nameof(Categories))]
    public void Random_records_agree(string category)
    {
        TypedCategory typed = Find(category);
        var records = new RandomRecords(typed.Category, 1);
        int values = 0;
        for (int i = 0; i < 3000; i++)
        {
            byte[] record = records.Next();
            Assert.Equal(1, typed.Compare(record, 0, record.Length));
            values += typed.CheckValues(record);
        }

        Assert.InRange(values, 10_000, int.MaxValue);
    }

    [Theory]
    [MemberData(nameof(Categories))]
    public void Broken_records_agree(string category)
    {
        TypedCategory typed = Find(category);
        var records = new RandomRecords(typed.Category, 2);
        int sound = 0;
        for (int i = 0; i < 2500; i++)
        {
            byte[] record = records.Next();
            for (int mutation = 0; mutation < 10; mutation++)
            {
                byte[] broken = records.Mutate(record);
                sound += typed.Compare(broken, 0, broken.Length);
            }
        }

        Assert.InRange(sound, 500, int.MaxValue);
    }

    [Theory]
    [MemberData(nameof(Categories))]
    public void Random_octets_agree(string category)
    {
        TypedCategory typed = Find(category);
        var random = new Random(3);
        for (int i = 0; i < 20_000; i++)
        {
            byte[] octets = new byte[random.Next(64)];
            random.NextBytes(octets);
            typed.Compare(octets, 0, octets.Length);
        }
    }

    /// <summary>Decoding for the sum alone goes through the generated code of every category that has some.</summary>
    [Fact]
    public void The_shipped_definitions_are_those_generated_from() =>
        Assert.All(TypedCategory.All, typed => Assert.NotNull(AsterixCatalog.Default[typed.Category.Number]!.TypedSum));

    [Fact]
    public void Recordings_agree()
    {
        int records = Compare(AsterixSamples.Jahorina) + Compare(AsterixSamples.SevenRadars) + Compare(AsterixSamples.Oradis);
        foreach (string file in new[] { "ARTAS.payload.raw", "goasterix_sample.ast" }) records += Compare(File.ReadAllBytes(SharedData.Path("asterix/" + file)));
        foreach (string file in Directory.GetFiles(SharedData.Path("asterix/bits"))) records += Compare(File.ReadAllBytes(file));
        Assert.InRange(records, 2800, int.MaxValue);
    }

    [Fact]
    public void Recordings_of_001_and_002_agree() => Assert.InRange(Compare(AsterixSamples.Oradis), 4, int.MaxValue);

    /// <summary>Compares every block of a known category; the number of sound records.</summary>
    static int Compare(ReadOnlySpan<byte> data)
    {
        int records = 0;
        for (int at = 0; at + 3 < data.Length;)
        {
            int length = BinaryPrimitives.ReadUInt16BigEndian(data[(at + 1)..]);
            if (length < 4 || at + length > data.Length) break;
            int number = data[at];
            if (TypedCategory.All.FirstOrDefault(typed => typed.Category.Number == number) is { } typed) records += typed.Compare(data, at + 3, at + length);
            at += length;
        }

        return records;
    }

    [Fact]
    public void Reading_allocates_nothing()
    {
        byte[] octets = new AsterixRecordBuilder(AsterixCatalog.Default[48]!).Set("140", 1).SetText("240", "SYL9962").Set("130/SAM", -70).Set("020/TST", 1).SetRaw("250/BDS1", 4).ToArray();
        ulong sum = Sum(octets);
        Allocation.AssertNone(() => Assert.True(Sum(octets) == sum), 1000);
    }

    static ulong Sum(byte[] octets)
    {
        Cat048Record.TryRead(octets, out Cat048Record record, out _);
        var sink = new ChecksumSink();
        record.Accept(ref sink);
        return sink.Sum;
    }
}
