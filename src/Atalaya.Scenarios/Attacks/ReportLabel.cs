using Atalaya.Core.Time;

namespace Atalaya.Scenarios.Attacks;

/// <summary>One false, missing or added position.</summary>
/// <param name="Time">When it was heard.</param>
/// <param name="Attack">Number of the attack, from 1.</param>
/// <param name="Subject">Who states it.</param>
/// <param name="TrueLatitude">Degrees, as the recording had it; null = not known, or there is no such object.</param>
/// <param name="TrueLongitude">As <paramref name="TrueLatitude"/>.</param>
/// <param name="StatedLatitude">Degrees; null = the position is missing.</param>
/// <param name="StatedLongitude">As <paramref name="StatedLatitude"/>.</param>
public readonly record struct ReportLabel(
    Instant Time, int Attack, ObjectKey Subject, double? TrueLatitude, double? TrueLongitude, double? StatedLatitude, double? StatedLongitude);
