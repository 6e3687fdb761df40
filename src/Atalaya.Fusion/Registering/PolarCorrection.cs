namespace Atalaya.Fusion.Registering;

/// <summary>What registration takes off the measurements of a sensor; zero where nothing is applied.</summary>
readonly record struct PolarCorrection(double RangeMeters, double RangeGain, double AzimuthRadians, double TimeSeconds, double RangeSigma, double AzimuthSigma)
{
    /// <summary>Slant range and azimuth as they would be without the known biases.</summary>
    public (double RangeMeters, double AzimuthRadians) Apply(double rangeMeters, double azimuthRadians) =>
        (rangeMeters - RangeMeters - RangeGain * rangeMeters, azimuthRadians - AzimuthRadians);
}
