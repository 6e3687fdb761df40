using System.Text.Json;
using Atalaya.Core.Time;
using Atalaya.Server.Configuration;
using Atalaya.Server.Live;
using Atalaya.Server.Security;
using Atalaya.Server.Web;

namespace Atalaya.Server.Alerts;

/// <summary>Tries a rule against the last hour before it goes live. One trial at a time: a new one ends the one before.</summary>
sealed class RuleTrialApi(ServedHosts hosts, ConfigurationStore store)
{
    const double DefaultMinutes = 60, MaxMinutes = 24 * 60;

    RuleTrial? _trial;

    public static void Map(WebApplication app, ServedHosts hosts, ConfigurationStore? store)
    {
        if (store is null) return;
        RuleTrialApi trials = new(hosts, store);
        RouteGroupBuilder api = app.MapGroup("/api/v1/rules/trials").Needs(Role.Operator);
        api.MapPost("", async Task<IResult> (HttpContext context, string? name, string? area, double? minutes, CancellationToken stop) =>
        {
            using StreamReader reader = new(context.Request.Body);
            return trials.Begin(await reader.ReadToEndAsync(stop).ConfigureAwait(false), name, area, minutes);
        }).WithSummary("Tries a rule (the body, as in the configuration) against the last minutes (60) of the recording; name = the rule that it would replace. With an area that is not in force yet: {\"rule\":…, \"area\":…}; area = the area that it would replace")
            .Produces<RuleTrialModel>(202).Produces<ErrorResponse>(400).Produces<ErrorResponse>(409);
        api.MapGet("/{id}", trials.Show).WithSummary("How a trial stands, and what the rule would have raised").Produces<RuleTrialModel>().Produces<ErrorResponse>(404);
    }

    IResult Begin(string body, string? replaced, string? replacedArea, double? minutes)
    {
        if (hosts.Main is not LiveHost live) return Wrong(409, "this is a replay: rules are tried where they will be in force");
        if (minutes is not (null or (>= 1 and <= MaxMinutes))) return Wrong(400, $"minutes must be 1 to {MaxMinutes}");
        ServerConfiguration next;
        string name;
        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            JsonElement rule = document.RootElement, area = default;
            bool hasArea = rule.ValueKind == JsonValueKind.Object && rule.TryGetProperty("rule", out rule) && document.RootElement.TryGetProperty("area", out area);
            if (!hasArea) rule = document.RootElement;
            next = store.TryRule(JsonText.Of(rule), replaced, hasArea ? JsonText.Of(area) : null, replacedArea);
            name = rule.GetProperty("name").GetString()!;
        }
        catch (JsonException)
        {
            return Wrong(400, "the body is not JSON");
        }
        catch (Commands.CommandFailure failure)
        {
            return Wrong(400, (failure as ConfigurationFault)?.Reason ?? failure.Message);
        }

        (Instant from, Instant to) = PastTrial.LastMinutes(live, minutes ?? DefaultMinutes);
        RuleTrial trial = new(live.DataDirectory, next, name, from, to);
        Interlocked.Exchange(ref _trial, trial)?.Cancel();
        trial.Begin();
        return Answer(trial, StatusCodes.Status202Accepted);
    }

    IResult Show(string id) => _trial is { } trial && trial.Id == id ? Answer(trial, StatusCodes.Status200OK) : Wrong(404, "no such trial, or another has taken its place");

    IResult Answer(RuleTrial trial, int status) =>
        Results.Json(trial.Read(static flow => new AlertModels(new TrackModels(flow.Configuration)), hosts.Main), RuleTrialJson.Default.RuleTrialModel, statusCode: status);

    static IResult Wrong(int status, string error) => Results.Json(new ErrorResponse(error), RuleTrialJson.Default.ErrorResponse, statusCode: status);
}
