using System.Diagnostics.Metrics;
using Atalaya.Server.Live;

namespace Atalaya.Server.Web;

/// <summary>The figures at /metrics. Names are part of the interface.</summary>
static class Metrics
{
    public const string MeterName = "Atalaya";

    static readonly Meter Meter = new(MeterName, Build.Version);

    public static void Register(FlowHost host)
    {
        Meter.CreateObservableGauge("atalaya_tracks", () => host.Picture.Count, description: "Tracks in the picture, tentative ones included");
        Meter.CreateObservableCounter("atalaya_reports", () => host.Read(flow => flow.ReportCount), description: "Reports that reached Fusion");
        Meter.CreateObservableCounter("atalaya_transmissions_merged", () => host.Read(flow => flow.MergedCount), description: "Copies of a transmission folded into its first report");
        Meter.CreateObservableCounter("atalaya_frames_logged", () => host.Recording.FramesLogged, description: "Frames appended to the log");
        Meter.CreateObservableCounter("atalaya_frames_dropped", () => host.Recording.FramesDropped, description: "Frames dropped before the log");
        Meter.CreateObservableGauge("atalaya_recording_failed", () => host.Recording.Problem is null ? 0 : 1, description: "1 while frames cannot be recorded");
        Meter.CreateObservableCounter("atalaya_source_messages", () => Each(host, source => source.Messages), description: "Messages decoded");
        Meter.CreateObservableCounter("atalaya_source_reports", () => Each(host, source => source.Reports), description: "Reports made");
        Meter.CreateObservableCounter("atalaya_source_bytes", () => Each(host, source => source.Bytes), unit: "By", description: "Bytes received");
        Meter.CreateObservableCounter("atalaya_source_dropped", () => Each(host, source => source.Dropped), description: "Datagrams dropped because the queue was full");
        Meter.CreateObservableCounter("atalaya_source_duplicates", () => Each(host, source => source.Duplicates), description: "Reports that were copies of a transmission already reported");
        Meter.CreateObservableCounter("atalaya_source_rejected", () => Rejected(host), description: "Pieces that could not be decoded, by reason");
    }

    static IEnumerable<Measurement<long>> Each(FlowHost host, Func<SourceModel, long> value) =>
        host.Rates.Read().Select(source => new Measurement<long>(value(source), new KeyValuePair<string, object?>("source", source.Name)));

    static IEnumerable<Measurement<long>> Rejected(FlowHost host) =>
        from source in host.Rates.Read()
        from reason in source.RejectedByReason
        select new Measurement<long>(reason.Value, new("source", source.Name), new("reason", reason.Key));
}
