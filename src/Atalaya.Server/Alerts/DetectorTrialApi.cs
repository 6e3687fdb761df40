using System.Text.Json;
using Atalaya.Core.Time;
using Atalaya.Integrity.Settings;
using Atalaya.Server.Configuration;
using Atalaya.Server.Live;
using Atalaya.Server.Security;
using Atalaya.Server.Web;

namespace Atalaya.Server.Alerts;

/// <summary>Tries settings of a detector against the last hour before they go live. One trial at a time: a new one ends the one before.</summary>
sealed class DetectorTrialApi(ServedHosts hosts, ConfigurationStore store)
{
    const double DefaultMinutes = 60, MaxMinutes = 24 * 60;

    DetectorTrial? _trial;

    public static void Map(WebApplication app, ServedHosts hosts, ConfigurationStore? store)
    {
        if (store is null) return;
        DetectorTrialApi trials = new(hosts, store);
        RouteGroupBuilder api = app.MapGroup("/api/v1/detectors/trials").Needs(Role.Operator);
        api.MapPost("", async Task<IResult> (HttpContext context, string detector, double? minutes, CancellationToken stop) =>
        {
            using StreamReader reader = new(context.Request.Body);
            return trials.Begin(await reader.ReadToEndAsync(stop).ConfigureAwait(false), detector, minutes);
        }).WithSummary("Tries settings of a detector (the body, as in the configuration; null = the defaults) against the last minutes (60) of the recording")
            .Produces<DetectorTrialModel>(202).Produces<FaultModel>(400).Produces<ErrorResponse>(409);
        api.MapGet("/{id}", trials.Show).WithSummary("How a trial stands, and what the detector would have raised").Produces<DetectorTrialModel>().Produces<ErrorResponse>(404);
    }

    IResult Begin(string body, string name, double? minutes)
    {
        if (hosts.Main is not LiveHost live) return Wrong(409, "this is a replay: detectors are tried where their settings will be in force");
        if (minutes is not (null or (>= 1 and <= MaxMinutes))) return Wrong(400, $"minutes must be 1 to {MaxMinutes}");
        if (DetectorTable.Find(name) is not { } detector) return Wrong(400, $"there is no detector '{name}'");
        ServerConfiguration now = store.Current, next;
        try
        {
            using JsonDocument settings = JsonDocument.Parse(body);
            next = store.TryDetector(name, JsonText.OfOrNull(settings.RootElement.Clone()));
        }
        catch (JsonException)
        {
            return Wrong(400, "the body is not JSON");
        }
        catch (Commands.CommandFailure failure)
        {
            ConfigurationFault? fault = failure as ConfigurationFault;
            return Results.Json(new FaultModel(fault?.Reason ?? failure.Message, fault?.Line, fault?.Key), ConfigurationJson.Default.FaultModel, statusCode: 400);
        }

        (Instant from, Instant to) = PastTrial.LastMinutes(live, minutes ?? DefaultMinutes);
        DetectorTrial trial = new(live.DataDirectory, detector, now, next, from, to);
        Interlocked.Exchange(ref _trial, trial)?.Cancel();
        trial.Begin();
        return Answer(trial, StatusCodes.Status202Accepted);
    }

    IResult Show(string id) => _trial is { } trial && trial.Id == id ? Answer(trial, StatusCodes.Status200OK) : Wrong(404, "no such trial, or another has taken its place");

    IResult Answer(DetectorTrial trial, int status) =>
        Results.Json(trial.Read(static flow => new AlertModels(new TrackModels(flow.Configuration)), hosts.Main), DetectorTrialJson.Default.DetectorTrialModel, statusCode: status);

    static IResult Wrong(int status, string error) => Results.Json(new ErrorResponse(error), DetectorTrialJson.Default.ErrorResponse, statusCode: status);
}
