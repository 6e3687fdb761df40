using Atalaya.Fusion.Sources;
using CsCheck;

namespace Atalaya.Tests.Fusion.Sources;

public sealed class CellTableTests
{
    static readonly Gen<(ulong Key, bool Adds)> Step =
        Gen.Select(Gen.UShort[0, 3], Gen.Bool, Gen.UInt[0, 40], Gen.Bool, (source, identified, cell, adds) => (((ulong)source << 48) | (identified ? 1ul << 32 : 0) | cell, adds));

    [Fact]
    public void HoldsWhatADictionaryHolds() => Step.Array[0, 400].Sample(steps =>
    {
        CellTable<int> table = new();
        Dictionary<ulong, int> expected = [];
        for (int i = 0; i < steps.Length; i++)
        {
            (ulong key, bool adds) = steps[i];
            if (adds)
            {
                table.FindOrAdd(key, out bool exists) = i;
                Assert.Equal(expected.ContainsKey(key), exists);
                expected[key] = i;
            }
            else if (expected.Remove(key, out int value)) RemoveValue(table, value);
        }

        Assert.Equal(expected.Count, table.Count);
        Assert.Equal(expected.Keys.Order(), table.SortedKeys());
        foreach ((ulong key, int value) in expected)
        {
            Assert.True(table.TryFind(key, out int found));
            Assert.Equal(value, found);
        }

        foreach ((ulong key, _) in steps) Assert.Equal(expected.ContainsKey(key), table.TryFind(key, out _));
    }, seed: "0N0XIzNsQ0O2", iter: 2000);

    [Fact]
    public void AWalkThatRemovesSeesEveryValue() => Gen.ULong[0, 5000].Array[0, 300].Sample(keys =>
    {
        CellTable<ulong> table = new();
        foreach (ulong key in keys) table.FindOrAdd(key, out _) = key;
        for (int place = 0; place < table.PlaceCount;)
        {
            if (table.TryRead(place, out ulong value) && value % 3 != 0) table.RemoveAt(place);
            else place++;
        }

        Assert.Equal(keys.Where(key => key % 3 == 0).Distinct().Order(), table.SortedKeys());
    }, seed: "0N0XIzNsQ0O2", iter: 1000);

    [Fact]
    public void HoldsTheKeysAtTheEdges()
    {
        CellTable<int> table = new();
        table.FindOrAdd(0, out _) = 1;
        table.FindOrAdd(ulong.MaxValue, out _) = 2;
        Assert.True(table.TryFind(0, out int first) && table.TryFind(ulong.MaxValue, out int last) && (first, last) == (1, 2));
        table.Clear();
        Assert.False(table.TryFind(0, out _));
        Assert.Equal(0, table.Count);
    }

    static void RemoveValue(CellTable<int> table, int value)
    {
        for (int place = 0; place < table.PlaceCount; place++)
        {
            if (!table.TryRead(place, out int its) || its != value) continue;
            table.RemoveAt(place);
            return;
        }
    }
}
