namespace Atalaya.Fusion.Filtering;

/// <summary>Weighted sums over the residuals of several plots of one track, metres.</summary>
struct ResidualSum
{
    public double Weight, East, North;
    double _ee, _en, _nn;

    public void Add(double weight, double east, double north)
    {
        Weight += weight;
        East += weight * east;
        North += weight * north;
        _ee += weight * east * east;
        _en += weight * east * north;
        _nn += weight * north * north;
    }

    /// <summary>Spread of the residuals, the prediction among them with the remaining weight, about their mean (m²).</summary>
    public readonly void Spread(out double ee, out double en, out double nn) => (ee, en, nn) = (_ee - East * East, _en - East * North, _nn - North * North);
}
