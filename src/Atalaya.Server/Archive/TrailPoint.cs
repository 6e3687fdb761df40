using Atalaya.Core.Time;

namespace Atalaya.Server.Archive;

/// <summary>A past position of a track.</summary>
/// <param name="AltitudeMeters">NaN = not known.</param>
readonly record struct TrailPoint(Instant Time, float LatitudeDegrees, float LongitudeDegrees, float AltitudeMeters);
