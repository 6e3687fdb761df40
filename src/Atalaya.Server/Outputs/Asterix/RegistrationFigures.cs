namespace Atalaya.Server.Outputs.Asterix;

/// <summary>What the tracker found of the systematic errors of a sensor, measured minus true; null = not known.</summary>
/// <param name="RangeBiasMeters">Added to every range.</param>
/// <param name="RangeGain">Part of the range that is added to it.</param>
/// <param name="AzimuthBiasRadians">Clockwise.</param>
/// <param name="TimeBiasSeconds">Of its time stamps.</param>
readonly record struct RegistrationFigures(double? RangeBiasMeters, double? RangeGain, double? AzimuthBiasRadians, double? TimeBiasSeconds);
