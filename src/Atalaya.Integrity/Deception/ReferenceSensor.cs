using Atalaya.Core.State;
using Atalaya.Core.Time;

namespace Atalaya.Integrity.Deception;

/// <summary>
/// What is known of a sensor as a judge: how much larger its errors are than stated, and its latest residuals of all aircraft. A radar whose north
/// mark slips, or whose clock is set, contradicts everyone alike: then it is the sensor, and no aircraft is accused.
/// </summary>
sealed class ReferenceSensor(ushort source, ushort sensor)
{
    const int MostRemembered = 64;

    /// <summary>Others that must be seen with the same error, and the part of all others that must have it.</summary>
    const int LeastOthers = 4;
    const double LeastShare = 0.6;

    /// <summary>Residuals older than so many turns, and seconds, say nothing of now.</summary>
    const double FreshTurns = 2.5, LeastFreshSeconds = 10;

    /// <summary>Within so many σ of the median it is the same error.</summary>
    const double SameSigmas = 3;

    /// <summary>Residuals over which the size of errors is learned, and by how much it may differ from what is stated (variance).</summary>
    const double NoiseMemory = 500, MostNoise = 16;

    /// <summary>Of a squared normal deviate cut off at 9 the mean is 0.975.</summary>
    const double CutSquare = 9, CutMean = 0.975;

    /// <summary>Of fewer aircraft no bias is known, and what is an aircraft's own of it is larger than with a registered radar (variance).</summary>
    const int LeastAircraft = 3;
    const double LeftFactor = 4;

    readonly List<ReferenceResidual> _latest = [];
    readonly List<double> _sorted = [];
    double _alongVariance = 1, _acrossVariance = 1;

    SensorBias _alongBias, _acrossBias;

    public ushort Source => source;
    public ushort Sensor => sensor;

    public double AlongNoise => Math.Sqrt(_alongVariance);
    public double AcrossNoise => Math.Sqrt(_acrossVariance);

    /// <summary>Learns from normalised residuals of an aircraft that nothing speaks against.</summary>
    public void Learn(double along, double across)
    {
        Learn(ref _alongVariance, along);
        Learn(ref _acrossVariance, across);
    }

    static void Learn(ref double variance, double normalised) =>
        variance = Math.Clamp(variance * (1 + (Math.Min(normalised * normalised, CutSquare) / CutMean - 1) / NoiseMemory), 1, MostNoise);

    /// <summary>Takes off a comparison what all aircraft show of a radar that is not registered.</summary>
    public void Correct(ref PlotComparison plot, DeceptionSettings settings)
    {
        if (!plot.IsUnregistered || _latest.Count < LeastAircraft) return;
        plot.IsCorrected = true;
        plot.Along -= _alongBias.Value;
        plot.AlongTaken += _alongBias.Value;
        plot.Across -= plot.AcrossScale * _acrossBias.Value;
        plot.AcrossTaken += _acrossBias.Value;
        plot.AlongBiasSigma = Math.Min(plot.AlongBiasSigma, Math.Sqrt(_alongBias.Variance + LeftFactor * settings.LeftRangeMeters * settings.LeftRangeMeters));
        plot.AcrossBiasSigma = Math.Min(plot.AcrossBiasSigma, Math.Sqrt(_acrossBias.Variance + LeftFactor * settings.LeftAzimuthRadians * settings.LeftAzimuthRadians));
    }

    /// <summary>Learns the bias of a radar that is not registered from a plot of an aircraft that nothing speaks against.</summary>
    public void LearnBias(in PlotComparison plot, Instant time, DeceptionSettings settings)
    {
        if (!plot.IsUnregistered) return;
        double along = plot.Along - (plot.IsCorrected ? 0 : _alongBias.Value), across = plot.Across / plot.AcrossScale - (plot.IsCorrected ? 0 : _acrossBias.Value);
        double late = settings.LatencySigmaSeconds * plot.Speed, acrossSigma = plot.AcrossSigma * AcrossNoise / plot.AcrossScale, alongSigma = plot.AlongSigma * AlongNoise;
        double left = settings.LeftRangeMeters * settings.LeftRangeMeters, leftAzimuth = settings.LeftAzimuthRadians * settings.LeftAzimuthRadians;
        double unknown = settings.UnknownRangeMeters * settings.UnknownRangeMeters, unknownAzimuth = settings.UnknownAzimuthRadians * settings.UnknownAzimuthRadians;
        int aircraft = Math.Max(1, _latest.Count);
        _alongBias.Learn(along, time, alongSigma * alongSigma, left + late * late / 2, unknown, left, aircraft);
        _acrossBias.Learn(across, time, acrossSigma * acrossSigma, leftAzimuth + late * late / (2 * plot.AcrossScale * plot.AcrossScale), unknownAzimuth, leftAzimuth, aircraft);
    }

