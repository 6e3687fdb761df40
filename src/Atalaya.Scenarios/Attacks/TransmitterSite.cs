namespace Atalaya.Scenarios.Attacks;

/// <summary>Where an attacker's antenna stands.</summary>
/// <param name="LatitudeDegrees">WGS-84.</param>
/// <param name="LongitudeDegrees">WGS-84.</param>
/// <param name="HeightMeters">Above the sea.</param>
public sealed record TransmitterSite(double LatitudeDegrees, double LongitudeDegrees, double HeightMeters = TransmitterSite.DefaultHeightMeters)
{
    public const double DefaultHeightMeters = 30;
}
