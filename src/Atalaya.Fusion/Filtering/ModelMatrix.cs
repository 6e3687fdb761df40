using System.Runtime.CompilerServices;

namespace Atalaya.Fusion.Filtering;

/// <summary>A number for each pair of models.</summary>
[InlineArray(MotionModels.Most * MotionModels.Most)]
struct ModelMatrix
{
    double _first;

    public readonly double Of(int row, int column) => this[row * MotionModels.Most + column];

    public void Set(int row, double first, double second, double third, double fourth)
    {
        int start = row * MotionModels.Most;
        (this[start], this[start + 1], this[start + 2], this[start + 3]) = (first, second, third, fourth);
    }
}

/// <summary>A number for each model.</summary>
[InlineArray(MotionModels.Most)]
struct ModelVector
{
    double _first;
}
