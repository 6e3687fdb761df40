using System.Text;
using System.Text.Json;
using Atalaya.Core.Frames;
using Atalaya.Core.Geodesy;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Formats.Asterix;
using Atalaya.Formats.Asterix.Editions;
using Atalaya.Formats.Inspection;
using Atalaya.Pipeline;
using Atalaya.Recording.Reading;
using Atalaya.Server.Inputs;
using Atalaya.Server.Live;

namespace Atalaya.Server.Web.Evidence;

/// <summary>From a track to the bytes: the last reports of each of its sources, read from the log and decoded field by field.</summary>
sealed class TrackReports
{
    /// <summary>Frames of the same object decoded before those shown: a position code needs the one before it.</summary>
    const int ContextReports = 6;

    /// <summary>How far back a message may begin: frames of its source, and octets.</summary>
    const int MaxBeforeFrames = 8, MaxBeforeOctets = 1 << 16;

    readonly FlowHost _host;
    readonly PipelineConfiguration _configuration;
    readonly TrackModels _models;
    readonly Track _track;
    readonly Instant _now;
    readonly LogReader? _log;
    readonly List<ReportPlace> _places;

    /// <summary>By number of the source: the editions it is decoded with.</summary>
    readonly Dictionary<ushort, IReadOnlyList<EditionInUse>> _editions = [];

    TrackReports(FlowHost host, Flow flow, in Track track, bool isAlive, LogReader? log)
    {
        _host = host;
        _configuration = flow.Configuration;
        _models = new TrackModels(flow.Configuration);
        _track = track;
        _now = flow.ClosedTick.End;
        _log = log;
        _places = ReportPlace.Collect(flow, host.History, track, isAlive);
        foreach (FlowSource source in flow.Sources)
            if (source.Decoder is AsterixSourceDecoder decoder) _editions[source.Configuration.Id] = decoder.Editions;
    }

    /// <param name="limit">Reports of each sensor.</param>
    /// <returns>Null if there is no such track, nor was there one a short while ago.</returns>
    public static TrackReportsResponse? Read(FlowHost host, ulong id, int limit)
    {
        using LogReader? log = Open(host.Recording.Directory);
        TrackReports? reports = host.Read(flow =>
        {
            bool isAlive = flow.Picture.TryGet(id, out Track track);
            return isAlive || host.History.TryGetEnded(id, out track) ? new TrackReports(host, flow, track, isAlive, log) : null;
        });
        return reports?.Describe(limit);
    }

    /// <summary>The frame at a place of the log, decoded as to a track; null if there is no such track, nor was there one a short while ago.</summary>
    public static ReportModel? ReadFrame(FlowHost host, ulong id, LogPosition position)
    {
        using LogReader? log = Open(host.Recording.Directory);
        TrackReports? reports = host.Read(flow =>
        {
            bool isAlive = flow.Picture.TryGet(id, out Track track);
            return isAlive || host.History.TryGetEnded(id, out track) ? new TrackReports(host, flow, track, isAlive, log) : null;
        });
        return reports?.DescribeFrame(position);
    }

    ReportModel DescribeFrame(LogPosition position)
    {
        ReportPlace known = _places.Find(place => place.Position == position);
        SourceId source = known.Source != default ? known.Source : _log is null ? default : RecordedFrame.Read(_log, position)?.Source ?? default;
        ReportPlace wanted = known.Source != default ? known : new ReportPlace(source, 0, position, null);
        IEnumerable<ReportPlace> before = _places.Where(place => place.Source == source && place.Position < position).Take(ContextReports);
        return DescribeSensor([wanted, .. before], 1)[0];
    }

