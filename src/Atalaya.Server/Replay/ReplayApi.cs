using System.Text.Json;
using Atalaya.Core.Time;
using Atalaya.Recording.Reading;
using Atalaya.Server.Live;
using Atalaya.Server.Security;
using Atalaya.Server.Web;

namespace Atalaya.Server.Replay;

/// <summary>Replays beside the live picture, and what there is to replay.</summary>
static class ReplayApi
{
    /// <summary>The name of the running flow where that is itself a replay (<c>atalaya replay --listen</c>).</summary>
    const string MainId = "main";

    const double MinSpeed = 0.1, MaxSpeed = 600;
    const int MaxBuckets = 2000, DefaultBuckets = 600;

    public static void Map(WebApplication app, ServerParts parts)
    {
        ServedHosts hosts = parts.Hosts;
        RouteGroupBuilder api = app.MapGroup("/api/v1");
        api.MapPost("/replays", (HttpContext context, CancellationToken stop) => CreateAsync(context, parts, stop)).Accepts<ReplayRequest>("application/json").Needs(Role.Operator)
            .WithSummary("Begins a replay: {\"at\": Unix seconds, \"speed\": 0.1 to 600, \"paused\": bool}; then add ?replay=ID to any GET address or the stream to see that moment")
            .Produces<ReplayResponse>(201).Produces<ErrorResponse>(400).Produces<ErrorResponse>(503);
        api.MapGet("/replays/{id}", (string id) => Find(hosts, id) is { } host ? Answer(id, host) : Gone()).Needs(Role.Viewer)
            .WithSummary("Where a replay is; main = the server's own picture where that is a replay").Produces<ReplayResponse>().Produces<ErrorResponse>(410);
        api.MapPatch("/replays/{id}", (HttpContext context, string id, CancellationToken stop) => ChangeAsync(context, parts, id, stop)).Accepts<ReplayRequest>("application/json").Needs(Role.Operator)
            .WithSummary("Another moment, speed or pause; what is absent stays").Produces<ReplayResponse>().Produces<ErrorResponse>(400).Produces<ErrorResponse>(410);
        api.MapDelete("/replays/{id}", (HttpContext context, string id) => EndAsync(context, parts, id)).Needs(Role.Operator)
            .WithSummary("Ends a replay").Produces(204).Produces<ErrorResponse>(410);
        api.MapGet("/recording/timeline", (HttpContext context, double? from, double? to, int? buckets) => Timeline(hosts.Main, from, to, buckets)).Needs(Role.Viewer)
            .WithSummary("What the recording holds when: extent, traffic in buckets, gaps, alerts; from and to in Unix seconds").Produces<TimelineResponse>().Produces<ErrorResponse>(400);
    }

    static async Task<IResult> CreateAsync(HttpContext context, ServerParts parts, CancellationToken stop)
    {
        (ReplayRequest request, string? wrong) = await ReadAsync(context.Request, stop).ConfigureAwait(false);
        if (wrong is not null) return Wrong(wrong);
        if (request.At is not { } at) return Wrong("\"at\" is missing: the moment to begin with, in Unix seconds");
        ReplaySession? session = parts.Hosts.Replays.Create(Instant.FromUnixSeconds(at), request.Speed ?? 1, request.Paused ?? false, out string problem);
        if (session is null) return Json(new ErrorResponse(problem), StatusCodes.Status503ServiceUnavailable);
        parts.Audit.Write(context, "replay.begin", $"{session.Id} at {Instant.FromUnixSeconds(at)}");
        return Results.Json(Model(session.Id, session.Host), ReplayJson.Default.ReplayResponse, statusCode: StatusCodes.Status201Created);
    }

    static async Task<IResult> ChangeAsync(HttpContext context, ServerParts parts, string id, CancellationToken stop)
    {
        (ReplayRequest request, string? wrong) = await ReadAsync(context.Request, stop).ConfigureAwait(false);
        if (wrong is not null) return Wrong(wrong);
        if (Find(parts.Hosts, id) is not { } host) return Gone();
        if (id == MainId) parts.Audit.Write(context, "replay.steer", JsonSerializer.Serialize(request, ReplayJson.Default.ReplayRequest)); // everybody sees it
        host.Change(request.At is { } at ? Instant.FromUnixSeconds(at) : null, request.Speed, request.Paused);
        return Answer(id, host);
    }

    static async Task<IResult> EndAsync(HttpContext context, ServerParts parts, string id)
    {
        if (!await parts.Hosts.Replays.EndAsync(id).ConfigureAwait(false)) return Gone();
        parts.Audit.Write(context, "replay.end", id);
        return Results.NoContent();
    }

