using Atalaya.Core.Geodesy;
using Atalaya.Server.Setup.Probing;

namespace Atalaya.Server.Setup;

/// <summary>Turns what a scan found into the JSON models.</summary>
static class ScanModels
{
    const int MaxPositions = 300;

    /// <param name="site">The place to compare with; null = none yet.</param>
    public static ScanResponse Of(SetupScan scan, GeodeticPosition? site)
    {
        ScanResultModel[] results = [.. scan.Read().Select(entry => Of(entry.Target, entry.Result, site))];
        return new ScanResponse(results.Any(result => result.Outcome is null), results);
    }

    static ScanResultModel Of(ProbeTarget target, ProbeResult? result, GeodeticPosition? site)
    {
        ScanResultModel model = new() { Kind = target.Kind.ToString().ToLowerInvariant(), Address = target.Address, State = result is null ? "waiting" : "done" };
        if (result is null) return model;
        if (site is { } place) result = PortProbe.CompareWith(result, place);
        model = model with
        {
            Outcome = result.Outcome.ToString().ToLowerInvariant(),
            Line = result.Line,
            Advice = result.Advice.Count == 0 ? null : AdviceModel.Of(result.Advice),
        };
        return result.Findings is { } findings ? With(model, findings) : model;
    }

    static ScanResultModel With(ScanResultModel model, ProbeFindings findings) => model with
    {
        Format = findings.Format,
        Messages = findings.Messages,
        MessagesPerSecond = Math.Round(findings.MessagesPerSecond, 1),
        Objects = findings.Objects,
        ObjectsWithPosition = findings.ObjectsWithPosition,
        Names = findings.Names.Count == 0 ? null : findings.Names,
        Sensors = findings.Sensors.Count == 0 ? null : findings.Sensors,
        Categories = findings.Categories.Count == 0 ? null : findings.Categories,
        StatedSite = findings.StatedSite is { } stated ? PlaceOf(stated) : null,
        Positions = [.. findings.Positions.Take(MaxPositions).Select(position => new[] { Math.Round(position.LatitudeDegrees, 4), Math.Round(position.LongitudeDegrees, 4) })],
    };

    public static PlaceModel PlaceOf(GeodeticPosition place) => new(
        Math.Round(place.LatitudeDegrees, 6), Math.Round(place.LongitudeDegrees, 6), Math.Round(place.Height - Geoid.Undulation(place.Latitude, place.Longitude), 1));
}
