using Atalaya.Integrity.Interference;
using Atalaya.Pipeline;
using Atalaya.Server.Security;
using Atalaya.Server.Web;

namespace Atalaya.Server.Interference;

/// <summary>Where satellite navigation is disturbed, now and in the last 24 hours, and where the sources are.</summary>
static class InterferenceApi
{
    public static void Map(WebApplication app, ServedHosts hosts) =>
        app.MapGet("/api/v1/interference", (HttpContext context, double? at) => Answer(hosts.Of(context).Read(flow => Read(flow, at)), at))
            .WithSummary("Cells, regions and sources of interference with satellite navigation; at=UNIX_SECONDS gives the map of then, kept for 24 hours in steps of ten minutes")
            .Produces<InterferenceResponse>().Produces<ErrorResponse>(404).Needs(Role.Viewer);

    static IResult Answer(InterferenceResponse? answer, double? at) =>
        answer is null
            ? Results.Json(new ErrorResponse($"no map of interference is kept of {at} or before"), InterferenceJson.Default.ErrorResponse, statusCode: 404)
            : Results.Json(answer, InterferenceJson.Default.InterferenceResponse);

    static InterferenceResponse? Read(Flow flow, double? at)
    {
        InterferenceDetector detector = flow.Integrity.Interference;
        InterferenceMoment? moment = at is { } time ? detector.History.LastOrDefault(moment => moment.Time.UnixSeconds <= time) : detector.MapAt(flow.ClosedTick.End);
        if (moment is null) return null;
        return new InterferenceResponse(
            moment.Time.UnixSeconds, detector.Settings.Enabled, InterferenceText.Thresholds(detector.Settings),
            Array.ConvertAll(moment.Cells, InterferenceText.Model),
            at is null ? [.. detector.Regions.Select(InterferenceText.Model)] : Array.ConvertAll(moment.Regions, InterferenceText.Model),
            [.. detector.History.Select(static moment => moment.Time.UnixSeconds)]);
    }
}