    static ReplayHost? Find(ServedHosts hosts, string id) => id == MainId ? hosts.Main as ReplayHost : hosts.Replays.Find(id)?.Host;

    static async Task<(ReplayRequest Request, string? Wrong)> ReadAsync(HttpRequest request, CancellationToken stop)
    {
        try
        {
            using JsonDocument body = await JsonDocument.ParseAsync(request.Body, cancellationToken: stop).ConfigureAwait(false);
            return TryRead(body.RootElement, out ReplayRequest wish, out string problem) ? (wish, null) : (wish, problem);
        }
        catch (JsonException)
        {
            return (new ReplayRequest(null, null, null), "the body is not JSON");
        }
    }

    /// <summary>Reads a wish strictly, so that a slip of the pen is told.</summary>
    internal static bool TryRead(JsonElement body, out ReplayRequest request, out string problem)
    {
        request = new ReplayRequest(null, null, null);
        problem = "the body must be a JSON object such as {\"at\": 1795404335.5, \"speed\": 10}";
        if (body.ValueKind != JsonValueKind.Object) return false;
        foreach (JsonProperty property in body.EnumerateObject())
        {
            JsonElement value = property.Value;
            double? number = value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out double read) ? read : null;
            bool? flag = value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : null;
            switch (property.Name)
            {
                case "at" when number is { } at && IsTime(at):
                    request = request with { At = at };
                    break;
                case "speed" when number is >= MinSpeed and <= MaxSpeed:
                    request = request with { Speed = number };
                    break;
                case "paused" when flag is not null:
                    request = request with { Paused = flag };
                    break;
                default:
                    problem = FormattableString.Invariant($"'{property.Name}': at is a time in Unix seconds, speed {MinSpeed} to {MaxSpeed}, paused true or false");
                    return false;
            }
        }

        return true;
    }

    /// <summary>What an instant can hold.</summary>
    static bool IsTime(double unixSeconds) => unixSeconds is >= 0 and < 9e9;

    static IResult Answer(string id, ReplayHost host) => Results.Json(Model(id, host), ReplayJson.Default.ReplayResponse);

    static ReplayResponse Model(string id, ReplayHost host)
    {
        ReplayState state = host.State;
        return new ReplayResponse
        {
            Id = id,
            State = JsonNamingPolicy.SnakeCaseLower.ConvertName(state.Phase.ToString()),
            Time = state.Time?.UnixSeconds,
            Speed = state.Speed,
            Paused = state.IsPaused,
            Target = state.Target?.UnixSeconds,
            Progress = state.Target is null ? null : Math.Round(state.Progress, 3),
            ActualSpeed = state.ActualSpeed is { } actual ? Math.Round(actual, 1) : null,
            Skipped = state.Skipped is { } skipped ? new TimeSpanModel(skipped.From.UnixSeconds, skipped.To.UnixSeconds) : null,
            Problem = state.Problem,
        };
    }

    static IResult Timeline(FlowHost main, double? from, double? to, int? buckets)
    {
        if (from is { } low && !IsTime(low) || to is { } high && !IsTime(high)) return Wrong("from and to are times in Unix seconds");
        if (buckets is < 1 or > MaxBuckets) return Wrong($"buckets must be 1 to {MaxBuckets}");
        if (main.Recording.Directory is not { } directory || RecordingDirectory.FirstTime(directory) is not { } first) return Json(new TimelineResponse { Live = !main.IsReplay, Known = false });
        Instant last = main is ReplayHost replay ? replay.LastTime : main.Read(static flow => flow.ClosedTick.End);
        Instant begin = from is { } seconds ? Instant.FromUnixSeconds(seconds) : first;
        Instant end = to is { } until ? Instant.FromUnixSeconds(until) : last;
        if (begin > end) return Wrong("from lies after to");
        return Json(new RecordingTimeline(directory, first, Instant.Max(first, last)).Read(begin, end, buckets ?? DefaultBuckets) with { Live = !main.IsReplay });
    }

    static IResult Json(TimelineResponse response) => Results.Json(response, ReplayJson.Default.TimelineResponse);
    static IResult Json(ErrorResponse response, int status) => Results.Json(response, ReplayJson.Default.ErrorResponse, statusCode: status);
    static IResult Wrong(string message) => Json(new ErrorResponse(message), StatusCodes.Status400BadRequest);
    static IResult Gone() => Json(new ErrorResponse("this replay has ended: begin another"), StatusCodes.Status410Gone);
}
