using Atalaya.Core.Time;

namespace Atalaya.Integrity.Interference;

/// <summary>A region as it was: what its trend is told from.</summary>
/// <param name="Affected">Aircraft and vessels that were bad then.</param>
/// <param name="Latitude">Of its middle, radians.</param>
public readonly record struct RegionMoment(Instant Time, int Cells, int Affected, double Latitude, double Longitude);
