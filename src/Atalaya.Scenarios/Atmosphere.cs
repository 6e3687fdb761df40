namespace Atalaya.Scenarios;

/// <summary>
/// The air of the scenario: 1012 hPa at sea level and warmer than the standard atmosphere, so that pressure altitude and height differ
/// by some 300 m at flight level 350, as in the tropics.
/// </summary>
static class Atmosphere
{
    const double PressureAltitudeAtSea = 10;
    const double Stretch = 1.03;

    public static double SeaLevelHeight(double pressureAltitude) => (pressureAltitude - PressureAltitudeAtSea) * Stretch;
    public static double PressureAltitude(double seaLevelHeight) => seaLevelHeight / Stretch + PressureAltitudeAtSea;
}
