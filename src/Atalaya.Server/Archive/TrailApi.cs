using System.Globalization;
using Atalaya.Core.Geodesy;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Server.Live;
using Atalaya.Server.Security;
using Atalaya.Server.Web;

namespace Atalaya.Server.Archive;

/// <summary>Past positions of tracks: what a page shows before it has watched itself.</summary>
static class TrailApi
{
    const double MostMinutes = 180, DefaultMinutes = 15;

    /// <summary>About 4 MB of JSON.</summary>
    const int MaxPoints = 100_000;

    public static void Map(WebApplication app, ServedHosts hosts)
    {
        app.MapGet("/api/v1/tracks/{id}/trail", (HttpContext context, string id, double? minutes) => One(hosts.Of(context), id, minutes ?? MostMinutes))
            .WithSummary("Past positions of a track; minutes back, 180 at most").Produces<TrailResponse>().Produces<ErrorResponse>(400).Produces<ErrorResponse>(404).Needs(Role.Viewer);
        app.MapGet("/api/v1/trails", (HttpContext context, string? bbox, double? minutes) => Many(hosts.Of(context), bbox, minutes ?? DefaultMinutes))
            .WithSummary("Past positions of the tracks that are within bbox=west,south,east,north; minutes back, 15 unless said").Produces<TrailsResponse>().Produces<ErrorResponse>(400).Needs(Role.Viewer);
    }

    static IResult One(FlowHost host, string text, double minutes)
    {
        if (!IsAllowed(minutes)) return Wrong(minutes);
        (Tick tick, Track[] tracks) = host.Picture.Snapshot();
        if (!TrackText.TryParseId(text, out ulong id) || !Array.Exists(tracks, track => track.Id == id))
            return Results.Json(new ErrorResponse($"no track {text} in the picture"), WebJson.Default.ErrorResponse, statusCode: 404);
        return Results.Json(new TrailResponse(tick.End.UnixSeconds, Describe(id, host.Trails.Read(id, tick.End.PlusSeconds(-60 * minutes)), tick.End)), TrailJson.Default.TrailResponse);
    }

    static IResult Many(FlowHost host, string? bbox, double minutes)
    {
        if (!IsAllowed(minutes)) return Wrong(minutes);
        ViewBox box = ViewBox.World;
        if (bbox is not null && !ViewBox.TryParse(bbox, out box)) return Results.Json(new ErrorResponse("bbox needs four numbers: west,south,east,north in degrees"), WebJson.Default.ErrorResponse, statusCode: 400);
        (Tick tick, Track[] tracks) = host.Picture.Snapshot();
        List<TrailModel> trails = [];
        int points = 0;
        foreach (ref readonly Track track in tracks.AsSpan())
        {
            if (!track.HasPosition || !box.Contains(track.Latitude * GeodeticPosition.DegreesPerRadian, track.Longitude * GeodeticPosition.DegreesPerRadian)) continue;
            TrailPoint[] trail = host.Trails.Read(track.Id, tick.End.PlusSeconds(-60 * minutes));
            if (trail.Length == 0) continue;
            if ((points += trail.Length) > MaxPoints) return Answer(tick, trails, isTruncated: true);
            trails.Add(Describe(track.Id, trail, tick.End));
        }

        return Answer(tick, trails, isTruncated: false);
    }

    static IResult Answer(Tick tick, List<TrailModel> trails, bool isTruncated) => Results.Json(new TrailsResponse(tick.End.UnixSeconds, [.. trails], isTruncated), TrailJson.Default.TrailsResponse);

    static TrailModel Describe(ulong id, TrailPoint[] points, Instant now) => new(
        TrackText.Id(id),
        Array.ConvertAll(points, point => Math.Round(now.SecondsSince(point.Time), 1)),
        Array.ConvertAll(points, point => Math.Round(point.LatitudeDegrees, 5)),
        Array.ConvertAll(points, point => Math.Round(point.LongitudeDegrees, 5)),
        Array.ConvertAll(points, point => float.IsFinite(point.AltitudeMeters) ? MathF.Round(point.AltitudeMeters) : (float?)null));

    static bool IsAllowed(double minutes) => minutes is > 0 and <= MostMinutes;

    static IResult Wrong(double minutes) =>
        Results.Json(new ErrorResponse($"minutes must be above 0 and at most {MostMinutes}, not {minutes.ToString(CultureInfo.InvariantCulture)}"), WebJson.Default.ErrorResponse, statusCode: 400);
}
