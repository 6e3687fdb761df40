using System.Text.Json.Serialization;
using Atalaya.Server.Web;

namespace Atalaya.Server.Alerts;

/// <summary>How the trial of a detector's settings stands.</summary>
/// <param name="State">running, done, failed.</param>
/// <param name="Progress">0 to 1.</param>
/// <param name="Raised">Alerts that it would have raised.</param>
/// <param name="RaisedNow">Alerts that it raises with the settings in force.</param>
/// <param name="HeldBack">How often its alerts would have been held back because there were too many.</param>
/// <param name="Alerts">The first 200 that it would have raised, as they ended.</param>
sealed record DetectorTrialModel(string Id, string State, double Progress, string Detector, double From, double To, long Raised, long RaisedNow, long HeldBack, AlertRow[] Alerts, string? Problem);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DetectorTrialModel))]
[JsonSerializable(typeof(ErrorResponse))]
sealed partial class DetectorTrialJson : JsonSerializerContext;
