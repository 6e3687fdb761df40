using Atalaya.Core.Numerics;
using Atalaya.Core.Reports;
using Atalaya.Core.State;
using Atalaya.Core.Time;

namespace Atalaya.Fusion.Sources;

/// <summary>
/// Learns the turn of a sensor from its plots alone, whatever tracks make of them: the times between two plots of one direction are multiples
/// of the turn, and the turn itself is the most frequent, however often an object is missed. Of a sensor that stamps a whole look alike any
/// two plots of different stamps tell it. Where the times are no multiples of anything, there is no turn to be seen.
/// </summary>
sealed class TurnWatch
{
    /// <summary>A beam passes one of them in T/64, and what is that far out of step is still of the turn.</summary>
    public const int Directions = 64;

    /// <summary>Times between plots are counted in steps of a twentieth, from the least to the most that is believed.</summary>
    const int Steps = 140;

    const double Least = 0.05, Most = 60, StepLog = 0.05;

    /// <summary>Nearer plots of one direction are of one passage of the beam: T/64 of the slowest.</summary>
    const double LeastOfDirection = 0.2;

    const double MemoryTurns = 8, LeastSamples = 4;

    /// <summary>
    /// A longer time must be so much more frequent than the turn so far, because objects that are missed show it too; a shorter one need be
    /// half as frequent, because no beam comes back before its turn is over.
    /// </summary>
    const double Longer = 2, Shorter = 0.5;

    /// <summary>At least this part of the times must be the turn or two to four of it; of times at random an eighth is.</summary>
    const double LeastHarmony = 0.5;

    const int MostTurns = 4;

    /// <summary>Weights grow instead of the old ones being made smaller one by one.</summary>
    const double MostWeight = 1e100;

    /// <summary>What tells nothing of a sensor's turn: copies, tests, what others computed, times that are not the sensor's.</summary>
    const ReportFlags NoPlot = ReportFlags.Duplicate | ReportFlags.TestTarget | ReportFlags.SystemTrack | ReportFlags.SelfReported | ReportFlags.TimeInFuture;

    readonly long[] _last = new long[Directions];

    /// <summary>Weights of the times counted, and of the times themselves, seconds; by step, with an empty one at both ends.</summary>
    readonly double[] _counts = new double[Steps + 2], _sums = new double[Steps + 2];

    double _weight = 1, _total;
    long _newest;
    int _samples, _turn;

    /// <summary>Direction of a plot from its sensor, or from the origin of the plane that it is measured in; false = it tells nothing of turns.</summary>
    public static bool TryDirection(in Report report, out int direction)
    {
        direction = 0;
        if ((report.Flags & NoPlot) != 0 || report.Measurement is not (MeasurementKind.Polar or MeasurementKind.Plane)) return false;
        double azimuth = report.Measurement == MeasurementKind.Polar ? report.M1 : StableMath.Atan2(report.M0, report.M1);
        double turns = azimuth / (2 * Math.PI);
        if (!double.IsFinite(turns)) return false;
        direction = (int)((turns - Math.Floor(turns)) * Directions) % Directions;
        return true;
    }

    /// <summary>Notes a plot.</summary>
    /// <param name="direction">0 to <see cref="Directions"/>; 0 for all where a look has one stamp.</param>
    /// <param name="isWhole">A look has one stamp.</param>
    public void Note(int direction, Instant time, bool isWhole)
    {
        long nanoseconds = time.UnixNanoseconds, last = _last[direction];
        double seconds = time.SecondsSince(new Instant(last));
        if (Math.Abs(seconds) > Most) _last[direction] = nanoseconds; // the first, or after a silence, or after a stamp beyond belief
        else if (seconds > 0) _last[direction] = nanoseconds;
        if (seconds >= (isWhole ? Least : LeastOfDirection) && seconds <= Most) Count(seconds, nanoseconds);
    }

    /// <summary>Seconds of a turn; false = none is to be seen.</summary>
    public bool TryTurn(out double seconds)
    {
        bool isSeen = _samples >= LeastSamples && IsHarmonic(_turn);
        seconds = isSeen ? Mean(_turn) : double.NaN;
        return isSeen;
    }

    void Count(double seconds, long newest)
    {
        Age(seconds, newest);
        int step = StepOf(seconds);
        _counts[step] += _weight;
        _sums[step] += _weight * seconds;
        _total += _weight;
        if (_samples < LeastSamples) _samples++;
        if (_turn == 0) _turn = step;
        Consider(step);
        Consider(step - 1);
        Consider(step + 1);
    }

    void Consider(int step)
    {
        if (step is < 1 or > Steps) return;
        double times = Window(_counts, step), before = Window(_counts, _turn);
        bool isTurn = Math.Abs(step - _turn) <= 1 ? times > before
            : step > _turn ? times > Longer * before
            : times > Shorter * before && IsHarmonic(step);
        if (isTurn) _turn = step;
    }

    /// <summary>True if most times are this or a few times this.</summary>
    bool IsHarmonic(int step)
    {
        double seconds = Mean(step), inStep = 0;
        for (int turns = 1; turns <= MostTurns && turns * seconds <= Most; turns++) inStep += Window(_counts, StepOf(turns * seconds));
        return inStep >= LeastHarmony * _total;
    }

    /// <summary>Makes what was counted before weigh less. Times longer than the turn so far age it by their own length: the turn may have become so.</summary>
    void Age(double seconds, long newest)
    {
        double passed = (newest - _newest) / (double)Instant.NanosecondsPerSecond;
        if (passed <= 0 && passed > -Most) return;
        _newest = newest; // back again too, after a stamp beyond belief
        if (passed <= 0) return;
        double turn = _turn == 0 ? seconds : Math.Max(seconds, Mean(_turn));
        _weight *= StableMath.Exp(Math.Min(passed / turn, Most) / MemoryTurns);
        if (_weight < MostWeight) return;
        for (int i = 0; i < _counts.Length; i++) (_counts[i], _sums[i]) = (_counts[i] / _weight, _sums[i] / _weight);
        _total /= _weight;
        _weight = 1;
    }

    double Mean(int step) => Window(_sums, step) / Window(_counts, step);

    static double Window(double[] values, int step) => values[step - 1] + values[step] + values[step + 1];

    static int StepOf(double seconds) => 1 + Math.Clamp((int)(StableMath.Log(seconds / Least) / StepLog), 0, Steps - 1);

    public void Save(StateWriter writer)
    {
        foreach (long last in _last) writer.Write(last);
        foreach (double count in _counts) writer.Write(count);
        foreach (double sum in _sums) writer.Write(sum);
        writer.Write(_weight);
        writer.Write(_total);
        writer.Write(_newest);
        writer.Write(_samples);
        writer.Write(_turn);
    }

    public void Load(ref StateReader reader)
    {
        for (int i = 0; i < _last.Length; i++) _last[i] = reader.ReadInt64();
        for (int i = 0; i < _counts.Length; i++) _counts[i] = reader.ReadDouble();
        for (int i = 0; i < _sums.Length; i++) _sums[i] = reader.ReadDouble();
        _weight = reader.ReadDouble();
        _total = reader.ReadDouble();
        _newest = reader.ReadInt64();
        _samples = reader.ReadInt32();
        _turn = reader.ReadInt32();
        if (_turn is < 0 or > Steps || _turn == 0 != (_samples == 0)) throw new InvalidDataException("state: a turn that there is not");
    }
}
