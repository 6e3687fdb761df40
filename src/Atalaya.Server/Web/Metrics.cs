using System.Diagnostics.Metrics;
using Atalaya.Core.Tracks;
using Atalaya.Server.Alerts;
using Atalaya.Server.Live;
using Atalaya.Server.Outputs;

namespace Atalaya.Server.Web;

/// <summary>The figures at /metrics. Names, units and labels are part of the interface: docs/metrics.md lists them all.</summary>
static class Metrics
{
    public const string MeterName = "Atalaya";

    static readonly Meter Meter = new(MeterName, Build.Version);
    static int _webClients;

    public static void Register(ServerParts parts)
    {
        RegisterServer(parts.Hosts);
        RegisterSources(parts.Hosts);
        AlertMetrics.Register(Meter, parts.Hosts);
        if (parts.Outputs is { } outputs) OutputMetrics.Register(Meter, outputs);
    }

    /// <summary>Counts a browser on the stream until the result is disposed.</summary>
    public static IDisposable CountWebClient() => new WebClient();

    static void RegisterServer(ServedHosts hosts)
    {
        Meter.CreateObservableGauge("atalaya_build_info", () => new Measurement<int>(1, new("version", Build.Version), new("build", Build.Id)), description: "1; which program this is");
        Meter.CreateObservableGauge("atalaya_tracks", () => Tracks(hosts), description: "Tracks in the picture by domain and status, tentative ones included");
        Meter.CreateObservableCounter("atalaya_reports", () => hosts.Main.Read(flow => flow.ReportCount), description: "Reports that reached Fusion");
        Meter.CreateObservableCounter("atalaya_transmissions_merged", () => hosts.Main.Read(flow => flow.MergedCount), description: "Copies of a transmission folded into its first report");
        Meter.CreateObservableGauge("atalaya_tick_lag", () => TickLag(hosts.Main), unit: "s", description: "Time since the end of the picture's last tick; 0.1 to 0.3 is in order");
        Meter.CreateObservableCounter("atalaya_frames_logged", () => hosts.Main.Recording.FramesLogged, description: "Frames appended to the log");
        Meter.CreateObservableCounter("atalaya_frames_dropped", () => hosts.Main.Recording.FramesDropped, description: "Frames dropped before the log");
        Meter.CreateObservableGauge("atalaya_recording_failed", () => hosts.Main.Recording.Problem is null ? 0 : 1, description: "1 while frames cannot be recorded");
        Meter.CreateObservableGauge("atalaya_log_size", () => RecordingFiles.LogBytes(hosts.Main.Recording.Directory), unit: "By", description: "Size of the recording on disk, the archive not included");
        Meter.CreateObservableGauge("atalaya_checkpoint_age", () => Some(RecordingFiles.CheckpointAgeSeconds(hosts.Main.Recording.Directory)), unit: "s", description: "Time since the newest checkpoint was written; absent while there is none");
        Meter.CreateObservableGauge("atalaya_web_clients", () => Volatile.Read(ref _webClients), description: "Browsers on the stream");
    }

    static void RegisterSources(ServedHosts hosts)
    {
        Meter.CreateObservableGauge("atalaya_source_connected", () => Each(hosts, source => source.State == "connected" ? 1 : 0), description: "1 while the source is connected or listened for");
        Meter.CreateObservableGauge("atalaya_source_age", () => Known(hosts, source => source.LastMessageAgeS), unit: "s", description: "Time since its last bytes came; absent before the first");
        Meter.CreateObservableGauge("atalaya_source_clock_offset", () => Known(hosts, source => source.ClockOffsetS), unit: "s", description: "The source's clock minus ours, short by the least delay; absent where it stamps nothing");
        Meter.CreateObservableCounter("atalaya_source_messages", () => Each(hosts, source => source.Messages), description: "Messages decoded");
        Meter.CreateObservableCounter("atalaya_source_reports", () => Each(hosts, source => source.Reports), description: "Reports made");
        Meter.CreateObservableCounter("atalaya_source_bytes", () => Each(hosts, source => source.Bytes), unit: "By", description: "Bytes received");
        Meter.CreateObservableCounter("atalaya_source_dropped", () => Each(hosts, source => source.Dropped), description: "Datagrams dropped because the queue was full");
        Meter.CreateObservableCounter("atalaya_source_duplicates", () => Each(hosts, source => source.Duplicates), description: "Reports that were copies of a transmission already reported");
        Meter.CreateObservableCounter("atalaya_source_rejected", () => Rejected(hosts), description: "Pieces that could not be decoded, by reason");
    }

    static IEnumerable<Measurement<long>> Tracks(ServedHosts hosts)
    {
        SortedDictionary<(string Domain, string Status), long> counts = [];
        foreach (ref readonly Track track in hosts.Main.Picture.Snapshot().Tracks.AsSpan())
        {
            (string, string) key = (TrackText.Domain(track.Domain), TrackText.Status(track.Status));
            counts[key] = counts.GetValueOrDefault(key) + 1;
        }

        return counts.Select(each => new Measurement<long>(each.Value, new("domain", each.Key.Domain), new("status", each.Key.Status)));
    }

    /// <summary>The time of a replay is another.</summary>
    static IEnumerable<Measurement<double>> TickLag(FlowHost host) => Some(host.IsReplay ? null : Math.Max(0, Clock.Now.SecondsSince(host.Read(flow => flow.ClosedTick.End))));

    static IEnumerable<Measurement<double>> Some(double? value) => value is { } known ? [new Measurement<double>(known)] : [];

    static IEnumerable<Measurement<long>> Each(ServedHosts hosts, Func<SourceModel, long> value) =>
        hosts.Main.Rates.Read().Select(source => new Measurement<long>(value(source), new KeyValuePair<string, object?>("source", source.Name)));

    static IEnumerable<Measurement<double>> Known(ServedHosts hosts, Func<SourceModel, double?> value) =>
        from source in hosts.Main.Rates.Read()
        let known = value(source)
        where known is not null
        select new Measurement<double>(known.Value, new KeyValuePair<string, object?>("source", source.Name));

    static IEnumerable<Measurement<long>> Rejected(ServedHosts hosts) =>
        from source in hosts.Main.Rates.Read()
        from reason in source.RejectedByReason
        select new Measurement<long>(reason.Value, new("source", source.Name), new("reason", reason.Key));

    sealed class WebClient : IDisposable
    {
        public WebClient() => Interlocked.Increment(ref _webClients);

        public void Dispose() => Interlocked.Decrement(ref _webClients);
    }
}