    /// <summary>The sensor has slipped.</summary>
    public void ForgetBias()
    {
        _alongBias.Forget();
        _acrossBias.Forget();
    }

    public void Note(in ReferenceResidual residual)
    {
        for (int i = 0; i < _latest.Count; i++)
        {
            if (_latest[i].Track != residual.Track) continue;
            _latest.RemoveAt(i);
            break;
        }

        if (_latest.Count == MostRemembered) _latest.RemoveAt(0);
        _latest.Add(residual);
    }

    /// <summary>True if the sensor has the same error with most of the other aircraft: in range and azimuth, or in time.</summary>
    /// <param name="alongSigma">1 σ of one residual, in the units of the residual.</param>
    public bool Explains(in ReferenceResidual residual, double alongSigma, double acrossSigma, double intervalSeconds)
    {
        Instant since = residual.Time.PlusSeconds(-Math.Max(LeastFreshSeconds, FreshTurns * intervalSeconds));
        int others = 0;
        foreach (ReferenceResidual other in _latest)
            if (other.Track != residual.Track && other.Time >= since) others++;
        if (others < LeastOthers) return false;
        double along = Median(residual.Track, since, static other => other.Along), across = Median(residual.Track, since, static other => other.Across);
        if (IsShared(residual, since, others, other => other.Along - along, other => other.Across - across, alongSigma, acrossSigma)) return true;
        double late = Median(residual.Track, since, Late);
        return IsShared(residual, since, others, other => other.Along - late * other.AlongRate, other => other.Across - late * other.AcrossRate, alongSigma, acrossSigma);

        double Late(ReferenceResidual other) => LateSeconds(other, alongSigma, acrossSigma);
    }

    static double LateSeconds(ReferenceResidual residual, double alongSigma, double acrossSigma)
    {
        double along = residual.AlongRate / alongSigma, across = residual.AcrossRate / acrossSigma;
        return (residual.Along / alongSigma * along + residual.Across / acrossSigma * across) / (along * along + across * across + 1e-9);
    }

    bool IsShared(in ReferenceResidual residual, Instant since, int others, Func<ReferenceResidual, double> along, Func<ReferenceResidual, double> across, double alongSigma, double acrossSigma)
    {
        if (!IsSame(residual)) return false;
        int same = 0;
        foreach (ReferenceResidual other in _latest)
            if (other.Track != residual.Track && other.Time >= since && IsSame(other)) same++;
        return same >= LeastOthers && same >= LeastShare * others;

        bool IsSame(ReferenceResidual one) => Math.Abs(along(one)) < SameSigmas * alongSigma && Math.Abs(across(one)) < SameSigmas * acrossSigma;
    }

    double Median(ulong but, Instant since, Func<ReferenceResidual, double> value)
    {
        _sorted.Clear();
        foreach (ReferenceResidual other in _latest)
            if (other.Track != but && other.Time >= since) _sorted.Add(value(other));
        _sorted.Sort();
        return _sorted[_sorted.Count / 2];
    }

    public void Save(StateWriter writer)
    {
        writer.Write(_alongVariance);
        writer.Write(_acrossVariance);
        _alongBias.Write(writer);
        _acrossBias.Write(writer);
        writer.Write(_latest.Count);
        foreach (ReferenceResidual residual in _latest) ColumnBytes.Write(writer, residual);
    }

    public void Load(ref StateReader reader)
    {
        (_alongVariance, _acrossVariance) = (reader.ReadDouble(), reader.ReadDouble());
        if (!(_alongVariance is >= 1 and <= MostNoise) || !(_acrossVariance is >= 1 and <= MostNoise)) throw new InvalidDataException("state: noise of a sensor that cannot be");
        (_alongBias, _acrossBias) = (SensorBias.Read(ref reader), SensorBias.Read(ref reader));
        int count = reader.ReadCount(36);
        if (count > MostRemembered) throw new InvalidDataException("state: more residuals of a sensor than are kept");
        for (int i = count; i > 0; i--)
        {
            ReferenceResidual residual = default;
            ColumnBytes.Read(ref reader, ref residual);
            _latest.Add(residual);
        }
    }
}
