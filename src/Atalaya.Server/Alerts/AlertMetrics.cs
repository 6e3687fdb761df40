using System.Diagnostics.Metrics;
using Atalaya.Integrity;
using Atalaya.Integrity.Alerts;
using Atalaya.Server.Live;
using Atalaya.Server.Web;

namespace Atalaya.Server.Alerts;

/// <summary>The figures of alerts and of what finding them costs.</summary>
static class AlertMetrics
{
    public static void Register(Meter meter, ServedHosts hosts)
    {
        meter.CreateObservableGauge("atalaya_alerts", () => hosts.Main.Read(flow => flow.Alerts.Active.Count), description: "Alerts that are active");
        meter.CreateObservableCounter("atalaya_alerts_raised", () => Raised(hosts.Main), description: "Alerts raised since the recording began, by kind");
        meter.CreateObservableCounter("atalaya_alerts_held_back", () => hosts.Main.Read(flow => flow.Alerts.SuppressedCount), description: "Times an alert was not raised because there were too many");
        meter.CreateObservableCounter("atalaya_detector_time", () => Costs(hosts.Main), unit: "s", description: "Time that each detector has taken since the start of the program");
    }

    static Measurement<long>[] Raised(FlowHost host) => host.Read(flow => Enum.GetValues<AlertKind>()
        .Select(kind => new Measurement<long>(flow.Alerts.RaisedCounts.GetValueOrDefault(kind), new KeyValuePair<string, object?>("kind", AlertModels.Word(kind)))).ToArray());

    static Measurement<double>[] Costs(FlowHost host)
    {
        IReadOnlyList<Detector> detectors = host.Read(flow => flow.Integrity.Detectors);
        return [.. detectors.Select((detector, i) => new Measurement<double>(host.Costs.SecondsOf(i), new KeyValuePair<string, object?>("detector", detector.Name)))];
    }
}
