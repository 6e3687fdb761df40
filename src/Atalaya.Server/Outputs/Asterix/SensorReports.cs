using Atalaya.Core.Reports;
using Atalaya.Core.Time;
using Atalaya.Fusion.Registering;
using Atalaya.Pipeline;
using Atalaya.Server.Live;

namespace Atalaya.Server.Outputs.Asterix;

/// <summary>
/// The sensors that have a SAC and SIC: those of ASTERIX sources that told of themselves or sent a report, and sources of other formats that the output's
/// <c>sensors=</c> names.
/// </summary>
static class SensorReports
{
    /// <summary>Longer than two and a half turns of a long-range radar.</summary>
    const double SilentSeconds = 30;

    public static List<SensorReport> Of(
        Flow flow, IReadOnlyList<SourceFeed> feeds, Dictionary<(ushort Source, ushort Sensor), Instant> lastReports, AsterixOutputSettings settings, Instant now)
    {
        SortedDictionary<ushort, SensorReport> reports = [];
        Dictionary<(ushort, ushort), SensorRegistration> registrations = flow.Tracker.ReadRegistration().ToDictionary(registration => (registration.Source.Number, registration.Sensor));
        foreach (FlowSource source in flow.Sources)
        {
            SourceConfiguration configuration = source.Configuration;
            bool isConnected = feeds.FirstOrDefault(feed => feed.Id.Number == configuration.Id) is null or { State: FeedState.Connected };
            if (settings.Sensors.TryGetValue(configuration.Name, out ushort named)) reports[named] = OfSource(named, isConnected, source, now);
            if (configuration.Format != "asterix") continue;
            IEnumerable<ushort> sensors = source.Sensors.All.Where(status => status.ReportedBy == 0).Select(status => status.Sensor)
                .Concat(lastReports.Keys.Where(key => key.Source == configuration.Id).Select(key => key.Sensor));
            foreach (ushort sensor in sensors.Where(sensor => sensor != 0).Distinct())
            {
                SensorStatus? status = source.Sensors.All.FirstOrDefault(status => status.Sensor == sensor && status.ReportedBy == 0);
                Instant? lastReport = lastReports.TryGetValue((configuration.Id, sensor), out Instant last) ? last : null;
                reports[sensor] = OfSensor(sensor, isConnected, status, lastReport, now) with { Registration = Figures(registrations.GetValueOrDefault((configuration.Id, sensor))) };
            }
        }

        return [.. reports.Values];
    }

    /// <summary>What is taken off the sensor's measurements; what does not stand out is not told.</summary>
    static RegistrationFigures? Figures(SensorRegistration? registration)
    {
        if (registration is not { IsReference: false }) return null;
        RegistrationFigures figures = new(
            registration.AppliesRange ? registration.RangeBiasMeters : null, registration.AppliesGain ? registration.RangeGain : null,
            registration.AppliesAzimuth ? registration.AzimuthBiasRadians : null, registration.AppliesTime ? registration.TimeOffsetSeconds : null);
        return figures == default ? null : figures;
    }

    /// <summary>A receiver: its link is all that is known.</summary>
    static SensorReport OfSource(ushort sensor, bool isConnected, FlowSource source, Instant now) =>
        new(sensor, isConnected ? SensorState.Operational : SensorState.NotConnected, null, isConnected && IsSilent(source.LastReceiveTime, now), null);

    /// <summary>That its data must not be used (OPS) is said of an operational sensor: note 2 of I063/060.</summary>
    static SensorReport OfSensor(ushort sensor, bool isConnected, SensorStatus? status, Instant? lastReport, Instant now)
    {
        bool sendsNoPlots = lastReport is not { } last || IsSilent(last, now);
        bool isThere = isConnected && !(sendsNoPlots && (status is null || IsSilent(status.LastTime, now)));
        SensorCondition condition = status?.Condition ?? SensorCondition.None;
        SensorState state = !isThere || (condition & SensorCondition.Disconnected) != 0 ? SensorState.NotConnected
            : (condition & SensorCondition.Initialising) != 0 ? SensorState.Initialising
            : (condition & SensorCondition.Degraded) != 0 || sendsNoPlots ? SensorState.Degraded
            : SensorState.Operational;
        return new SensorReport(sensor, state, status?.Condition, isThere && sendsNoPlots, null);
    }

    static bool IsSilent(Instant last, Instant now) => now.SecondsSince(last) > SilentSeconds;
}
