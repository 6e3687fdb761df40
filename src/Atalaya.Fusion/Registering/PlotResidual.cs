using Atalaya.Core.Time;

namespace Atalaya.Fusion.Registering;

/// <summary>What a radar measured of a common target less where the target was: metres, radians.</summary>
public readonly record struct PlotResidual(Instant Time, float RangeMeters, float AzimuthRadians, float RangeResidualMeters, float AzimuthResidualRadians);
