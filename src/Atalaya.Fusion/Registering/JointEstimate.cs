using Atalaya.Core.State;

namespace Atalaya.Fusion.Registering;

/// <summary>
/// The biases of all sensors together, in information form: observations add up in any number, and what they say of a target's own errors
/// is kept with the target and eliminated when solving (Schur's complement), so that a late or displaced transponder spoils nothing.
/// </summary>
sealed class JointEstimate(RegistrationOptions options)
{
    public const int MaxSensors = 32;

    const int MaxSize = MaxSensors * BiasTerm.Count, Terms = BiasTerm.Count, Own = CommonTarget.Own, CrossStride = CommonTarget.MaxSensors * Terms;

    readonly double[] _information = new double[MaxSize * MaxSize], _right = new double[MaxSize];
    readonly double[] _work = new double[MaxSize * MaxSize], _solution = new double[MaxSize], _column = new double[MaxSize], _variance = new double[MaxSize];
    readonly double[] _own = new double[Own * Own], _eliminated = new double[Own], _gain = new double[Own * CrossStride];

    /// <summary>Gives a new sensor the uncertainty of one that nothing is known of.</summary>
    public void Begin(RegisteredSensor sensor)
    {
        for (int term = 0; term < Terms; term++) sensor.Variance[term] = 1 / PriorInformation(sensor, term);
    }

    /// <summary>Adds what a window of the target told.</summary>
    public void Add(CommonTarget target, WindowFit window)
    {
        ReadOnlySpan<double> information = window.Information, right = window.Right;
        for (int i = 0; i < Own; i++)
        {
            int row = (WindowFit.OwnAt + i) * WindowFit.MaxSize + WindowFit.OwnAt;
            target.OwnRight[i] += right[WindowFit.OwnAt + i];
            for (int j = 0; j <= i; j++) target.OwnInformation[i * Own + j] += information[row + j];
        }

        for (int i = 0; i < target.SensorCount * Terms; i++)
        {
            int row = (WindowFit.BiasesAt + i) * WindowFit.MaxSize, at = At(target, i);
            _right[at] += right[WindowFit.BiasesAt + i];
            for (int j = 0; j < Own; j++) target.Cross[j * CrossStride + i] += information[row + WindowFit.OwnAt + j];
            for (int j = 0; j <= i; j++) AddTo(_information, at, At(target, j), information[row + WindowFit.BiasesAt + j]);
        }
    }

    public void Forget(double factor, int sensors)
    {
        for (int i = 0; i < sensors * Terms; i++)
        {
            _right[i] *= factor;
            foreach (ref double value in _information.AsSpan(i * MaxSize, i + 1)) value *= factor;
        }
    }

    /// <summary>Takes a target's own errors out for good; its information on biases stays.</summary>
    public void Release(CommonTarget target)
    {
        if (target.ReferenceSigma > 0 && TryFactorOwn(target)) Eliminate(target, _information, _right);
    }

    /// <summary>Forgets one sensor: what others know through it stays, what is known of itself goes.</summary>
    public void Restart(int sensor, List<RegisteredSensor> sensors)
    {
        int size = sensors.Count * Terms;
        for (int term = 0; term < Terms; term++)
        {
            int k = sensor * Terms + term;
            double pivot = Element(k, k) + PriorInformation(sensors[sensor], term);
            for (int i = 0; i < size; i++) _column[i] = i == k ? 0 : Element(i, k) / pivot;
            for (int i = 0; i < size; i++)
            {
                _right[i] -= _column[i] * _right[k];
                for (int j = 0; j <= i; j++) _information[i * MaxSize + j] -= _column[i] * _column[j] * pivot;
            }

            for (int i = 0; i < size; i++) _information[Math.Max(i, k) * MaxSize + Math.Min(i, k)] = 0;
            _right[k] = 0;
        }
    }

    /// <summary>Estimates biases and own errors, and how far the declared ones are to be believed.</summary>
    public void Solve(List<RegisteredSensor> sensors, ReadOnlySpan<CommonTarget> targets)
    {
        int size = sensors.Count * Terms;
        for (int i = 0; i < size; i++) _information.AsSpan(i * MaxSize, i + 1).CopyTo(_work.AsSpan(i * MaxSize));
        _right.AsSpan(0, size).CopyTo(_solution);
        for (int i = 0; i < size; i++) _work[i * MaxSize + i] += PriorInformation(sensors[i / Terms], i % Terms);
        foreach (CommonTarget target in targets)
            if (target is { IsFree: false, ReferenceSigma: > 0 } && TryFactorOwn(target)) Eliminate(target, _work, _solution);
        if (!Cholesky.Factor(_work, size, MaxSize)) return;
        Cholesky.Solve(_work, size, MaxSize, _solution);
        Cholesky.InverseDiagonal(_work, size, MaxSize, _column, _variance);
        for (int i = 0; i < size; i++)
        {
            sensors[i / Terms].Estimate[i % Terms] = _solution[i];
            sensors[i / Terms].Variance[i % Terms] = _variance[i];
        }

        foreach (RegisteredSensor sensor in sensors) sensor.TimeTrust = Trust(1, Squared(sensor.Estimate[BiasTerm.Time] / TimeSigma(sensor)));
        foreach (CommonTarget target in targets)
            if (target is { IsFree: false, ReferenceSigma: > 0 }) JudgeTarget(target);
    }

