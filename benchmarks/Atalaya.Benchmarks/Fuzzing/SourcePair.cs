using Atalaya.Core.Frames;
using Atalaya.Core.Geodesy;
using Atalaya.Core.Reports;
using Atalaya.Core.Time;
using Atalaya.Pipeline;
using Atalaya.Scenarios;

namespace Atalaya.Benchmarks.Fuzzing;

/// <summary>Two decoders of one source, one of whole inputs, the other of inputs in two pieces: same reports, same counters. State goes on from input to input.</summary>
sealed class SourcePair
{
    readonly ISourceDecoder _whole;
    readonly ISourceDecoder _pieces;
    readonly ReportBatch _wholeReports = new();
    readonly ReportBatch _pieceReports = new();
    uint _frames;

    public SourcePair(string format)
    {
        SourceSite site = new(new SourceId(1), "fuzz") { Position = GeodeticPosition.FromDegrees(36.0, -5.5, 100) };
        (_whole, _pieces) = (SourceDecoders.Create(format, site, false)!, SourceDecoders.Create(format, site, false)!);
    }

    public void Run(byte[] input, uint cut)
    {
        int at = (int)(cut % (uint)(input.Length + 1));
        _wholeReports.Clear();
        _pieceReports.Clear();
        _frames++;
        Decode(_whole, input, _wholeReports);
        Decode(_pieces, input.AsSpan(0, at), _pieceReports);
        Decode(_pieces, input.AsSpan(at), _pieceReports);
        if ((_whole.Counters.Messages, _whole.Counters.Rejected) != (_pieces.Counters.Messages, _pieces.Counters.Rejected))
            throw new FuzzFault($"whole {_whole.Counters.Messages} messages, {_whole.Counters.Rejected} rejected; in two pieces {_pieces.Counters.Messages}, {_pieces.Counters.Rejected}");
        if (_wholeReports.Count != _pieceReports.Count) throw new FuzzFault($"whole {_wholeReports.Count} reports, in two pieces {_pieceReports.Count}");
        for (int i = 0; i < _wholeReports.Count; i++)
            if (!Content(_wholeReports.Reports[i]).Equals(Content(_pieceReports.Reports[i]))) throw new FuzzFault($"report {i}: {Content(_wholeReports.Reports[i])} whole, {Content(_pieceReports.Reports[i])} in two pieces");
    }

    /// <summary>What a report says; its sequence and receive time follow from the frames.</summary>
    static (Instant, ulong, MeasurementKind, double, double, float?) Content(in Report report) =>
        (report.Time, report.ContentHash, report.Measurement, report.M0, report.M1, report.PressureAltitude);

    void Decode(ISourceDecoder decoder, ReadOnlySpan<byte> bytes, ReportBatch reports) =>
        decoder.Decode(new Frame(FrameKind.SensorData, new SourceId(1), ScenarioOptions.FixedEpoch.PlusNanoseconds(_frames * 1_000_000L), new LogPosition(1, _frames), bytes), reports);
}
