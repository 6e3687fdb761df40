using Atalaya.Core.Frames;
using Atalaya.Core.Geodesy;
using Atalaya.Core.Reports;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Formats.Asterix;
using Atalaya.Pipeline;
using Atalaya.Server.Inputs;
using Atalaya.Server.Web;

namespace Atalaya.Server.Setup.Probing;

/// <summary>Recognises what a probe received and decodes it as a source would be: through a flow of its own.</summary>
static class ProbeDecoding
{
    const ushort Number = 1;
    const int MaxNames = 6;

    /// <summary>The format of messages; null = none that is known. Of datagrams the first that is recognised decides.</summary>
    public static string? Recognise(ProbeCapture capture)
    {
        if (!capture.IsDatagrams) return FormatOf(capture.Head(FormatSniffer.Length));
        foreach ((_, byte[] bytes) in capture.Pieces)
            if (FormatOf(bytes.AsSpan(0, Math.Min(bytes.Length, FormatSniffer.Length))) is { } format) return format;
        return null;
    }

    static string? FormatOf(ReadOnlySpan<byte> head) => FormatSniffer.Recognise(head) is { } format && SourceDecoders.Formats.Contains(format) ? format : null;

    /// <summary>Null if nothing decodes.</summary>
    public static ProbeFindings? Decode(ProbeCapture capture, string format)
    {
        if (capture.Pieces.Count == 0) return null;
        SourceConfiguration configuration = new() { Id = Number, Name = "probe", Format = format, Datagrams = capture.IsDatagrams };
        Flow flow = Run(capture, configuration);
        FlowSource source = flow.Sources[0];
        if (source.Decoder.Counters.Messages == 0) return null;
        Track[] tracks = flow.Picture.ToOrderedArray();
        Track[] placed = Array.FindAll(tracks, static track => track.HasPosition);
        return new ProbeFindings
        {
            Format = format,
            Messages = source.Decoder.Counters.Messages,
            MessagesPerSecond = source.Decoder.Counters.Messages / Math.Max(1, capture.Seconds),
            Rejected = source.Decoder.Counters.Rejected,
            Objects = tracks.Length,
            ObjectsWithPosition = placed.Length,
            Positions = [.. placed.Where(track => !SitePositions.DependsOnSite(format, track)).Select(track => track.Position)],
            Names = [.. tracks.Select(NameOf).OfType<string>().Distinct(StringComparer.Ordinal).Take(MaxNames)],
            Sensors = Sensors(source),
            Categories = Categories(source),
            StatedSite = StatedSite(capture, configuration),
            ClockOffsetSeconds = source.Stamps.TryRead(out double offset, out _) ? offset : null,
        };
    }

    static Flow Run(ProbeCapture capture, SourceConfiguration configuration)
    {
        Flow flow = new(new FlowOptions { Sectors = 1 });
        Instant start = capture.Pieces[0].Time;
        flow.Accept(new Frame(FrameKind.Configuration, SourceId.Server, start, default, new PipelineConfiguration { Sources = [configuration] }.ToJson()));
        foreach ((Instant time, byte[] bytes) in capture.Pieces) flow.Accept(new Frame(FrameKind.SensorData, new SourceId(Number), time, default, bytes));
        flow.Accept(new Frame(FrameKind.Heartbeat, SourceId.Server, capture.Pieces[^1].Time.PlusSeconds(0.3), default, default));
        return flow;
    }

    static string? NameOf(Track track) =>
        TrackText.Text(track.Identity.Callsign) ?? TrackText.Text(track.Identity.Name) ?? TrackText.Address(track.Identity)
        ?? (track.Identity.Mmsi != 0 ? track.Identity.Mmsi.ToString(System.Globalization.CultureInfo.InvariantCulture) : null);

    static string[] Sensors(FlowSource source)
    {
        if (source.Decoder is not AsterixSourceDecoder asterix) return [];
        IEnumerable<string> named = asterix.Editions.Where(used => used.SystemArea >= 0).Select(used => FormattableString.Invariant($"{used.SystemArea}/{used.SystemIdentification}"));
        return [.. named.Concat(source.Sensors.All.Select(sensor => FormattableString.Invariant($"{sensor.Sensor >> 8}/{sensor.Sensor & 255}"))).Distinct(StringComparer.Ordinal)];
    }

    static string[] Categories(FlowSource source) => source.Decoder is AsterixSourceDecoder asterix
        ? [.. asterix.Editions.OrderBy(used => used.Category).Select(used => FormattableString.Invariant($"{used.Category:000}") + (used.Edition is { } edition ? $" ({edition})" : "")).Distinct(StringComparer.Ordinal)]
        : [];

    /// <summary>Service messages do not stay in a flow: a decoder of its own reads them again.</summary>
    static GeodeticPosition? StatedSite(ProbeCapture capture, SourceConfiguration configuration)
    {
        ISourceDecoder decoder = SourceDecoders.Create(configuration.Format, configuration.ToSite(), configuration.Datagrams)!;
        ReportBatch batch = new();
        foreach ((Instant time, byte[] bytes) in capture.Pieces) decoder.Decode(new Frame(FrameKind.SensorData, new SourceId(Number), time, default, bytes), batch);
        foreach (ref readonly ServiceReport service in batch.Services)
            if (service.Kind == ServiceReportKind.Site && double.IsFinite(service.Latitude) && double.IsFinite(service.Longitude))
                return new GeodeticPosition(service.Latitude, service.Longitude, double.IsFinite(service.Height) ? service.Height : 0);
        return null;
    }
}
