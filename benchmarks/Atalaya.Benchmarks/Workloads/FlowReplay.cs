using Atalaya.Benchmarks.Inputs;
using Atalaya.Benchmarks.Measuring;
using Atalaya.Pipeline;

namespace Atalaya.Benchmarks.Workloads;

/// <summary>
/// The whole flow, frame to picture hash, replaying a simulated piece as fast as it goes; each pass is a new flow. Records are reports
/// that reached Fusion, for ADS-B alone received messages.
/// </summary>
sealed class FlowReplay : Workload
{
    const double HourSeconds = 3600, AdsBSeconds = 120;

    readonly FlowPiece _piece;
    readonly int _threads;
    readonly StraitRecording _recording;
    Flow _flow = new();
    string? _hash;
    string? _problem;

    public FlowReplay(Settings settings, FlowPiece piece, int threads)
    {
        _piece = piece;
        _threads = threads;
        int scale = settings.Scale ?? (piece == FlowPiece.AdsB ? 10 : 1);
        double seconds = settings.Tiny ? 20 : piece == FlowPiece.AdsB ? AdsBSeconds : HourSeconds / scale;
        _recording = StraitRecording.Create(seconds, settings.Tiny ? 1 : scale, piece == FlowPiece.AdsB ? "beast" : null);
    }

    public override void Prepare() => _flow = new Flow(new FlowOptions { Threads = _threads });

    public override Work Pass()
    {
        _recording.Feed(_flow);
        Check();
        long messages = _flow.Sources.Sum(source => source.Decoder.Counters.Messages);
        return new Work(_piece == FlowPiece.AdsB ? messages : _flow.ReportCount, _recording.PayloadBytes, _recording.Seconds);
    }

    void Check()
    {
        if (_flow.MaxTrackCount == 0) _problem = "no tracks";
        _hash ??= _flow.PictureHash;
        if (_hash != _flow.PictureHash) _problem = "two replays gave two pictures";
    }

    public override string? Problem() => _problem;
}
