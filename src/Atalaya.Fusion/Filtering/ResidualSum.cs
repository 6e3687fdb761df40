using System.Runtime.CompilerServices;

namespace Atalaya.Fusion.Filtering;

/// <summary>Weighted sums over the residuals of several plots of one track under one model, metres.</summary>
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

    /// <summary>Gives all weights the same factor.</summary>
    public void Scale(double factor)
    {
        Weight *= factor;
        East *= factor;
        North *= factor;
        _ee *= factor;
        _en *= factor;
        _nn *= factor;
    }

    /// <summary>Spread of the residuals, the prediction among them with the remaining weight, about their mean (m²).</summary>
    public readonly void Spread(out double ee, out double en, out double nn) => (ee, en, nn) = (_ee - East * East, _en - East * North, _nn - North * North);
}

/// <summary>One for each model.</summary>
[InlineArray(MotionModels.Most)]
struct SharedResiduals
{
    ResidualSum _first;
}
