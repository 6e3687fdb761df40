using System.Text.Json.Serialization;
using Atalaya.Server.Web;

namespace Atalaya.Server.Alerts;

/// <summary>How the trial of a rule stands.</summary>
/// <param name="State">running, done, failed.</param>
/// <param name="Progress">0 to 1.</param>
/// <param name="Raised">Alerts that the rule would have raised.</param>
/// <param name="HeldBack">How often it would have been held back because there were too many.</param>
/// <param name="Alerts">The first 200 of them, as they ended.</param>
sealed record RuleTrialModel(string Id, string State, double Progress, string Rule, double From, double To, long Raised, long HeldBack, double PerHour, AlertRow[] Alerts, string? Problem);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RuleTrialModel))]
[JsonSerializable(typeof(ErrorResponse))]
sealed partial class RuleTrialJson : JsonSerializerContext;
