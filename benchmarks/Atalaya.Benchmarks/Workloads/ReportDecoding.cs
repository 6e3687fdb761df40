using Atalaya.Benchmarks.Inputs;
using Atalaya.Benchmarks.Measuring;
using Atalaya.Core.Frames;
using Atalaya.Core.Reports;
using Atalaya.Core.Time;
using Atalaya.Pipeline;

namespace Atalaya.Benchmarks.Workloads;

/// <summary>The frames of one source, as they arrive, to reports. Every pass is a day later, so that times of day stay true and time never goes back.</summary>
sealed class ReportDecoding(DecodeInput input) : Workload
{
    const int TickReports = 128;

    readonly ISourceDecoder _decoder = SourceDecoders.Create(input.Format, new SourceSite(new SourceId(1), "source") { Position = input.Site }, input.IsDatagrams)!;
    readonly ReportBatch _batch = new();
    long _day;
    long _reports;

    public override Work Pass()
    {
        long before = _decoder.Counters.Messages;
        for (int i = 0; i < input.PieceCount; i++)
        {
            Instant time = input.TimeOf(i).PlusNanoseconds(_day * Instant.NanosecondsPerDay);
            _decoder.Decode(new Frame(FrameKind.SensorData, new SourceId(1), time, new LogPosition(1, (uint)i), input.Piece(i)), _batch);
            if (_batch.Count >= TickReports) Clear();
        }

        Clear();
        _day++;
        return new Work(_decoder.Counters.Messages - before, input.Bytes.Length);
    }

    void Clear()
    {
        _reports += _batch.Count;
        _batch.Clear();
    }

    public override string? Problem()
    {
        if (_reports == 0) return "no reports";
        return _decoder.Counters.Rejected > 0 && input.IsSimulated ? $"{_decoder.Counters.Rejected} messages rejected in simulated bytes" : null;
    }
}
