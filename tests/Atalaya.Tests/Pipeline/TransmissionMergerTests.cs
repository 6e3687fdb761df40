using Atalaya.Core.Frames;
using Atalaya.Core.Reports;
using Atalaya.Core.State;
using Atalaya.Core.Time;
using Atalaya.Pipeline;

namespace Atalaya.Tests.Pipeline;

public sealed class TransmissionMergerTests
{
    static readonly Instant Start = Instant.FromUnixSeconds(1_767_225_600);

    static Report Copy(ushort source, double seconds, ulong hash = 42) => new()
    {
        Source = new SourceId(source),
        ReceiveTime = Start.PlusSeconds(seconds),
        Time = Start.PlusSeconds(seconds),
        ContentHash = hash,
        DuplicateWindowMs = 300,
    };

    [Fact]
    public void CopiesInOneTickBecomeOneReportWithAllHearers()
    {
        Report[] reports = [Copy(1, 0), Copy(2, 0.01), Copy(3, 0.02), Copy(2, 0.03, hash: 43)];
        TransmissionMerger merger = new();
        Assert.Equal(2, merger.Merge(reports));
        Assert.Equal(3, reports[0].Hearers.Count);
        Assert.True(reports[0].Hearers.Contains(new SourceId(3)));
        Assert.Equal(43UL, reports[1].ContentHash);
        Assert.Equal(2, merger.Merged);
    }

    [Fact]
    public void ALaterCopyIsKeptAsDuplicateAndANewTransmissionIsNot()
    {
        TransmissionMerger merger = new();
        merger.Merge([Copy(1, 0)]);
        Report[] late = [Copy(2, 0.25)];
        Assert.Equal(1, merger.Merge(late));
        Assert.True(late[0].Has(ReportFlags.Duplicate));
        Report[] again = [Copy(1, 0.6)];
        merger.Merge(again);
        Assert.False(again[0].Has(ReportFlags.Duplicate));
    }

    /// <summary>The copy of a source whose clock is a day slow came first in order of time, and the good one was folded into it.</summary>
    [Fact]
    public void ACopyThatIsTooLateDoesNotTakeTheGoodOneWithIt()
    {
        Report slow = Copy(1, 0), slowToo = Copy(2, 0.01), good = Copy(3, 0.02), alsoGood = Copy(4, 0.03);
        slow.Time = slowToo.Time = Start.PlusSeconds(-86_400);
        TransmissionMerger merger = new();
        Report[] reports = [slow, slowToo, good, alsoGood];
        Assert.Equal(2, merger.Merge(reports));
        Assert.Equal(slow.Time, reports[0].Time);
        Assert.Equal(good.Time, reports[1].Time);
        Assert.True(reports[1].Hearers.Contains(new SourceId(4)));
        Report[] next = [Copy(5, 0.1)];
        merger.Merge(next);
        Assert.True(next[0].Has(ReportFlags.Duplicate));
    }

    [Fact]
    public void ReportsWithoutContentAreNeverMerged()
    {
        Report[] reports = [Copy(1, 0, hash: 0), Copy(2, 0, hash: 0)];
        Assert.Equal(2, new TransmissionMerger().Merge(reports));
    }

    [Fact]
    public void StateCarriesOn()
    {
        TransmissionMerger first = new();
        first.Merge([Copy(1, 0)]);
        StateWriter writer = new();
        first.Save(writer);
        TransmissionMerger second = new();
        StateReader reader = new(writer.Written);
        second.Load(ref reader);
        Report[] late = [Copy(2, 0.1)];
        second.Merge(late);
        Assert.True(late[0].Has(ReportFlags.Duplicate));
    }
}
