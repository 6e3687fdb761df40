using Atalaya.Core.Time;
using Atalaya.Integrity.Deception;

namespace Atalaya.Benchmarks.Integrity;

/// <summary>
/// Aircraft on circles beside one radar, as residuals: what <see cref="ResidualTest"/> and <see cref="ReferenceSensor"/> get, without bytes, decoders and
/// Fusion, so that thousands of hours take seconds.
/// </summary>
sealed class DriftWorld
{
    const double CenterMeters = 8000, ReferenceMeters = 40_000, Detection = 0.97;

    static readonly DeceptionSettings Settings = new();

    readonly Random _random;
    readonly DriftCase _case;
    readonly Aircraft[] _aircraft;
    readonly ResidualTest[] _tests;
    readonly ReferenceSensor _sensor = new(1, 0);
    readonly double _rangeBias, _azimuthBias;

    readonly record struct Aircraft(double Radius, double Angle, double Rate, double Late, double Bearing);

    public DriftWorld(DriftCase one, Random random)
    {
        (_case, _random) = (one, random);
        _aircraft = [.. Enumerable.Range(0, one.Aircraft).Select(_ => Create())];
        _tests = new ResidualTest[one.Aircraft];
        (_rangeBias, _azimuthBias) = one.IsBiased ? (200 * Normal(), 0.003 * Normal()) : (0, 0);
    }

    /// <summary>Squared size of the drift so far in σ, were every other error known.</summary>
    public double Information { get; private set; }

    /// <summary>In the last turn.</summary>
    public bool IsFirstSuspected { get; private set; }

    Aircraft Create()
    {
        double radius = Uniform(28_000, 52_000), speed = Uniform(110, 240);
        return new Aircraft(radius, Uniform(0, 2 * Math.PI), _random.Next(2) == 0 ? speed / radius : -speed / radius, 0.15 + 0.1 * Normal(), Uniform(0, 2 * Math.PI));
    }

    double Uniform(double low, double high) => low + (high - low) * _random.NextDouble();

    double Normal() => Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());

    /// <summary>One turn of the radar; counts the aircraft that are newly suspected.</summary>
    /// <param name="driftMeters">By which the first aircraft states a false place.</param>
    public int Turn(double seconds, double driftMeters)
    {
        int suspected = 0;
        IsFirstSuspected = false;
        for (int i = 0; i < _aircraft.Length; i++)
        {
            if (_random.NextDouble() > Detection) continue;
            if (!Take(i, seconds + _case.TurnSeconds * i / _aircraft.Length, i == 0 ? driftMeters : 0)) continue;
            suspected++;
            IsFirstSuspected |= i == 0;
        }

        return suspected;
    }

    bool Take(int number, double seconds, double drift)
    {
        PlotComparison plot = Plot(_aircraft[number], seconds, drift);
        Instant time = Instant.FromUnixSeconds(1_700_000_000).PlusSeconds(seconds);
        ref ResidualTest test = ref _tests[number];
        _sensor.Correct(ref plot, Settings);
        test.Take(plot, time, _sensor.AlongNoise, _sensor.AcrossNoise, Settings);
        _sensor.Note(new ReferenceResidual { Track = (ulong)number + 1, Time = time, Along = (float)plot.Along, Across = (float)(plot.Across / plot.AcrossScale) });
        if (test.IsLearned) _sensor.Learn(test.NewestAlong, test.NewestAcross);
        _sensor.LearnBias(plot, time, Settings);
        if (test.Judge(plot, [], false, Settings) == Suspicion.None) return false;
        test.Restart();
        return true;
    }

    PlotComparison Plot(in Aircraft aircraft, double seconds, double drift)
    {
        double angle = aircraft.Angle + aircraft.Rate * seconds, sin = Math.Sin(angle), cos = Math.Cos(angle), speed = aircraft.Rate * aircraft.Radius;
        double x = aircraft.Radius * sin + CenterMeters, y = aircraft.Radius * cos, ground = Math.Sqrt(x * x + y * y), east = x / ground, north = y / ground;
        double along = drift * (Math.Sin(aircraft.Bearing) * east + Math.Cos(aircraft.Bearing) * north), across = drift * (Math.Sin(aircraft.Bearing) * north - Math.Cos(aircraft.Bearing) * east);
        double sigma = _case.SigmaMeters, acrossSigma = sigma * ground / ReferenceMeters;
        Information += along * along / (sigma * sigma) + across * across / (acrossSigma * acrossSigma);
        PlotComparison plot = new()
        {
            AlongRate = speed * (cos * east - sin * north),
            AcrossRate = speed * (cos * north + sin * east),
            AcrossScale = ground,
            East = east,
            North = north,
            AlongSigma = sigma,
            AcrossSigma = acrossSigma,
            AlongBiasSigma = Settings.UnknownRangeMeters,
            AcrossBiasSigma = Settings.UnknownAzimuthRadians,
            AlongWander = Settings.LeftRangeMeters,
            AcrossWander = Settings.LeftAzimuthRadians,
            IsUnregistered = true,
            Speed = Math.Abs(speed),
        };
        plot.Along = _rangeBias + aircraft.Late * plot.AlongRate + along + sigma * Normal();
        plot.Across = _azimuthBias * ground + aircraft.Late * plot.AcrossRate + across + acrossSigma * Normal();
        return plot;
    }
}
