using System.Text.Json.Serialization;

namespace Atalaya.Server.Areas;

/// <summary>What a file of areas would change, or has changed.</summary>
/// <param name="Version">Of the configuration: send it back as If-Match.</param>
sealed record AreaImportModel(string Version, int Added, int Changed, int Unchanged, int Refused, AreaFeatureModel[] Features);

/// <param name="Feature">Its place in the file, from 1.</param>
/// <param name="Line">Where it begins, from 1.</param>
/// <param name="Outcome">added, changed, unchanged, refused.</param>
/// <param name="Reason">Why it is refused.</param>
/// <param name="Note">What was changed to make it an area.</param>
sealed record AreaFeatureModel(int Feature, int Line, string Name, string Outcome, string? Reason, string? Note);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AreaImportModel))]
sealed partial class AreaJson : JsonSerializerContext;
