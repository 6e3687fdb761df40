using Atalaya.Core.Time;

namespace Atalaya.Fusion.Registering;

/// <summary>The estimates of one sensor at one time, with 1 σ: metres, radians, seconds.</summary>
public readonly record struct RegistrationPoint(
    Instant Time, float RangeBias, float RangeSigma, float AzimuthBias, float AzimuthSigma, float TimeOffset, float TimeSigma);
