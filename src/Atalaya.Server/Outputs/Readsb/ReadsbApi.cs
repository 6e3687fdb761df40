using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using Atalaya.Pipeline;
using Atalaya.Server.Live;
using Atalaya.Server.Security;
using Atalaya.Server.Web;

namespace Atalaya.Server.Outputs.Readsb;

/// <summary>The files that tar1090 and other readers of readsb ask for, below <c>/data</c>.</summary>
static class ReadsbApi
{
    static readonly ConditionalWeakTable<FlowHost, AircraftFile> Files = [];

    public static void Map(WebApplication app, ServedHosts hosts)
    {
        RouteGroupBuilder data = app.MapGroup("/data").Needs(Role.Viewer);
        data.MapGet("/aircraft.json", (HttpContext context) => Aircraft(context, hosts.Of(context))).WithSummary("The aircraft of the picture as readsb writes them: feet, knots, degrees (docs/outputs.md)");
        data.MapGet("/receiver.json", (HttpContext context) => Results.Json(Receiver(hosts.Of(context)), ReadsbJson.Default.ReceiverFile)).WithSummary("The receiver as readsb describes itself")
            .Produces<ReceiverFile>();
    }

    static IResult Aircraft(HttpContext context, FlowHost host)
    {
        context.Response.Headers.CacheControl = "no-cache";
        return Results.Bytes(Files.GetValue(host, static _ => new AircraftFile()).Read(host), "application/json");
    }

    /// <summary>The place of the first receiver that has one.</summary>
    static ReceiverFile Receiver(FlowHost host)
    {
        PipelineConfiguration configuration = host.Read(flow => flow.Configuration);
        SourceConfiguration? placed = configuration.Sources.OrderBy(source => source.Format is "beast" or "avr" or "hex" or "sbs" ? 0 : 1).FirstOrDefault(source => source.Position is not null);
        return new ReceiverFile
        {
            Version = $"Atalaya {Build.Version}{(host.IsSimulated ? " SIMULATED" : "")}{(host.IsReplay ? " REPLAY" : "")}",
            Refresh = 1000,
            History = 0,
            Readsb = true,
            Lat = placed?.LatitudeDegrees,
            Lon = placed?.LongitudeDegrees,
        };
    }
}

/// <summary><c>receiver.json</c>; refresh in milliseconds. No grid and no binary form are stated, so that tar1090 reads aircraft.json.</summary>
sealed record ReceiverFile
{
    public required string Version { get; init; }
    public required int Refresh { get; init; }
    public required int History { get; init; }
    public required bool Readsb { get; init; }
    public double? Lat { get; init; }
    public double? Lon { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ReceiverFile))]
sealed partial class ReadsbJson : JsonSerializerContext;
