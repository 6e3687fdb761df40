using System.Text.Json;
using Atalaya.Integrity.Alerts;
using Atalaya.Server.Live;
using Atalaya.Server.Security;
using Atalaya.Server.Web;

namespace Atalaya.Server.Alerts;

/// <summary>The alerts, and what operators do about them. Each action is a frame of the log, in force for everybody, and a line of the audit log.</summary>
static class AlertsApi
{
    /// <summary>How long a silence lasts if nothing is said.</summary>
    const double DefaultSilenceSeconds = 120;

    public static void Map(WebApplication app, ServedHosts hosts, AuditLog audit)
    {
        RouteGroupBuilder api = app.MapGroup("/api/v1/alerts");
        api.MapGet("", (HttpContext context, string? track) => List(hosts.Of(context), track)).Needs(Role.Viewer)
            .WithSummary("Alerts whose cause lasts, in the order they were raised, then cleared alarms that nobody has acknowledged; track=ID gives those of one track, and then those cleared a short while ago")
            .Produces<AlertsResponse>().Produces<ErrorResponse>(400);
        api.MapPost("/{id}/acknowledge", (HttpContext context, ulong id) => ActAsync(context, hosts, audit, OperatorVerb.Acknowledge, id)).Needs(Role.Operator)
            .WithSummary("Acknowledges an alert, for everybody").Produces(204).Produces<ErrorResponse>(404).Produces<ErrorResponse>(409);
        api.MapPost("/acknowledge", Task<IResult> (HttpContext context, CancellationToken _) => ActAsync(context, hosts, audit, OperatorVerb.Acknowledge, null)).Needs(Role.Operator)
            .WithSummary("Acknowledges all alerts").Produces(204).Produces<ErrorResponse>(409);
        api.MapPost("/{id}/silence", (HttpContext context, ulong id) => ActAsync(context, hosts, audit, OperatorVerb.Silence, id)).Accepts<SilenceRequest>("application/json").Needs(Role.Operator)
            .WithSummary("Silences an alert for a while: {\"seconds\": 0 to 3600}, without a body two minutes; 0 ends it").Produces(204).Produces<ErrorResponse>(400).Produces<ErrorResponse>(404).Produces<ErrorResponse>(409);
        api.MapPost("/silence", Task<IResult> (HttpContext context, CancellationToken _) => ActAsync(context, hosts, audit, OperatorVerb.Silence, null)).Accepts<SilenceRequest>("application/json").Needs(Role.Operator)
            .WithSummary("Silences all alerts for a while").Produces(204).Produces<ErrorResponse>(400).Produces<ErrorResponse>(409);
    }

    static IResult List(FlowHost host, string? track)
    {
        if (track is null) return Results.Json(Read(host), AlertJson.Default.AlertsResponse);
        return TrackText.TryParseId(track, out ulong id) ? Results.Json(Read(host, id), AlertJson.Default.AlertsResponse) : Wrong(400, $"'{track}' is not a track id (16 hexadecimal digits)");
    }

    /// <summary>The text of the stream (docs/formats/web.md).</summary>
    public static byte[] StreamText(FlowHost host) => JsonSerializer.SerializeToUtf8Bytes(new AlertsText("alerts", Read(host)), AlertJson.Default.AlertsText);

    static AlertsResponse Read(FlowHost host) => host.Read(flow =>
    {
        AlertModels models = new(new TrackModels(flow.Configuration), flow.Picture);
        return new AlertsResponse(flow.ClosedTick.End.UnixSeconds, flow.Alerts.SuppressedCount, [.. flow.Alerts.Active.Concat(flow.Alerts.Latched).Select(models.Row)]);
    });

    static AlertsResponse Read(FlowHost host, ulong track) => host.Read(flow =>
    {
        AlertModels models = new(new TrackModels(flow.Configuration), flow.Picture);
        string id = TrackText.Id(track);
        AlertRow[] rows = [.. flow.Alerts.Active.Concat(flow.Alerts.Latched).Concat(flow.Alerts.Cleared).DistinctBy(static alert => alert.Id).Select(models.Row)];
        return new AlertsResponse(flow.ClosedTick.End.UnixSeconds, flow.Alerts.SuppressedCount, [.. rows.Where(row => row.TrackId == id || row.OtherTrackId == id)]);
    });

    static async Task<IResult> ActAsync(HttpContext context, ServedHosts hosts, AuditLog audit, OperatorVerb verb, ulong? id)
    {
        FlowHost host = hosts.Of(context);
        if (host is not LiveHost live) return Wrong(409, "this is a replay: what happened to its alerts has happened");
        if (id is { } wanted && !live.Read(flow => flow.Alerts.Active.Concat(flow.Alerts.Latched).Any(alert => alert.Id == wanted))) return Wrong(404, $"no alert {id} is listed");
        double? seconds = null;
        if (verb == OperatorVerb.Silence && await ReadSecondsAsync(context).ConfigureAwait(false) is var read)
        {
            if (read is not (>= 0 and <= OperatorAction.MaxSilenceSeconds)) return Wrong(400, $"seconds must be 0 to {OperatorAction.MaxSilenceSeconds}");
            seconds = read;
        }

        string name = Caller.Of(context)?.Name ?? Caller.GuestName;
        await live.ActAsync(new OperatorAction { Action = verb, Alert = id, By = name, Seconds = seconds }).ConfigureAwait(false);
        audit.Write(context, verb == OperatorVerb.Silence ? "alert.silence" : "alert.acknowledge", id is { } one ? $"{one}" : "all");
        return Results.NoContent();
    }

    /// <summary>NaN = the body is wrong.</summary>
    static async Task<double> ReadSecondsAsync(HttpContext context)
    {
        if (context.Request.ContentLength is null or 0) return DefaultSilenceSeconds;
        try
        {
            SilenceRequest? request = await context.Request.ReadFromJsonAsync(AlertJson.Default.SilenceRequest, context.RequestAborted).ConfigureAwait(false);
            return request?.Seconds ?? DefaultSilenceSeconds;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return double.NaN;
        }
    }

    static IResult Wrong(int status, string error) => Results.Json(new ErrorResponse(error), AlertJson.Default.ErrorResponse, statusCode: status);
}
