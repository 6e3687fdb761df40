namespace Atalaya.Integrity.Alerts;

/// <summary>What makes two alerts the same: one alert a cause.</summary>
/// <param name="Subject">Id of the track, or of the region, that it is about.</param>
/// <param name="Other">The second track of an encounter, or what else tells causes apart; 0 = none.</param>
/// <param name="Rule">Name of the rule of the configuration; null = none.</param>
public readonly record struct AlertCause(AlertKind Kind, ulong Subject, ulong Other = 0, string? Rule = null);
