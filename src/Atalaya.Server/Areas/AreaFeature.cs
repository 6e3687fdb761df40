using Atalaya.Integrity.Rules;

namespace Atalaya.Server.Areas;

/// <summary>A feature of a file, as an area or as the reason why it is none.</summary>
/// <param name="Number">Its place in the file, from 1.</param>
/// <param name="Line">Where it begins, from 1.</param>
/// <param name="Json">The area as it will stand in the configuration.</param>
/// <param name="Note">What was changed to make it an area.</param>
sealed record AreaFeature(int Number, int Line, string Name, AlertArea? Area, string? Json, string? Problem, string? Note);
