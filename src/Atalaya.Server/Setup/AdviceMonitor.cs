using System.Net;
using Atalaya.Core.Frames;
using Atalaya.Core.Time;
using Atalaya.Pipeline;
using Atalaya.Recording.Reading;
using Atalaya.Server.Commands;
using Atalaya.Server.Inputs;
using Atalaya.Server.Live;
using Atalaya.Server.Web;
using Atalaya.Server.Web.Evidence;

namespace Atalaya.Server.Setup;

/// <summary>Gathers what <see cref="SourceAdvice"/> needs from a host that runs. Not thread-safe.</summary>
sealed class AdviceMonitor(FlowHost host)
{
    const double WindowSeconds = 60, SpacingSeconds = 5;

    /// <summary>Looking at recorded bytes and at the networks has a price: it is paid at most this often.</summary>
    const double LookSeconds = 10;

    const int LookFrames = 64;

    readonly Dictionary<int, Queue<(Instant At, RecentCounts Counts)>> _samples = [];
    readonly Dictionary<int, (Instant At, string? Format)> _looks = [];
    IReadOnlyList<IPAddress> _networks = [];
    Instant _networksAt;

    public Dictionary<int, AdviceModel[]> Read(IReadOnlyList<SourceModel> sources)
    {
        Instant now = Clock.Now;
        if (now.SecondsSince(_networksAt) >= LookSeconds) (_networks, _networksAt) = (LocalAddresses.Read(), now);
        (Dictionary<ushort, SourcePlaces> places, Dictionary<ushort, (long Count, string? Last)> failures) = host.Read(flow =>
            (SitePositions.Collect(flow), flow.Sources.ToDictionary(source => source.Configuration.Id, source => (source.FailedFrames, source.LastFailure))));
        List<SourceFacts> facts = [];
        foreach (SourceModel source in sources)
        {
            SourceFeed? feed = host.Feeds.FirstOrDefault(candidate => candidate.Id.Number == source.Id);
            (long count, string? last) = failures.GetValueOrDefault((ushort)source.Id);
            SourceFacts known = new()
            {
                Source = source,
                Uri = UriOf(source),
                Fault = feed?.Fault,
                SilentSeconds = feed is { State: FeedState.Connected } ? SilentFor(source, feed, now) : null,
                Recent = Recent(source, now),
                Places = places.GetValueOrDefault((ushort)source.Id),
                FailedFrames = count,
                LastFailure = last,
                Networks = _networks,
            };
            facts.Add(known.IsBarelyUnderstood ? known with { LooksLike = LookAt(source, now) } : known);
        }

        return SourceAdvice.Of(facts).ToDictionary(pair => pair.Key, pair => AdviceModel.Of(pair.Value));
    }

    static double SilentFor(SourceModel source, SourceFeed feed, Instant now)
    {
        double connected = now.SecondsSince(feed.StateSince);
        return source.LastReceiveTime is { } last ? Math.Min(connected, now.UnixSeconds - last) : connected;
    }

    static SourceUri? UriOf(SourceModel source)
    {
        try
        {
            return source.Uri is null ? null : SourceUri.Parse(source.Uri);
        }
        catch (CommandFailure)
        {
            return null; // of a recording made by another version
        }
    }

    RecentCounts Recent(SourceModel source, Instant now)
    {
        RecentCounts counts = new(source.Messages, source.Reports, source.Duplicates, source.Bytes, source.Dropped, source.RejectedByReason);
        if (!_samples.TryGetValue(source.Id, out Queue<(Instant At, RecentCounts Counts)>? samples)) _samples[source.Id] = samples = new();
        while (samples.Count > 1 && now.SecondsSince(samples.Peek().At) > WindowSeconds) samples.Dequeue();
        if (samples.Count == 0 || now.SecondsSince(samples.Last().At) >= SpacingSeconds) samples.Enqueue((now, counts));
        (Instant at, RecentCounts before) = samples.Peek();
        return now.SecondsSince(at) >= SpacingSeconds ? counts.Since(before) : counts;
    }

    /// <summary>What its last recorded bytes look like.</summary>
    string? LookAt(SourceModel source, Instant now)
    {
        if (_looks.TryGetValue(source.Id, out (Instant At, string? Format) look) && now.SecondsSince(look.At) < LookSeconds) return look.Format;
        string? format = Recognise(source);
        _looks[source.Id] = (now, format);
        return format;
    }

    string? Recognise(SourceModel source)
    {
        if (host.Recording.Directory is not { } directory) return null;
        LogPosition[] positions = host.Read(_ => host.Trail.Last(new SourceId((ushort)source.Id), LookFrames));
        byte[] head = [];
        try
        {
            using LogReader log = LogReader.Open(directory);
            foreach (LogPosition position in positions)
            {
                if (head.Length >= FormatSniffer.Length) break;
                if (RecordedFrame.Read(log, position) is { } frame) head = [.. head, .. frame.Payload.AsSpan(0, Math.Min(frame.Payload.Length, FormatSniffer.Length - head.Length))];
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }

        return FormatSniffer.Recognise(head) is { } format && SourceDecoders.Formats.Contains(format) ? format : null;
    }
}
