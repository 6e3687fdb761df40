namespace Atalaya.Scenarios.Evaluation.Scoring;

/// <summary>Root of the mean square, and mean, of what was added; NaN = nothing was.</summary>
sealed class RootMeanSquare
{
    double _squares, _sum;
    long _count;

    public double Value => _count > 0 ? Math.Sqrt(_squares / _count) : double.NaN;
    public double Mean => _count > 0 ? _sum / _count : double.NaN;

    public void Add(double value)
    {
        _squares += value * value;
        _sum += value;
        _count++;
    }
}
