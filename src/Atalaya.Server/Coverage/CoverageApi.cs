using Atalaya.Fusion.Sources;
using Atalaya.Pipeline;
using Atalaya.Server.Live;
using Atalaya.Server.Security;
using Atalaya.Server.Web;

namespace Atalaya.Server.Coverage;

/// <summary>Where sensors see and hear, as Fusion has learned it.</summary>
static class CoverageApi
{
    public static void Map(WebApplication app, ServedHosts hosts) =>
        app.MapGet("/api/v1/coverage", (HttpContext context, string? sensor) => Answer(hosts.Of(context), sensor))
            .WithSummary("Detection probability, false plots and reports of every sensor; sensor=NAME adds those of its cells")
            .Produces<CoverageResponse>().Produces<ErrorResponse>(404).Needs(Role.Viewer);

    static IResult Answer(FlowHost host, string? name)
    {
        CoverageResponse? answer = host.Read(flow => Read(flow, name));
        return answer is null
            ? Results.Json(new ErrorResponse($"nothing is known of a sensor '{name}' yet"), WebJson.Default.ErrorResponse, statusCode: 404)
            : Results.Json(answer, CoverageJson.Default.CoverageResponse);
    }

    static CoverageResponse? Read(Flow flow, string? name)
    {
        SensorCoverage[] sensors = flow.Tracker.Coverage.ReadSensors(flow.ClosedTick.End);
        SensorCoverageModel[] models = CoverageText.Models(flow, sensors);
        int asked = Array.FindIndex(models, model => model.Name == name);
        if (name is not null && asked < 0) return null;
        CoverageCell[]? cells = name is null ? null : flow.Tracker.Coverage.ReadCells(sensors[asked].Source, sensors[asked].Sensor, flow.ClosedTick.End);
        return new CoverageResponse(
            flow.ClosedTick.End.UnixSeconds, flow.Tracker.Options.HearingMemorySeconds, models,
            cells is null ? null : Array.ConvertAll(cells, static cell => CoverageText.Model(cell)));
    }
}
