using Atalaya.Core.Frames;
using Atalaya.Core.Geodesy;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Pipeline;
using Atalaya.Server.Alerts;
using Atalaya.Server.Live;
using Atalaya.Server.Replay;
using Atalaya.Server.Security;
using Atalaya.Server.Web.Evidence;

namespace Atalaya.Server.Web;

/// <summary>The REST interface under /api/v1.</summary>
static class Api
{
    const int DefaultLimit = 100_000;
    static readonly string[] DefaultStatuses = ["confirmed", "coasting"];
    static readonly string[] Statuses = ["tentative", "confirmed", "coasting"];

    public static void Map(WebApplication app, ServedHosts hosts)
    {
        RouteGroupBuilder api = app.MapGroup("/api/v1").Needs(Role.Viewer);
        api.MapGet("/tracks", (HttpContext context, string? status, string? bbox, int? limit, string? cursor, bool? system) => Tracks(hosts.Of(context), status, bbox, limit, cursor, system ?? false))
            .WithSummary("All confirmed tracks; status=tentative,confirmed,coasting, bbox=west,south,east,north, limit and cursor narrow it; system=true adds tracks of other systems of aircraft that have a track of ours")
            .Produces<TracksResponse>().Produces<ErrorResponse>(400);
        api.MapGet("/tracks/{id}", (HttpContext context, string id) => Track(hosts.Of(context), id)).WithSummary("One track with its sensors, quality and the frames that prove it; of one that ended a short while ago its last state, and merged_into where another goes on for the same object")
            .Produces<TrackDetail>().Produces<ErrorResponse>(404);
        api.MapGet("/tracks/{id}/reports", (HttpContext context, string id, int? limit) => Reports(hosts.Of(context), id, limit))
            .WithSummary("The last reports of each source of a track, with the recorded frames decoded field by field; limit = reports of each sensor, 1 to 4")
            .Produces<TrackReportsResponse>().Produces<ErrorResponse>(400).Produces<ErrorResponse>(404);
        api.MapGet("/tracks/{id}/reports/{position}", (HttpContext context, string id, string position) => Report(hosts.Of(context), id, position))
            .WithSummary("One recorded frame (segment:offset, as the evidence of an alert names it), decoded as to a track").Produces<ReportModel>().Produces<ErrorResponse>(400).Produces<ErrorResponse>(404);
        api.MapGet("/picture", (HttpContext context) => Picture(hosts.Of(context))).WithSummary("Tracks and alerts at the end of one tick").Produces<PictureResponse>();
        api.MapGet("/sources", (HttpContext context) => Results.Json(new SourcesResponse(hosts.Of(context).Rates.ReadWithObjects()), WebJson.Default.SourcesResponse))
            .WithSummary("Every source with its state, rates, rejects, clock offset, and the objects it hears that have no position").Produces<SourcesResponse>();
        api.MapGet("/health", (HttpContext context) => Health(hosts.Of(context))).WithSummary("State of the server, and the picture hash").Produces<HealthResponse>();
        api.Map("/stream", (HttpContext context) => Stream(context, hosts)).ExcludeFromDescription();
    }

    static IResult Tracks(FlowHost host, string? status, string? bbox, int? limit, string? cursor, bool withCopies)
    {
        string[] statuses = status?.Split(',', StringSplitOptions.RemoveEmptyEntries) ?? DefaultStatuses;
        if (statuses.Except(Statuses).FirstOrDefault() is { } unknown) return Wrong($"status '{unknown}' is none of {string.Join(", ", Statuses)}");
        ViewBox? box = null;
        if (bbox is not null)
        {
            if (!ViewBox.TryParse(bbox, out ViewBox parsed)) return Wrong("bbox needs four numbers: west,south,east,north in degrees");
            box = parsed;
        }

        if (limit is < 1) return Wrong("limit must be at least 1");
        ulong after = 0;
        if (cursor is not null && !TrackText.TryParseId(cursor, out after)) return Wrong("cursor is not one that this interface gave");
        (Tick tick, Track[] tracks) = host.Picture.Snapshot();
        if (!withCopies) tracks = SystemTracks.WithoutCopies(tracks);
        Array.Sort(tracks, static (left, right) => left.Id.CompareTo(right.Id));
        return Results.Json(Select(host, tick, tracks, statuses, box, limit ?? DefaultLimit, after), WebJson.Default.TracksResponse);
    }

    static TracksResponse Select(FlowHost host, Tick tick, Track[] tracks, string[] statuses, ViewBox? box, int limit, ulong after)
    {
        TrackModels models = new(host.Read(flow => flow.Configuration));
        List<TrackRow> rows = [];
        foreach (ref readonly Track track in tracks.AsSpan())
        {
            if (track.Id <= after && after != 0 || !statuses.Contains(TrackText.Status(track.Status))) continue;
            if (box is { } view && !(track.HasPosition && view.Contains(track.Latitude * GeodeticPosition.DegreesPerRadian, track.Longitude * GeodeticPosition.DegreesPerRadian))) continue;
            if (rows.Count == limit) return new TracksResponse(tick.End.UnixSeconds, [.. rows], rows[^1].TrackId);
            rows.Add(models.Row(track));
        }

        return new TracksResponse(tick.End.UnixSeconds, [.. rows], null);
    }

