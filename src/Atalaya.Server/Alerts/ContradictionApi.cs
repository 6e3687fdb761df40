using Atalaya.Core.Geodesy;
using Atalaya.Integrity.Alerts;
using Atalaya.Integrity.Deception;
using Atalaya.Pipeline;
using Atalaya.Server.Security;
using Atalaya.Server.Web;

namespace Atalaya.Server.Alerts;

/// <summary>What the contradiction of a stated place rests on.</summary>
static class ContradictionApi
{
    public static void Map(WebApplication app, ServedHosts hosts) =>
        app.MapGet("/api/v1/tracks/{id}/contradiction", (HttpContext context, string id) => Answer(id, TrackText.TryParseId(id, out ulong track) ? hosts.Of(context).Read(flow => Read(flow, track)) : null))
            .WithSummary("Where a track says it is and where sensors have it, with the differences over time; 404 where nothing contradicts it")
            .Produces<ContradictionModel>().Produces<ErrorResponse>(404).Needs(Role.Viewer);

    static IResult Answer(string id, ContradictionModel? model) =>
        model is null
            ? Results.Json(new ErrorResponse($"nothing contradicts where track {id} says it is"), ContradictionJson.Default.ErrorResponse, statusCode: 404)
            : Results.Json(model, ContradictionJson.Default.ContradictionModel);

    static ContradictionModel? Read(Flow flow, ulong track)
    {
        if (flow.Integrity.ReadContradiction(track) is not { } found) return null;
        TrackModels models = new(flow.Configuration);
        Alert? alert = flow.Alerts.Active.LastOrDefault(alert => alert.TrackId == track && alert.Kind is AlertKind.PositionContradicted or AlertKind.Replayed);
        return new ContradictionModel
        {
            TrackId = TrackText.Id(track),
            Time = flow.ClosedTick.End.UnixSeconds,
            SinceTime = found.Since.UnixSeconds,
            ComparedTime = found.Compared.UnixSeconds,
            Stated = Place(found.Stated),
            Measured = Place(found.Measured),
            DistanceM = Math.Round(Geodesic.Inverse(found.Stated, found.Measured).DistanceMeters, 1),
            Verdict = AlertModels.Word(found.Verdict),
            Confidence = AlertModels.Finite(alert?.Statement.Confidence ?? double.NaN, 3),
            Alternative = AlertModels.Word(alert?.Statement.Alternative ?? Verdict.None),
            AlertId = alert?.Id,
            LimitSigmas = Contradiction.LimitSigmas,
            Residuals = [.. found.Points.Select(point => Residual(point, models))],
        };
    }

    static PlaceModel Place(GeodeticPosition position) => new(Math.Round(position.LatitudeDegrees, 6), Math.Round(position.LongitudeDegrees, 6));

    static ResidualModel Residual(in ResidualPoint point, TrackModels models) => new(
        Math.Round(point.Time.UnixSeconds, 2), Meters(point.AlongMeters), Meters(point.RightMeters), Meters(point.SigmaMeters), models.SourceName(point.Source), TrackModels.SensorText(point.Sensor));

    static double Meters(float meters) => Math.Round(meters, 1);
}
