using Atalaya.Core.Frames;
using Atalaya.Core.Reports;
using Atalaya.Core.Time;
using Atalaya.Formats.Asterix;
using Atalaya.Pipeline;

namespace Atalaya.Tests.Pipeline;

public sealed class TickBufferTests
{
    static readonly Instant Noon = Instant.FromUnixSeconds(20_455 * 86_400.0 + 43_200);

    /// <summary>
    /// A radar whose clock was hours behind, or whose recording was played as if it came in now, gave no track at all: its plots were too late.
    /// </summary>
    [Theory]
    [InlineData(0.5, 0.5, ReportFlags.None)]
    [InlineData(500, 500, ReportFlags.None)]
    [InlineData(601, 0, ReportFlags.TimeIsReceiveTime)]
    [InlineData(19_092, 0, ReportFlags.TimeIsReceiveTime)]
    [InlineData(-0.5, -0.5, ReportFlags.None)]
    [InlineData(-3600, 0, ReportFlags.TimeInFuture)]
    public void ATimeTooFarFromReceiveTimeIsNotUsed(double secondsBehind, double usedBehind, ReportFlags flags)
    {
        SourceConfiguration radar = new() { Id = 1, Name = "radar", Format = "asterix", Datagrams = true };
        FlowSource source = new(radar, new AsterixSourceDecoder(new SourceSite(new SourceId(1), "radar"), datagrams: true));
        AsterixBlockBuilder block = new(48);
        block.TryAdd(new AsterixRecordBuilder(AsterixCatalog.Default[48]!).Set("140", 43_200 - secondsBehind).Set("020/TYP", 1).Set("040/RHO", 10).Set("040/THETA", 90));
        TickBuffer buffer = new();
        source.Add(new Frame(FrameKind.SensorData, new SourceId(1), Noon, default, block.Block), buffer.Add(block.Block));
        buffer.Decode([source], 1);
        Report report = Assert.Single(buffer.Merge([source]).Reports.ToArray());
        Assert.Equal(usedBehind, Noon.SecondsSince(report.Time), 0.01);
        Assert.Equal(flags, report.Flags & (ReportFlags.TimeIsReceiveTime | ReportFlags.TimeInFuture));
    }
}
