using Atalaya.Core.Geodesy;

namespace Atalaya.Fusion.Registering;

/// <summary>
/// The positions of one target within some seconds as one least-squares problem: its motion (place, velocity, acceleration), its own errors
/// and the biases of the sensors that saw it. What does not fit is taken out; then the motion is eliminated, and what is left is
/// information on errors and biases in which each plot counts once.
/// </summary>
sealed class WindowFit(RegistrationOptions options)
{
    /// <summary>Place of own errors and of the first sensor's biases among the unknowns; before them place, velocity, acceleration.</summary>
    public const int OwnAt = 6, BiasesAt = OwnAt + CommonTarget.Own;

    public const int MaxSize = BiasesAt + CommonTarget.MaxSensors * BiasTerm.Count;

    const int AccelerationAt = 4, LeastSamples = 3, MaxOutliers = 3, RowTerms = 6 + BiasTerm.Count;
    const double LeastSpanSeconds = 2;

    readonly double[] _normal = new double[MaxSize * MaxSize], _factor = new double[MaxSize * MaxSize], _right = new double[MaxSize], _solution = new double[MaxSize];
    readonly double[] _prior = new double[MaxSize], _priorMean = new double[MaxSize];
    readonly int[] _at = new int[RowTerms];
    readonly double[] _row = new double[RowTerms];
    readonly TargetSample[] _samples = new TargetSample[CommonTarget.MaxSamples];
    readonly double[] _east = new double[CommonTarget.MaxSamples], _north = new double[CommonTarget.MaxSamples], _seconds = new double[CommonTarget.MaxSamples];
    int _count;
    double _velocityEast, _velocityNorth;

    /// <summary>Unknowns of the last fit.</summary>
    public int Size { get; private set; }

    /// <summary>After <see cref="TryFit"/>: lower triangle of the information, rows of <see cref="MaxSize"/>, valid from <see cref="OwnAt"/> on.</summary>
    public ReadOnlySpan<double> Information => _normal;

    public ReadOnlySpan<double> Right => _right;

    /// <summary>The positions that fit.</summary>
    public ReadOnlySpan<TargetSample> Samples => _samples.AsSpan(0, _count);

    /// <summary>False if the positions say nothing of biases, or do not fit one motion.</summary>
    public bool TryFit(CommonTarget target, List<RegisteredSensor> sensors)
    {
        Size = BiasesAt + target.SensorCount * BiasTerm.Count;
        if (!Take(target)) return false;
        SetPriors(target, sensors);
        (_velocityEast, _velocityNorth) = (0, 0);
        if (!Solve(target)) return false;
        for (int outliers = 0; ; outliers++)
        {
            (_velocityEast, _velocityNorth) = (_solution[2], _solution[3]);
            if (!Solve(target)) return false;
            double excess = 2 * _count - AccelerationAt;
            if (SquaredResiduals(out int worst) <= excess + options.GateSigmas * Math.Sqrt(2 * excess)) break;
            if (outliers == MaxOutliers) return false;
            Remove(worst);
            if (!IsEnough()) return false;
        }

        return TryEliminateMotion();
    }

    /// <summary>What the n-th sample says of the biases of its sensor, along and across, metres: measured less fitted.</summary>
    public (double Along, double Across) ResidualOf(int sample)
    {
        (double east, double north) = FittedPlace(_seconds[sample]);
        ref readonly TargetSample it = ref _samples[sample];
        double along = it.AlongEast * (_east[sample] - east) + it.AlongNorth * (_north[sample] - north) + it.AlongShift;
        double across = it.AlongNorth * (_east[sample] - east) - it.AlongEast * (_north[sample] - north) + it.AcrossShift;
        return (along, across);
    }

    (double East, double North) FittedPlace(double seconds)
    {
        double half = seconds * seconds / 2;
        return (_solution[0] + seconds * _solution[2] + half * _solution[4], _solution[1] + seconds * _solution[3] + half * _solution[5]);
    }

