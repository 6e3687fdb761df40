namespace Atalaya.Formats.Asterix.Editions;

/// <summary>The edition in which the records of one sensor and category are decoded.</summary>
/// <param name="Category">Its number.</param>
/// <param name="SystemArea">SAC of the sensor; -1 = the records do not name one.</param>
/// <param name="SystemIdentification">SIC of the sensor; -1 = the records do not name one.</param>
/// <param name="Edition">E.g. 1.32; null = none fits, the records are rejected.</param>
/// <param name="Confidence">Share of the records tried of late that were sound in this edition, 0 to 1.</param>
/// <param name="IsConfigured">It was told, not found.</param>
public readonly record struct EditionInUse(int Category, int SystemArea, int SystemIdentification, string? Edition, double Confidence, bool IsConfigured);
