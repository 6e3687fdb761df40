using System.Diagnostics.Metrics;

namespace Atalaya.Server.Outputs;

/// <summary>The figures of the outputs at /metrics.</summary>
static class OutputMetrics
{
    public static void Register(Meter meter, OutputHub hub)
    {
        meter.CreateObservableCounter("atalaya_outputs_frames_dropped", () => hub.DroppedFrames, description: "Frames that came faster than the outputs could take them");
        if (hub.Outputs.Count == 0) return;
        meter.CreateObservableGauge("atalaya_output_working", () => Each(hub, output => output.Sink.State is "listening" or "sending" ? 1 : 0), description: "1 while the output listens or sends");
        meter.CreateObservableGauge("atalaya_output_clients", () => Each(hub, output => output.Sink.ClientCount), description: "Programs connected to the output");
        meter.CreateObservableCounter("atalaya_output_messages", () => Each(hub, output => output.Sink.Messages), description: "Messages that the output carried");
        meter.CreateObservableCounter("atalaya_output_bytes", () => Each(hub, output => output.Sink.Bytes), unit: "By", description: "Bytes sent, to all programs together");
        meter.CreateObservableCounter("atalaya_output_dropped", () => Each(hub, output => output.Sink.Dropped), description: "Messages that a program was too slow for, or that could not be sent");
    }

    static IEnumerable<Measurement<long>> Each(OutputHub hub, Func<Output, long> value) =>
        hub.Outputs.Select(output => new Measurement<long>(value(output), new KeyValuePair<string, object?>("output", output.Uri.DisplayName)));
}
