using Atalaya.Core.Time;
using Atalaya.Formats.Asterix;
using Atalaya.Scenarios;

namespace Atalaya.Benchmarks.Inputs;

/// <summary>Category 048 records with every item a Mode S radar with tracking sends, one to three registers each; the values are random.</summary>
static class FullRecords
{
    static readonly string[] Items = ["010", "020", "040", "042", "070", "090", "130", "161", "170", "200", "220", "230"];
    static readonly byte[] Registers = [0x40, 0x50, 0x60];

    public static DecodeInput Create(int count)
    {
        DecodeInput input = new() { Format = "asterix", IsSimulated = true };
        AsterixCategory category = AsterixCatalog.Default[48]!;
        AsterixRecordBuilder record = new(category);
        AsterixBlockBuilder block = new(48);
        RandomValues values = new(category);
        int[] elements = [.. Enumerable.Range(0, category.Infos.Count).Where(i => IsSent(category.Infos[i]))];
        for (int i = 0; i < count; i++)
        {
            Fill(record, elements, i, values);
            if (block.TryAdd(record)) continue;
            input.Add(block.Block, TimeOf(i));
            block.Clear();
            block.TryAdd(record);
        }

        input.Add(block.Block, TimeOf(count));
        return input;
    }

    static Instant TimeOf(int record) => ScenarioOptions.FixedEpoch.PlusSeconds(record * 0.01);

    static bool IsSent(AsterixElementInfo element) => element.Bits <= 64 && Items.Contains(element.Path.Split('/')[0]);

    static void Fill(AsterixRecordBuilder record, int[] elements, int number, RandomValues values)
    {
        record.Clear();
        foreach (int element in elements) values.Set(record, element);
        record.Set("140", number * 0.01);
        record.SetText("240", "ATL" + (number % 10_000));
        for (int register = 0; register <= values.Random.Next(Registers.Length); register++)
            record.Repeat("250").SetRaw("250/MBDATA", values.Bits(56)).SetRaw("250/BDS1", (ulong)Registers[register] >> 4).SetRaw("250/BDS2", 0);
    }
}
