using Atalaya.Core.Frames;
using Atalaya.Core.Reports;
using Atalaya.Core.State;
using Atalaya.Pipeline;

namespace Atalaya.Tests.Pipeline;

public sealed class FlowSourceTests
{
    [Fact]
    public void ADecoderThatThrowsIsCountedAndItsOtherFramesCount()
    {
        FlowSource source = new(new SourceConfiguration { Id = 3, Name = "faulty", Format = "none" }, new FaultyDecoder(), 40);
        byte[] payloads = [0, 1, 0];
        for (int i = 0; i < payloads.Length; i++) source.Add(new Frame(FrameKind.SensorData, new SourceId(3), default, default, payloads.AsSpan(i, 1)), i);
        source.DecodePending(payloads);
        Assert.Equal(1, source.FailedFrames);
        Assert.Equal("a defect", source.LastFailure);
        Assert.Equal([40ul, 41ul], source.Batch.Reports.ToArray().Select(report => report.Sequence));
        Assert.Equal(42ul, source.NextSequence);
        Assert.False(source.HasPending);
    }

    /// <summary>One report a frame; throws where its first byte is 1.</summary>
    sealed class FaultyDecoder : ISourceDecoder
    {
        ulong _sequence;

        public DecodeCounters Counters { get; } = new();

        public void Decode(in Frame frame, ReportBatch output)
        {
            if (frame.Payload[0] == 1) throw new InvalidOperationException("a defect");
            output.Add(new Report { Sequence = _sequence++ });
        }

        public void Save(StateWriter writer)
        {
        }

        public void Load(ref StateReader reader)
        {
        }
    }
}
