using System.Runtime.InteropServices;
using Atalaya.Core.State;

namespace Atalaya.Integrity.Deception;

/// <summary>Received levels against the free-space loss of the stated distance, both dB: a straight line, whose slope is −1 of an honest transmitter.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
struct LevelFit
{
    float _count, _lossMean, _levelMean, _lossLoss, _lossLevel, _levelLevel, _least, _most;

    public readonly double Count => _count;

    /// <summary>Between the least and the largest loss.</summary>
    public readonly double Span => _most - _least;

    public readonly double Slope => _lossLoss > 0 ? _lossLevel / _lossLoss : 0;
    public readonly double Correlation => _lossLoss > 0 && _levelLevel > 0 ? _lossLevel / Math.Sqrt((double)_lossLoss * _levelLevel) : 0;

    /// <summary>Variance of a level about the line, and of the losses.</summary>
    public readonly double RestVariance => _count > 0 ? Math.Max(0, (_levelLevel - Slope * _lossLevel) / _count) : 0;
    public readonly double LossVariance => _count > 0 ? _lossLoss / _count : 0;

    /// <param name="most">Samples that are remembered; older ones fade.</param>
    public void Add(double loss, double level, double most)
    {
        if (_count == 0) (_least, _most) = ((float)loss, (float)loss);
        (_least, _most) = (Math.Min(_least, (float)loss), Math.Max(_most, (float)loss));
        if (_count >= most)
        {
            float fade = (float)(1 - 1 / most);
            (_count, _lossLoss, _lossLevel, _levelLevel) = (_count * fade, _lossLoss * fade, _lossLevel * fade, _levelLevel * fade);
        }

        _count++;
        double dx = loss - _lossMean, dy = level - _levelMean;
        (_lossMean, _levelMean) = ((float)(_lossMean + dx / _count), (float)(_levelMean + dy / _count));
        double rest = level - _levelMean;
        (_lossLoss, _lossLevel, _levelLevel) = ((float)(_lossLoss + dx * (loss - _lossMean)), (float)(_lossLevel + dx * rest), (float)(_levelLevel + dy * rest));
    }

    public readonly bool IsSound => _count >= 0 && float.IsFinite(_count + _lossMean + _levelMean + _lossLoss + _lossLevel + _levelLevel + _least + _most);

    public readonly void Write(StateWriter writer) => ColumnBytes.Write(writer, this);

    public static LevelFit Read(ref StateReader reader)
    {
        LevelFit fit = default;
        ColumnBytes.Read(ref reader, ref fit);
        return fit.IsSound ? fit : throw new InvalidDataException("state: levels that cannot be");
    }
}