    static LogReader? Open(string? directory)
    {
        try
        {
            return directory is null ? null : LogReader.Open(directory);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    TrackReportsResponse Describe(int limit)
    {
        List<ReportModel> reports = [];
        foreach (var sensor in _places.GroupBy(place => (place.Source, place.Sensor)).OrderBy(group => _models.SourceName(group.Key.Source), StringComparer.Ordinal).ThenBy(group => group.Key.Sensor))
            reports.AddRange(DescribeSensor([.. sensor.Take(limit + ContextReports)], limit));
        return new TrackReportsResponse(_now.UnixSeconds, TrackText.Id(_track.Id), [.. reports]);
    }

    /// <param name="places">Newest first; decoded from the oldest on.</param>
    List<ReportModel> DescribeSensor(List<ReportPlace> places, int limit)
    {
        List<ReportModel> models = [];
        Dictionary<SourceId, IFrameInspector> inspectors = [];
        for (int i = places.Count - 1; i >= 0; i--)
        {
            RecordedFrame? frame = _log is null ? null : RecordedFrame.Read(_log, places[i].Position);
            if (frame is null)
            {
                if (i < limit) models.Insert(0, Unread(places[i]));
                continue;
            }

            SourceConfiguration? source = Configuration(frame.Source);
            if (!inspectors.TryGetValue(frame.Source, out IFrameInspector? inspector))
                inspectors[frame.Source] = inspector = FrameInspectors.Create(source?.Format ?? "", InputFormats.TryCreateRecordDecoder, Editions(frame.Source, places[i].Sensor));
            byte[] before = Before(frame, places[i].Position, source);
            IReadOnlyList<InspectedRecord> records = inspector.Inspect([.. before, .. frame.Payload], before.Length, frame.ReceiveTime);
            if (i < limit) models.Insert(0, Model(places[i], frame, source, before, records));
        }

        return models;
    }

    EditionSettings? Editions(SourceId source, ushort sensor) => _editions.TryGetValue(source.Number, out IReadOnlyList<EditionInUse>? used) ? EditionSettings.For(used, sensor) : null;

    SourceConfiguration? Configuration(SourceId source) => _configuration.Sources.FirstOrDefault(candidate => candidate.Id == source.Number);

    /// <summary>The frames before this one into which its first message may reach.</summary>
    byte[] Before(RecordedFrame frame, LogPosition position, SourceConfiguration? source)
    {
        bool reachesBack = source is { Datagrams: false } or { Format: "nmea" };
        if (!reachesBack) return [];
        List<byte> octets = [];
        foreach (LogPosition earlier in _host.Read(_ => _host.Trail.Before(frame.Source, position, MaxBeforeFrames)))
            if (RecordedFrame.Read(_log!, earlier) is { } found) octets.AddRange(found.Payload);
        return [.. octets.Skip(Math.Max(0, octets.Count - MaxBeforeOctets))];
    }

    ReportModel Model(in ReportPlace place, RecordedFrame frame, SourceConfiguration? source, byte[] before, IReadOnlyList<InspectedRecord> records)
    {
        JsonElement[] decoded = [.. records.Select(record => Parse(record.Json))];
        GeodeticPosition? site = source?.Position;
        List<int> own = new RecordMatch(_track, site).Find(decoded, place.Time ?? frame.ReceiveTime);
        int reach = own.Count == 0 ? 0 : Math.Max(0, before.Length - own.Min(i => records[i].Octets.Offset));
        return new ReportModel
        {
            Source = place.Source.Number,
            SourceName = _models.SourceName(place.Source),
            FrameSource = frame.Source == place.Source ? null : _models.SourceName(frame.Source),
            Format = source?.Format ?? "unknown",
            Sensor = TrackModels.SensorText(place.Sensor),
            Time = place.Time?.UnixSeconds,
            ReceiveTime = frame.ReceiveTime.UnixSeconds,
            AgeS = Age(place.Time ?? frame.ReceiveTime),
            Log = new LogPlace(place.Position.Segment, place.Position.Offset),
            Hex = Convert.ToHexStringLower(frame.Payload),
            BeforeHex = reach == 0 ? null : Convert.ToHexStringLower(before.AsSpan(before.Length - reach)),
            Records = [.. own.Select(i => decoded[i])],
            Layout = [.. own.Select(i => Layout(records[i], before.Length))],
            OtherRecords = records.Count - own.Count,
            Problem = own.Count > 0 ? null : "no record of this frame can be told to be of this object",
        };
    }

    ReportModel Unread(in ReportPlace place) => new()
    {
        Source = place.Source.Number,
        SourceName = _models.SourceName(place.Source),
        Format = Configuration(place.Source)?.Format ?? "unknown",
        Sensor = TrackModels.SensorText(place.Sensor),
        Time = place.Time?.UnixSeconds,
        AgeS = Age(place.Time ?? _track.LastReceiveTime),
        Log = new LogPlace(place.Position.Segment, place.Position.Offset),
        Records = [],
        Layout = [],
        OtherRecords = 0,
        Problem = _log is null ? "nothing is being recorded" : "this frame is not in the recording: it was not recorded, or has been removed",
    };

    double Age(Instant time) => Math.Round(Math.Max(0, _now.SecondsSince(time)), 1);

    /// <param name="start">Where the frame begins among the octets inspected.</param>
    static RecordLayout Layout(InspectedRecord record, int start) =>
        new(record.Octets.Offset - start, record.Octets.Length, [.. record.Fields.Select(field => new FieldModel
        {
            Path = field.Path,
            Title = Named(field.Title),
            Value = field.Json is null ? null : Parse(Encoding.UTF8.GetBytes(field.Json)),
            Unit = Named(field.Unit),
            Meaning = Named(field.Meaning),
            Offset = field.Octets.IsEmpty ? null : field.Octets.Offset - start,
            Length = field.Octets.IsEmpty ? null : field.Octets.Length,
        })]);

    static string? Named(string text) => text.Length == 0 ? null : text;

    static JsonElement Parse(byte[] json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