    bool Take(CommonTarget target)
    {
        _count = target.SampleCount;
        target.Samples.AsSpan(0, _count).CopyTo(_samples);
        if (!IsEnough()) return false;
        ref readonly TargetSample middle = ref _samples[_count / 2];
        GeodeticPosition origin = Wgs84.ToGeodetic(middle.Place);
        LocalFrame frame = new(origin with { Height = 0 });
        for (int i = 0; i < _count; i++)
        {
            EnuVector offset = frame.ToEnu(_samples[i].Place);
            (_east[i], _north[i], _seconds[i]) = (offset.East, offset.North, _samples[i].Time.SecondsSince(middle.Time));
        }

        return true;
    }

    /// <summary>Two sensors, of which one is a radar, and time enough for a velocity.</summary>
    bool IsEnough()
    {
        if (_count < LeastSamples) return false;
        bool others = false, plots = false;
        double first = double.PositiveInfinity, last = double.NegativeInfinity;
        foreach (ref readonly TargetSample sample in Samples)
        {
            others |= sample.Sensor != _samples[0].Sensor;
            plots |= !sample.IsReference;
            double seconds = sample.Time.SecondsSince(_samples[0].Time);
            (first, last) = (Math.Min(first, seconds), Math.Max(last, seconds));
        }

        return others && plots && last - first >= LeastSpanSeconds;
    }

    /// <summary>What is believed of errors and biases so far, each for itself: whatever contradicts that is no position of this target.</summary>
    void SetPriors(CommonTarget target, List<RegisteredSensor> sensors)
    {
        Array.Clear(_prior);
        double acceleration = 1 / (target.AccelerationSigma * target.AccelerationSigma);
        _prior[AccelerationAt] = _prior[AccelerationAt + 1] = acceleration;
        for (int i = 0; i < CommonTarget.Own; i++)
        {
            _priorMean[OwnAt + i] = target.Errors[i];
            double sigma = i < 2 ? Math.Max(target.ReferenceSigma, options.MaxReferenceSigmaMeters / 10) : options.LatencySigmaSeconds;
            _prior[OwnAt + i] = Math.Min(target.Trust, 0.25) / (sigma * sigma);
        }

        for (int sensor = 0; sensor < target.SensorCount; sensor++)
        {
            RegisteredSensor known = sensors[target.Sensors[sensor]];
            for (int term = 0; term < BiasTerm.Count; term++)
            {
                int at = BiasesAt + sensor * BiasTerm.Count + term;
                (_priorMean[at], _prior[at]) = (known.Estimate[term], 1 / known.Variance[term]);
            }
        }
    }

    bool Solve(CommonTarget target)
    {
        BuildNormal(target);
        _normal.AsSpan(0, Size * MaxSize).CopyTo(_factor);
        _right.AsSpan(0, Size).CopyTo(_solution);
        for (int i = OwnAt; i < Size; i++)
        {
            _factor[i * MaxSize + i] += _prior[i];
            _solution[i] += _prior[i] * _priorMean[i];
        }

        if (!Cholesky.Factor(_factor, Size, MaxSize)) return false;
        Cholesky.Solve(_factor, Size, MaxSize, _solution);
        return true;
    }

    void BuildNormal(CommonTarget target)
    {
        _normal.AsSpan(0, Size * MaxSize).Clear();
        _right.AsSpan(0, Size).Clear();
        for (int i = 0; i < _count; i++)
            for (int axis = 0; axis < 2; axis++)
            {
                int terms = SetRow(i, axis == 0, out double value, out double sigma);
                double weight = 1 / (sigma * sigma);
                for (int k = 0; k < terms; k++)
                {
                    double weighted = weight * _row[k];
                    _right[_at[k]] += weighted * value;
                    for (int m = 0; m <= k; m++) _normal[_at[k] * MaxSize + _at[m]] += weighted * _row[m];
                }
            }

        double acceleration = 1 / (target.AccelerationSigma * target.AccelerationSigma);
        _normal[AccelerationAt * MaxSize + AccelerationAt] += acceleration;
        _normal[(AccelerationAt + 1) * MaxSize + AccelerationAt + 1] += acceleration;
    }

