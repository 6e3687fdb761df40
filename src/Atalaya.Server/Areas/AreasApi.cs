using Atalaya.Integrity.Rules;
using Atalaya.Server.Configuration;
using Atalaya.Server.Security;
using Atalaya.Server.Web;

namespace Atalaya.Server.Areas;

/// <summary>The areas in force as GeoJSON, and areas from GeoJSON into the configuration.</summary>
static class AreasApi
{
    const string ContentType = "application/geo+json";

    public static void Map(WebApplication app, ServedHosts hosts, ConfigurationStore? store, AuditLog audit)
    {
        app.MapGet("/api/v1/areas.geojson", (HttpContext context) => Results.Bytes(AreasGeoJson.Make(InForce(context, hosts, store)), ContentType))
            .WithSummary("The areas in force as GeoJSON").Needs(Role.Viewer);
        app.MapPost("/api/v1/areas.geojson", (HttpContext context, bool? preview, bool? partly, CancellationToken stop) =>
                ConfigurationApi.TakeAsync(context, stop, store, (found, body) => Import(context, found, audit, body, preview ?? false, partly ?? false)))
            .WithSummary("Adds the areas of a GeoJSON file (the body) to the configuration, in place of those with the same name; preview=true only says what it would do; features that are no areas refuse the whole unless partly=true")
            .Produces<AreaImportModel>().Produces<FaultModel>(400).Produces<ErrorResponse>(412).Needs(Role.Admin);
    }

    /// <summary>Of a replay: those of its moment.</summary>
    static IReadOnlyList<AlertArea> InForce(HttpContext context, ServedHosts hosts, ConfigurationStore? store) =>
        store is not null && hosts.Of(context) == hosts.Main ? store.Current.Areas : hosts.Of(context).Read(static flow => flow.Configuration.Areas ?? []);

    static IResult Import(HttpContext context, ConfigurationStore store, AuditLog audit, string body, bool isPreview, bool isPartly)
    {
        List<AreaFeature> features = AreasFile.Read(System.Text.Encoding.UTF8.GetBytes(body));
        if (!isPreview && !isPartly && features.Find(static feature => feature.Area is null) is { } wrong)
            throw new ConfigurationFault("areas", wrong.Line, $"feature {wrong.Number}, {wrong.Name}: {wrong.Problem}");
        string version = store.State.Version;
        AreaImportModel Answer(IReadOnlyList<AlertArea> before) => AreaImport.Describe(before, features, version);
        IReadOnlyList<AlertArea> before = store.Current.Areas;
        if (isPreview)
        {
            store.Check(AreaImport.Apply(store.State.Text, before, features));
        }
        else
        {
            ServerConfiguration old = store.Current;
            version = store.Edit(text => AreaImport.Apply(text, before = store.Current.Areas, features), ConfigurationApi.VersionOf(context)).Version;
            audit.Write(context, "area.import", ConfigurationDifference.Describe(old, store.Current) is { Length: > 0 } difference ? difference : "nothing changed");
        }

        return Results.Json(Answer(before), AreaJson.Default.AreaImportModel);
    }
}