    static IResult Track(FlowHost host, string text)
    {
        if (!TrackText.TryParseId(text, out ulong id)) return Results.Json(new ErrorResponse($"'{text}' is not a track id (16 hexadecimal digits)"), WebJson.Default.ErrorResponse, statusCode: 404);
        TrackDetail? detail = host.Read(flow => Detail(flow, host.History, id));
        return detail is null
            ? Results.Json(new ErrorResponse($"no track {text} in the picture, nor among those that ended last"), WebJson.Default.ErrorResponse, statusCode: 404)
            : Results.Json(detail, WebJson.Default.TrackDetail);
    }

    static IResult Reports(FlowHost host, string text, int? limit)
    {
        if (limit is < 1 or > ReportHistory.ReportsPerSensor) return Wrong($"limit must be 1 to {ReportHistory.ReportsPerSensor}");
        TrackReportsResponse? reports = TrackText.TryParseId(text, out ulong id) ? TrackReports.Read(host, id, limit ?? ReportHistory.ReportsPerSensor) : null;
        return reports is null
            ? Results.Json(new ErrorResponse($"no track {text} in the picture, nor among those that ended last"), WebJson.Default.ErrorResponse, statusCode: 404)
            : Results.Json(reports, EvidenceJson.Default.TrackReportsResponse);
    }

    static IResult Report(FlowHost host, string text, string place)
    {
        if (!LogPosition.TryParse(place, out LogPosition position)) return Wrong($"'{place}' is not a place of the log (segment:offset)");
        ReportModel? report = TrackText.TryParseId(text, out ulong id) ? TrackReports.ReadFrame(host, id, position) : null;
        return report is null
            ? Results.Json(new ErrorResponse($"no track {text} in the picture, nor among those that ended last"), WebJson.Default.ErrorResponse, statusCode: 404)
            : Results.Json(report, EvidenceJson.Default.ReportModel);
    }

    static TrackDetail? Detail(Flow flow, ReportHistory history, ulong id)
    {
        bool isAlive = flow.Picture.TryGet(id, out Track track);
        if (!isAlive && !history.TryGetEnded(id, out track)) return null;
        Span<Provenance> provenances = new Provenance[32];
        int count = isAlive ? flow.Tracker.CopyProvenances(id, provenances) : 0;
        return new TrackModels(flow.Configuration).Detail(track, flow.ClosedTick.End, provenances[..count]);
    }

    static IResult Picture(FlowHost host) => Results.Json(host.Read(flow =>
    {
        TrackModels models = new(flow.Configuration);
        Track[] tracks = flow.Picture.ToOrderedArray();
        return new PictureResponse(
            flow.ClosedTick.End.UnixSeconds, flow.ClosedTick.Number, flow.Picture.Sequence, host.IsReplay ? "replay" : "live", host.IsSimulated,
            Array.ConvertAll(tracks, track => models.Row(track)), [.. flow.Alerts.Active.Concat(flow.Alerts.Latched).Select(new AlertModels(models, flow.Picture).Row)]);
    }), WebJson.Default.PictureResponse);

    static IResult Health(FlowHost host)
    {
        RecordingState recording = host.Recording;
        bool stale = host.StreamState.IsStale;
        HealthResponse health = host.Read(flow => new HealthResponse
        {
            Status = recording.Problem is not null ? "not_recording" : stale ? "stale" : "ok",
            Mode = host.IsReplay ? "replay" : "live",
            Simulated = host.IsSimulated,
            Time = flow.ClosedTick.End.UnixSeconds,
            Tick = flow.ClosedTick.Number,
            PictureHash = flow.PictureHash,
            Tracks = flow.Picture.Count,
            Alerts = flow.Alerts.Active.Count,
            Version = Build.Version,
            Build = Build.Id,
            Recording = recording.Directory,
            RecordingProblem = recording.Problem,
            FramesLogged = recording.FramesLogged,
            FramesDropped = recording.FramesDropped,
        });
        return Results.Json(health, WebJson.Default.HealthResponse);
    }

    static async Task Stream(HttpContext context, ServedHosts hosts)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            await context.Response.WriteAsJsonAsync(new ErrorResponse("this address speaks WebSocket only: see docs/formats/web.md"), WebJson.Default.ErrorResponse).ConfigureAwait(false);
            return;
        }

        using System.Net.WebSockets.WebSocket socket = await context.WebSockets.AcceptWebSocketAsync().ConfigureAwait(false);
        CancellationToken stopping = context.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        using CancellationTokenSource ended = CancellationTokenSource.CreateLinkedTokenSource(stopping, hosts.EndOf(context));
        using IDisposable? watcher = context.Features.Get<ReplaySession>()?.Watch();
        using IDisposable counted = Metrics.CountWebClient();
        await new StreamClient(socket, hosts.Of(context)).RunAsync(ended.Token).ConfigureAwait(false);
    }

    static IResult Wrong(string message) => Results.Json(new ErrorResponse(message), WebJson.Default.ErrorResponse, statusCode: 400);
}
