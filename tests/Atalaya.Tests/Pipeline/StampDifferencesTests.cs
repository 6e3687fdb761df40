using Atalaya.Core.Reports;
using Atalaya.Core.Time;
using Atalaya.Pipeline;

namespace Atalaya.Tests.Pipeline;

public sealed class StampDifferencesTests
{
    static readonly Instant Received = Instant.FromUnixSeconds(1_700_000_000);

    [Fact]
    public void TheLargestIsTheOffsetAndTheMedianTheUsualAge()
    {
        StampDifferences stamps = new();
        Assert.False(stamps.TryRead(out _, out _));
        stamps.Add([new Report { ReceiveTime = Received, Time = Received, Flags = ReportFlags.TimeIsReceiveTime }]);
        Assert.False(stamps.TryRead(out _, out _));
        foreach (double late in new[] { 0.5, 0.25, 0.75 }) stamps.Add([new Report { ReceiveTime = Received, Time = Received.PlusSeconds(-late) }]);
        Assert.True(stamps.TryRead(out double largest, out double median));
        Assert.Equal((-0.25, -0.5), (largest, median));
    }

    [Fact]
    public void OldOnesAreForgotten()
    {
        StampDifferences stamps = new();
        stamps.Add([new Report { ReceiveTime = Received, Time = Received.PlusSeconds(9) }]);
        for (int i = 0; i < StampDifferences.Capacity; i++) stamps.Add([new Report { ReceiveTime = Received, Time = Received.PlusSeconds(-1) }]);
        Assert.True(stamps.TryRead(out double largest, out _));
        Assert.Equal(-1, largest);
    }
}
