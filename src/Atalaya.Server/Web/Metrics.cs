using System.Diagnostics.Metrics;

namespace Atalaya.Server.Web;

/// <summary>The figures at /metrics. Names are part of the interface.</summary>
static class Metrics
{
    public const string MeterName = "Atalaya";

    static readonly Meter Meter = new(MeterName, Build.Version);

    public static void Register(ServedHosts hosts)
    {
        Meter.CreateObservableGauge("atalaya_tracks", () => hosts.Main.Picture.Count, description: "Tracks in the picture, tentative ones included");
        Meter.CreateObservableCounter("atalaya_reports", () => hosts.Main.Read(flow => flow.ReportCount), description: "Reports that reached Fusion");
        Meter.CreateObservableCounter("atalaya_transmissions_merged", () => hosts.Main.Read(flow => flow.MergedCount), description: "Copies of a transmission folded into its first report");
        Meter.CreateObservableCounter("atalaya_frames_logged", () => hosts.Main.Recording.FramesLogged, description: "Frames appended to the log");
        Meter.CreateObservableCounter("atalaya_frames_dropped", () => hosts.Main.Recording.FramesDropped, description: "Frames dropped before the log");
        Meter.CreateObservableGauge("atalaya_recording_failed", () => hosts.Main.Recording.Problem is null ? 0 : 1, description: "1 while frames cannot be recorded");
        Meter.CreateObservableCounter("atalaya_source_messages", () => Each(hosts, source => source.Messages), description: "Messages decoded");
        Meter.CreateObservableCounter("atalaya_source_reports", () => Each(hosts, source => source.Reports), description: "Reports made");
        Meter.CreateObservableCounter("atalaya_source_bytes", () => Each(hosts, source => source.Bytes), unit: "By", description: "Bytes received");
        Meter.CreateObservableCounter("atalaya_source_dropped", () => Each(hosts, source => source.Dropped), description: "Datagrams dropped because the queue was full");
        Meter.CreateObservableCounter("atalaya_source_duplicates", () => Each(hosts, source => source.Duplicates), description: "Reports that were copies of a transmission already reported");
        Meter.CreateObservableCounter("atalaya_source_rejected", () => Rejected(hosts), description: "Pieces that could not be decoded, by reason");
    }

    static IEnumerable<Measurement<long>> Each(ServedHosts hosts, Func<SourceModel, long> value) =>
        hosts.Main.Rates.Read().Select(source => new Measurement<long>(value(source), new KeyValuePair<string, object?>("source", source.Name)));

    static IEnumerable<Measurement<long>> Rejected(ServedHosts hosts) =>
        from source in hosts.Main.Rates.Read()
        from reason in source.RejectedByReason
        select new Measurement<long>(reason.Value, new("source", source.Name), new("reason", reason.Key));
}
