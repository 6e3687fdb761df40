namespace Atalaya.Benchmarks.Behaving;

/// <summary>Metres in the plane of the scenario, metres above the ellipsoid, metres per second.</summary>
readonly record struct TruthPoint(float East, float North, float Height, float RateEast, float RateNorth)
{
    public double Speed => Math.Sqrt(RateEast * RateEast + RateNorth * RateNorth);
}
