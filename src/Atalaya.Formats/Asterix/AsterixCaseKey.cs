namespace Atalaya.Formats.Asterix;

/// <summary>An element that chooses.</summary>
/// <param name="Element">Number of the element; -1 = none.</param>
/// <param name="Slot">Where <see cref="AsterixKeys"/> keeps its value; -1 = it stands in the same fixed part and is read there.</param>
public readonly record struct AsterixCaseKey(short Element, short Slot);
