using Atalaya.Core.Frames;
using Atalaya.Core.Geodesy;
using Atalaya.Core.Reports;
using Atalaya.Core.Time;
using Atalaya.Formats.ModeS;
using Atalaya.Formats.ModeS.Framing;
using Atalaya.Formats.ModeS.Sbs;
using Atalaya.Pipeline;

namespace Atalaya.Server.Outputs;

/// <summary>
/// Mode S frames as Beast, AVR or SBS: each transmission once, those only of which a report can be made (sound, and of an address that is certain).
/// </summary>
sealed class ModeSOutput(OutputUri uri, OutputSink sink) : FrameOutput(uri, sink)
{
    const long DuplicateWindowMs = 300;

    readonly TransmissionWindow _window = new(DuplicateWindowMs);
    readonly MessageReduction? _reduction = uri.ReduceMs > 0 ? new MessageReduction(uri.ReduceMs) : null;
    readonly ReportBatch _reports = new();
    readonly byte[] _bytes = new byte[SbsWriter.MaxLength];
    GeodeticPosition? _site;
    ModeSSourceDecoder _decoder = CreateDecoder(null);

    protected override bool CanPassOn(string format) => format is "beast" or "avr" or "hex";

    /// <summary>Positions on the ground need a place nearby: that of the first receiver that has one.</summary>
    public override void Configure(IReadOnlyList<SourceConfiguration> accepted)
    {
        base.Configure(accepted);
        GeodeticPosition? site = accepted.FirstOrDefault(source => source.Position is not null)?.Position;
        if (site == _site) return;
        _site = site;
        _decoder = CreateDecoder(site);
    }

    static ModeSSourceDecoder CreateDecoder(GeodeticPosition? site) => new(new SourceSite(SourceId.Server, "") { Position = site }, ModeSFraming.Beast);

    public void Take(in ReceivedFrame received, Instant time)
    {
        if (!_window.IsFirst(received.Frame.ContentHash(), time)) return;
        int length = BeastWriter.Write(_bytes, received.Frame, received.Ticks ?? 0, received.Signal ?? 0);
        _reports.Clear();
        _decoder.Decode(new Frame(FrameKind.SensorData, SourceId.Server, time, default, _bytes.AsSpan(0, length)), _reports);
        if (_reports.Count == 0) return;
        ref readonly Report report = ref _reports.Reports[0];
        if (_reduction?.Passes(received.Frame, report.Identity.Address, time) == false) return;
        if (Uri.Format == OutputFormat.Avr) length = AvrWriter.Write(_bytes, received.Frame, Uri.Stamps ? received.Ticks : null);
        else if (Uri.Format == OutputFormat.Sbs)
        {
            if (!SbsMessages.TryCreate(received.Frame, report, out SbsMessage message)) return;
            length = SbsWriter.Write(_bytes, message);
        }

        Sink.Write(_bytes.AsSpan(0, length));
        Sink.EndMessage();
    }
}
