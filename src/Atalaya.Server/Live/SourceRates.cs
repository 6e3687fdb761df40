using Atalaya.Core.Reports;
using Atalaya.Core.Time;
using Atalaya.Formats.Asterix;
using Atalaya.Formats.Asterix.Editions;
using Atalaya.Pipeline;
using Atalaya.Server.Setup;
using Atalaya.Server.Web;

namespace Atalaya.Server.Live;

/// <summary>The sources as the web shows them: counters, and rates over about five seconds.</summary>
sealed class SourceRates(FlowHost host)
{
    const double WindowSeconds = 5;

    /// <summary>However often someone asks, samples are kept no closer than this.</summary>
    const double SpacingSeconds = 0.2;

    readonly Lock _lock = new();
    readonly Dictionary<ushort, Queue<Sample>> _samples = [];
    readonly Dictionary<ushort, Instant> _newest = [];

    /// <summary>Walking all tracks has a price: it is paid at most this often.</summary>
    const double ObjectsSeconds = 1;

    readonly AdviceMonitor _advice = new(host);
    Dictionary<ushort, Dictionary<string, int>> _objects = [];
    Dictionary<int, AdviceModel[]> _told = [];
    Instant _objectsAt;

    readonly record struct Sample(Instant At, long Messages, long Reports, long Bytes);

    public SourceModel[] Read()
    {
        Instant now = Clock.Now;
        lock (_lock) return host.Read(flow => flow.Sources.Select(source => Describe(source, flow.ClosedTick.End, host.IsReplay ? flow.ClosedTick.End : now)).ToArray());
    }

    /// <summary>The host shows another flow, whose counters are others.</summary>
    public void Forget()
    {
        lock (_lock)
        {
            _samples.Clear();
            _newest.Clear();
            _objects = [];
            _objectsAt = default;
        }
    }

    /// <summary>The same, with the objects that have no position and with advice.</summary>
    public SourceModel[] ReadWithObjects()
    {
        SourceModel[] sources = Read();
        lock (_lock)
        {
            bool isDue = Clock.Now.SecondsSince(_objectsAt) >= ObjectsSeconds;
            if (isDue) (_objects, _objectsAt) = (host.Read(ObjectsWithoutPosition.Count), Clock.Now);
            sources = Array.ConvertAll(sources, source => _objects.TryGetValue((ushort)source.Id, out Dictionary<string, int>? reasons)
                ? source with { ObjectsWithoutPosition = reasons.Values.Sum(), WithoutPositionByReason = reasons }
                : source);
            if (isDue) _told = _advice.Read(sources);
            return Array.ConvertAll(sources, source => _told.GetValueOrDefault(source.Id) is { Length: > 0 } advice ? source with { Advice = advice } : source);
        }
    }

    SourceModel Describe(FlowSource source, Instant pictureTime, Instant now)
    {
        bool isStamped = source.Stamps.TryRead(out double clockOffset, out double usualDifference);
        SourceConfiguration configuration = source.Configuration;
        DecodeCounters counters = source.Decoder.Counters;
        (double messages, double reports, double bytes) = Rate(configuration.Id, new Sample(now, counters.Messages, counters.Reports, counters.Bytes));
        SourceFeed? feed = host.Feeds.FirstOrDefault(candidate => candidate.Id.Number == configuration.Id);
        return new SourceModel
        {
            Id = configuration.Id,
            Name = configuration.Name,
            Format = configuration.Format,
            Uri = configuration.Uri,
            State = feed?.State.ToString().ToLowerInvariant() ?? "connected",
            Detail = source.FailedFrames > 0 ? $"{source.FailedFrames} frames could not be decoded: {source.LastFailure}" : feed is null ? "replayed" : feed.Detail,
            Simulated = configuration.Simulated,
            Site = configuration is { LatitudeDegrees: { } latitude, LongitudeDegrees: { } longitude } ? new SiteModel(latitude, longitude, configuration.HeightMeters ?? 0) : null,
            Messages = counters.Messages,
            MessagesPerSecond = messages,
            Reports = counters.Reports,
            ReportsPerSecond = reports,
            Bytes = counters.Bytes,
            BytesPerSecond = bytes,
            Rejected = counters.Rejected,
            RejectedByReason = Reasons(counters),
            Duplicates = source.Duplicates,
            Warnings = counters.Warnings,
            Dropped = feed?.Dropped ?? 0,
            Sensors = source.Sensors.All.Count > 0 ? SensorModels.Of(source.Sensors.All) : null,
            Editions = source.Decoder is AsterixSourceDecoder asterix ? [.. asterix.Editions.Select(Describe)] : null,
            LastReceiveTime = source.FrameCount > 0 ? source.LastReceiveTime.UnixSeconds : null,
            LastMessageAgeS = source.FrameCount > 0 ? Math.Round(Math.Max(0, pictureTime.SecondsSince(source.LastReceiveTime)), 1) : null,
            ClockOffsetS = isStamped ? Math.Round(clockOffset, 3) : null,
            ReportAgeS = isStamped ? Math.Round(-usualDifference, 3) : null,
        };
    }

    static EditionModel Describe(EditionInUse used) => new(
        used.Category,
        used.SystemArea < 0 ? null : used.SystemArea,
        used.SystemIdentification < 0 ? null : used.SystemIdentification,
        used.Edition,
        Math.Round(used.Confidence, 3),
        used.IsConfigured);

    static Dictionary<string, long> Reasons(DecodeCounters counters)
    {
        Dictionary<string, long> reasons = [];
        foreach (RejectReason reason in Enum.GetValues<RejectReason>())
            if (counters.RejectedBy(reason) is > 0 and long count) reasons[System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(reason.ToString())] = count;
        return reasons;
    }

    (double Messages, double Reports, double Bytes) Rate(ushort id, Sample sample)
    {
        if (!_samples.TryGetValue(id, out Queue<Sample>? samples)) _samples[id] = samples = new Queue<Sample>();
        while (samples.Count > 1 && sample.At.SecondsSince(samples.Peek().At) > WindowSeconds) samples.Dequeue();
        if (sample.At.SecondsSince(_newest.GetValueOrDefault(id)) >= SpacingSeconds)
        {
            samples.Enqueue(sample);
            _newest[id] = sample.At;
        }

        Sample oldest = samples.Peek();
        double seconds = sample.At.SecondsSince(oldest.At);
        if (seconds < 0.5) return default;
        return ((sample.Messages - oldest.Messages) / seconds, (sample.Reports - oldest.Reports) / seconds, (sample.Bytes - oldest.Bytes) / seconds);
    }
}
