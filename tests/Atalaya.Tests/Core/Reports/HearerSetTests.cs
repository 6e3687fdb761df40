using Atalaya.Core.Frames;
using Atalaya.Core.Reports;
using CsCheck;

namespace Atalaya.Tests.Core.Reports;

public sealed class HearerSetTests
{
    [Fact]
    public void Lists_the_first_eight_in_order_once_and_counts_the_rest()
    {
        Gen.UShort[0, 12].Array[0, 40].Sample(numbers =>
        {
            HearerSet set = default;
            foreach (ushort number in numbers) set.Add(new SourceId(number));
            ushort[] distinct = [.. numbers.Distinct()];
            Assert.Equal(Math.Min(distinct.Length, HearerSet.Capacity), set.Listed);
            Assert.True(set.Count >= distinct.Length);
            for (int i = 0; i < set.Listed; i++)
            {
                Assert.Equal(distinct[i], set[i].Number);
                Assert.True(set.Contains(new SourceId(distinct[i])));
            }

            Assert.False(set.Contains(new SourceId(13)));
            if (distinct.Length <= HearerSet.Capacity) Assert.Equal(distinct.Length, set.Count);
        }, seed: "0000KoV6gHd1", iter: 2_000);
    }

    [Fact]
    public void The_count_saturates()
    {
        HearerSet set = default;
        for (ushort i = 0; i < 1_000; i++) set.Add(new SourceId(i));
        Assert.Equal(255, set.Count);
        Assert.Equal(HearerSet.Capacity, set.Listed);
    }

    [Fact]
    public void An_empty_set_holds_nobody_not_even_source_zero() => Assert.False(default(HearerSet).Contains(SourceId.Server));
}
