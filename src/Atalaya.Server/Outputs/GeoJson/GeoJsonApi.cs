using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Server.Live;
using Atalaya.Server.Security;
using Atalaya.Server.Web;

namespace Atalaya.Server.Outputs.GeoJson;

/// <summary>The picture as GeoJSON: all tracks, and the vessels as AIS-catcher shows them.</summary>
static class GeoJsonApi
{
    const string ContentType = "application/geo+json";

    public static void Map(WebApplication app, ServedHosts hosts)
    {
        app.MapGet("/tracks.geojson", (HttpContext context) => Tracks(hosts.Of(context))).Needs(Role.Viewer).WithSummary("Confirmed tracks with a position as GeoJSON");
        app.MapGet("/geojson", (HttpContext context) => Vessels(hosts.Of(context))).Needs(Role.Viewer).WithSummary("Vessels in the shape of AIS-catcher's /geojson");
    }

    static IResult Tracks(FlowHost host)
    {
        (Tick tick, Track[] tracks) = host.Picture.Snapshot();
        return Results.Bytes(TracksGeoJson.Make(SystemTracks.WithoutCopies(tracks), tick, host.IsSimulated, new TrackModels(host.Read(flow => flow.Configuration))), ContentType);
    }

    static IResult Vessels(FlowHost host)
    {
        (Tick tick, Track[] tracks) = host.Picture.Snapshot();
        return Results.Bytes(VesselsGeoJson.Make(tracks, tick), ContentType);
    }
}
