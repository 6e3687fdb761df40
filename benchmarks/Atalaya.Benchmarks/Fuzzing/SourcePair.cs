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
            if (!Same(_wholeReports.Reports[i], _pieceReports.Reports[i])) throw new FuzzFault($"report {i} differs in two pieces");
    }

    static bool Same(in Report whole, in Report pieces) =>
        (whole.Time, whole.Sequence, whole.ContentHash, whole.Measurement, whole.M0, whole.M1, whole.PressureAltitude) ==
        (pieces.Time, pieces.Sequence, pieces.ContentHash, pieces.Measurement, pieces.M0, pieces.M1, pieces.PressureAltitude);

    void Decode(ISourceDecoder decoder, ReadOnlySpan<byte> bytes, ReportBatch reports) =>
        decoder.Decode(new Frame(FrameKind.SensorData, new SourceId(1), ScenarioOptions.FixedEpoch.PlusNanoseconds(_frames * 1_000_000L), new LogPosition(1, _frames), bytes), reports);
}