    /// <summary>Information on a bias before anything is observed.</summary>
    public double PriorInformation(RegisteredSensor sensor, int term)
    {
        double sigma = term switch
        {
            BiasTerm.Range => options.RangeBiasSigmaMeters,
            BiasTerm.Gain => options.RangeGainSigma,
            BiasTerm.Azimuth => options.AzimuthBiasSigmaDegrees * Core.Geodesy.GeodeticPosition.RadiansPerDegree,
            BiasTerm.Height => options.PressureOffsetSigmaMeters,
            BiasTerm.HeightSlope => options.PressureSlopeSigma,
            _ => TimeSigma(sensor),
        };
        return (term == BiasTerm.Time ? sensor.TimeTrust : 1) / (sigma * sigma);
    }

    double TimeSigma(RegisteredSensor sensor) => sensor.StampsReception ? options.ReceptionOffsetSigmaSeconds : options.TimeOffsetSigmaSeconds;

    /// <summary>Weight of a prior under Student's t that was missed by so many squared σ.</summary>
    double Trust(int dimensions, double squared) => (options.Freedom + dimensions) / (options.Freedom + Math.Max(squared, dimensions));

    void JudgeTarget(CommonTarget target)
    {
        if (!TryFactorOwn(target)) return;
        for (int i = 0; i < Own; i++)
        {
            double value = target.OwnRight[i];
            for (int j = 0; j < target.SensorCount * Terms; j++) value -= target.Cross[i * CrossStride + j] * _solution[At(target, j)];
            target.Errors[i] = value;
        }

        Cholesky.Solve(_own, Own, Own, target.Errors);
        double offset = (Squared(target.Errors[0]) + Squared(target.Errors[1])) / Squared(target.ReferenceSigma);
        target.Trust = Trust(Own, offset + Squared(target.Errors[2] / options.LatencySigmaSeconds));
    }

    bool TryFactorOwn(CommonTarget target)
    {
        target.OwnInformation.AsSpan().CopyTo(_own);
        double place = target.Trust / Squared(target.ReferenceSigma);
        _own[0] += place;
        _own[Own + 1] += place;
        _own[2 * Own + 2] += target.Trust / Squared(options.LatencySigmaSeconds);
        return Cholesky.Factor(_own, Own, Own);
    }

    /// <summary>Takes CᵀA⁻¹C and CᵀA⁻¹a off, A being factored in _own.</summary>
    void Eliminate(CommonTarget target, double[] matrix, double[] right)
    {
        int count = target.SensorCount * Terms;
        target.OwnRight.AsSpan().CopyTo(_eliminated);
        Cholesky.Solve(_own, Own, Own, _eliminated);
        Span<double> column = stackalloc double[Own];
        for (int i = 0; i < count; i++)
        {
            for (int k = 0; k < Own; k++) column[k] = target.Cross[k * CrossStride + i];
            Cholesky.Solve(_own, Own, Own, column);
            for (int k = 0; k < Own; k++) _gain[k * CrossStride + i] = column[k];
        }

        for (int i = 0; i < count; i++)
        {
            int at = At(target, i);
            for (int k = 0; k < Own; k++) right[at] -= target.Cross[k * CrossStride + i] * _eliminated[k];
            for (int j = 0; j <= i; j++)
            {
                double sum = 0;
                for (int k = 0; k < Own; k++) sum += target.Cross[k * CrossStride + i] * _gain[k * CrossStride + j];
                AddTo(matrix, at, At(target, j), -sum);
            }
        }
    }

    double Element(int row, int column) => _information[Math.Max(row, column) * MaxSize + Math.Min(row, column)];

    static int At(CommonTarget target, int bias) => target.Sensors[bias / Terms] * Terms + bias % Terms;

    static void AddTo(double[] matrix, int row, int column, double value) => matrix[Math.Max(row, column) * MaxSize + Math.Min(row, column)] += value;

    static double Squared(double value) => value * value;

    public void Save(StateWriter writer, int sensors)
    {
        StateArrays.Write(writer, _right.AsSpan(0, sensors * Terms));
        for (int i = 0; i < sensors * Terms; i++) StateArrays.Write(writer, _information.AsSpan(i * MaxSize, i + 1));
    }

    public void Load(ref StateReader reader, int sensors)
    {
        Array.Clear(_information);
        Array.Clear(_right);
        StateArrays.Read(ref reader, _right.AsSpan(0, sensors * Terms));
        for (int i = 0; i < sensors * Terms; i++) StateArrays.Read(ref reader, _information.AsSpan(i * MaxSize, i + 1));
    }
}
