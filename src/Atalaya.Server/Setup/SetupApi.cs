using Atalaya.Core.Geodesy;
using Atalaya.Server.Commands;
using Atalaya.Server.Inputs;
using Atalaya.Server.Security;
using Atalaya.Server.Setup.Probing;
using Atalaya.Server.Web;
using Microsoft.AspNetCore.Mvc;

namespace Atalaya.Server.Setup;

/// <summary>The set-up under /api/v1/setup: place, receivers, done.</summary>
static class SetupApi
{
    const int MaxBody = 16 << 10;

    public static void Map(WebApplication app, SetupParts? setup, AuditLog audit)
    {
        if (setup is null) return;
        RouteGroupBuilder api = app.MapGroup("/api/v1/setup").WithMetadata(new RequestSizeLimitAttribute(MaxBody));
        api.MapGet("", (HttpContext context) => Describe(context, setup)).WithSummary("Whether anything real is configured, and where the station stands").Produces<SetupResponse>().Needs(Role.Viewer);
        api.MapPost("/place", (PlaceRequest request) => Place(request)).WithSummary("Reads a place as people write it").Produces<PlaceModel>().Produces<ErrorResponse>(400).Needs(Role.Admin);
        api.MapPost("/scan", (HttpContext context, ScanRequest request) => ScanAsync(context, setup, audit, request))
            .WithSummary("Looks for receivers on this machine, or at another address as well").Produces<ScanResponse>().Produces<ErrorResponse>(400).Needs(Role.Admin);
        api.MapGet("/scan", (double? lat, double? lon) => Read(setup, lat, lon)).WithSummary("What has been found so far; with lat and lon it is compared with that place")
            .Produces<ScanResponse>().Produces<ErrorResponse>(400).Needs(Role.Admin);
        api.MapPost("/finish", (HttpContext context, FinishRequest request) => FinishAsync(context, setup, audit, request))
            .WithSummary("Writes place and sources, and goes live with them").Produces<FinishResponse>().Produces<ErrorResponse>(400).Produces<ErrorResponse>(409).Needs(Role.Admin);
    }

    static IResult Describe(HttpContext context, SetupParts setup)
    {
        bool isAllowed = Caller.Of(context) is { Role: >= Role.Admin };
        PlaceModel? site = setup.Store.Current.Site is { } place ? ScanModels.PlaceOf(place) : null;
        return Results.Json(
            new SetupResponse(setup.IsNeeded, isAllowed, site, setup.Store.Current.Sources.Count, isAllowed ? setup.Store.Path : null, setup.StartCommand),
            SetupJson.Default.SetupResponse);
    }

    static IResult Place(PlaceRequest request) => SiteText.TryParse(request.Text ?? "", out GeodeticPosition site, out string reason)
        ? Results.Json(new PlaceModel(Math.Round(site.LatitudeDegrees, 6), Math.Round(site.LongitudeDegrees, 6), site.Height == 0 ? null : site.Height), SetupJson.Default.PlaceModel)
        : Wrong(400, reason);

    static async Task<IResult> ScanAsync(HttpContext context, SetupParts setup, AuditLog audit, ScanRequest request)
    {
        try
        {
            if (request.Address is not { } address) setup.Scan.Restart(LocalTargets.Of("127.0.0.1", isHere: true, setup.OwnPort));
            else if (!setup.Scan.TryAdd(await ProbeAddress.ReadAsync(address, setup.OwnPort, request.Confirmed, context.RequestAborted).ConfigureAwait(false)))
                return Wrong(400, $"one scan looks at {SetupScan.MaxTargets} places at most: begin anew");
        }
        catch (CommandFailure failure)
        {
            return Wrong(400, failure.Message);
        }

        audit.Write(context, "setup.scan", request.Address);
        return Results.Json(ScanModels.Of(setup.Scan, null), SetupJson.Default.ScanResponse);
    }

    static IResult Read(SetupParts setup, double? latitude, double? longitude)
    {
        if (latitude is null || longitude is null) return Results.Json(ScanModels.Of(setup.Scan, null), SetupJson.Default.ScanResponse);
        return SiteText.TryCreate(latitude.Value, longitude.Value, 0, out GeodeticPosition site, out string reason)
            ? Results.Json(ScanModels.Of(setup.Scan, site), SetupJson.Default.ScanResponse)
            : Wrong(400, reason);
    }

    static async Task<IResult> FinishAsync(HttpContext context, SetupParts setup, AuditLog audit, FinishRequest request)
    {
        if (request is not { Site: { } place, Sources: { Length: > 0 } sources }) return Wrong(400, "set-up needs a place and at least one source");
        if (!SiteText.TryCreate(place.Lat, place.Lon, place.HeightM ?? 0, out GeodeticPosition site, out string reason)) return Wrong(400, reason);
        site = site with { Height = Math.Round(site.Height + Geoid.Undulation(site.Latitude, site.Longitude), 1) };
        string before = setup.Store.State.Text;
        try
        {
            foreach (string source in sources) SourceUri.Parse(source); // all or nothing: the first one added ends the demo
            setup.Store.SetSite(site);
            string[] names = [.. sources.Select(source => setup.Store.AddSource(source))];
            await setup.Main.EnterLiveAsync().ConfigureAwait(false);
            audit.Write(context, "setup.finish", string.Join(", ", names));
            return Results.Json(new FinishResponse(names, setup.StartCommand), SetupJson.Default.FinishResponse);
        }
        catch (CommandFailure failure)
        {
            setup.Store.Save(before);
            return Wrong(400, failure.Message);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            setup.Store.Save(before);
            return Wrong(409, exception.Message);
        }
    }

    static IResult Wrong(int status, string message) => Results.Json(new ErrorResponse(message), WebJson.Default.ErrorResponse, statusCode: status);
}