    /// <summary>One measured coordinate as a row: value = Σ row·unknown + error.</summary>
    /// <returns>Number of terms; their places ascend.</returns>
    int SetRow(int index, bool isAlong, out double value, out double sigma)
    {
        ref readonly TargetSample sample = ref _samples[index];
        double east = isAlong ? sample.AlongEast : sample.AlongNorth, north = isAlong ? sample.AlongNorth : -sample.AlongEast;
        double seconds = _seconds[index], half = seconds * seconds / 2, speed = east * _velocityEast + north * _velocityNorth;
        value = east * _east[index] + north * _north[index] + (isAlong ? sample.AlongShift : sample.AcrossShift) - speed * sample.TimeShift;
        sigma = isAlong ? sample.AlongSigma : sample.AcrossSigma;
        int terms = 0;
        Put(ref terms, 0, east);
        Put(ref terms, 1, north);
        Put(ref terms, 2, seconds * east);
        Put(ref terms, 3, seconds * north);
        Put(ref terms, 4, half * east);
        Put(ref terms, 5, half * north);
        int biases = BiasesAt + sample.Sensor * BiasTerm.Count;
        if (sample.IsReference)
        {
            Put(ref terms, OwnAt, east);
            Put(ref terms, OwnAt + 1, north);
            Put(ref terms, OwnAt + 2, -speed);
        }
        else if (isAlong)
        {
            Put(ref terms, biases + BiasTerm.Range, sample.PerRange);
            Put(ref terms, biases + BiasTerm.Gain, sample.PerRange * sample.Range);
        }
        else
        {
            Put(ref terms, biases + BiasTerm.Azimuth, sample.PerAzimuth);
        }

        Put(ref terms, biases + BiasTerm.Time, -speed);
        if (isAlong && sample.PerHeight != 0)
        {
            Put(ref terms, biases + BiasTerm.Height, sample.PerHeight);
            Put(ref terms, biases + BiasTerm.HeightSlope, sample.PerHeightPart);
        }

        return terms;
    }

    void Put(ref int terms, int at, double value)
    {
        _at[terms] = at;
        _row[terms++] = value;
    }

    double SquaredResiduals(out int worst)
    {
        double sum = 0, most = -1;
        worst = 0;
        for (int i = 0; i < _count; i++)
        {
            double own = 0;
            for (int axis = 0; axis < 2; axis++)
            {
                int terms = SetRow(i, axis == 0, out double value, out double sigma);
                for (int k = 0; k < terms; k++) value -= _row[k] * _solution[_at[k]];
                own += value * value / (sigma * sigma);
            }

            sum += own;
            if (own > most) (most, worst) = (own, i);
        }

        for (int i = AccelerationAt; i < Size; i++)
        {
            double off = _solution[i] - (i < OwnAt ? 0 : _priorMean[i]);
            sum += _prior[i] * off * off;
        }

        return sum;
    }

    void Remove(int sample)
    {
        _count--;
        for (int i = sample; i < _count; i++)
        {
            _samples[i] = _samples[i + 1];
            (_east[i], _north[i], _seconds[i]) = (_east[i + 1], _north[i + 1], _seconds[i + 1]);
        }
    }

    /// <summary>Gauss's elimination of the motion from the normal equations.</summary>
    bool TryEliminateMotion()
    {
        for (int k = 0; k < OwnAt; k++)
        {
            double pivot = _normal[k * MaxSize + k];
            if (!(pivot > 0)) return false;
            for (int i = k + 1; i < Size; i++)
            {
                double factor = _normal[i * MaxSize + k] / pivot;
                if (factor == 0) continue;
                _right[i] -= factor * _right[k];
                for (int j = k + 1; j <= i; j++) _normal[i * MaxSize + j] -= factor * _normal[j * MaxSize + k];
            }
        }

        return true;
    }
}
