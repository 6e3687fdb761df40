using Atalaya.Core.Geodesy;
using Atalaya.Core.Numerics;
using Atalaya.Scenarios.Evaluation.Assigning;

namespace Atalaya.Scenarios.Evaluation.Scoring;

/// <summary>Errors of position and velocity of the one-to-one matches.</summary>
sealed class ErrorScore
{
    /// <summary>An object that changes its course faster is in a turn.</summary>
    const double TurnRadiansPerSecond = 0.5 * GeodeticPosition.RadiansPerDegree;

    /// <summary>Slower objects have no course worth the name.</summary>
    const double LeastSpeed = 1;

    readonly SampledObjects _truth;
    readonly (double TimeSeconds, double X, double Y)[] _before;
    readonly double[] _squares;
    readonly int[] _counts;
    readonly RootMeanSquare _along = new(), _across = new(), _velocity = new(), _speed = new();
    readonly RootMeanSquare[] _velocityByTurn = [new(), new()], _courseByTurn = [new(), new()];

    public ErrorScore(SampledObjects truth)
    {
        _truth = truth;
        _before = [.. Enumerable.Repeat((double.NaN, 0.0, 0.0), truth.Names.Length)];
        _squares = new double[truth.Names.Length];
        _counts = new int[truth.Names.Length];
    }

    /// <summary>Squares of the errors of position, in the order of the matches.</summary>
    public List<double> SquaredErrors { get; } = [];

    public double RmsOf(int truth) => _counts[truth] > 0 ? Math.Sqrt(_squares[truth] / _counts[truth]) : double.NaN;

    public void Add(Scene scene, Matching matching)
    {
        foreach (NearPair match in matching.Matches)
        {
            int truthSample = _truth.First[scene.Index] + match.Row, trackSample = scene.Tracks.First[scene.Index] + match.Column;
            double x = scene.Tracks.X[trackSample] - _truth.X[truthSample], y = scene.Tracks.Y[trackSample] - _truth.Y[truthSample];
            SquaredErrors.Add(x * x + y * y);
            _squares[scene.ObjectOf(match.Row)] += x * x + y * y;
            _counts[scene.ObjectOf(match.Row)]++;
            (double vx, double vy) = _truth.Velocity(truthSample);
            double speed = Math.Sqrt(vx * vx + vy * vy);
            if (speed > 1e-6)
            {
                _along.Add((x * vx + y * vy) / speed);
                _across.Add((y * vx - x * vy) / speed);
            }

            AddVelocity(scene, match.Row, (vx, vy), speed, scene.Tracks.Velocity(trackSample));
        }

        Remember(scene);
    }

    void AddVelocity(Scene scene, int row, (double X, double Y) truth, double speed, (double X, double Y) track)
    {
        double x = track.X - truth.X, y = track.Y - truth.Y;
        if (double.IsNaN(x * y)) return;
        double trackSpeed = Math.Sqrt(track.X * track.X + track.Y * track.Y), error = Math.Sqrt(x * x + y * y);
        _velocity.Add(error);
        _speed.Add(trackSpeed - speed);
        double rate = TurnRate(scene, row, truth);
        if (double.IsNaN(rate) || speed < LeastSpeed) return;
        int turn = rate > TurnRadiansPerSecond ? 1 : 0;
        _velocityByTurn[turn].Add(error);
        if (trackSpeed >= LeastSpeed) _courseByTurn[turn].Add(Angle(truth, track) * GeodeticPosition.DegreesPerRadian);
    }

    /// <summary>By the change of the object's course since the scored time before; NaN where it was not there.</summary>
    double TurnRate(Scene scene, int row, (double X, double Y) velocity)
    {
        (double seconds, double x, double y) = _before[scene.ObjectOf(row)];
        return Math.Abs(Angle((x, y), velocity)) / (scene.TimeSeconds - seconds);
    }

    void Remember(Scene scene)
    {
        if (_truth.VelocityX is null) return;
        for (int row = 0; row < scene.TruthCount; row++)
        {
            (double x, double y) = _truth.Velocity(_truth.First[scene.Index] + row);
            _before[scene.ObjectOf(row)] = (scene.TimeSeconds, x, y);
        }
    }

    static double Angle((double X, double Y) from, (double X, double Y) to) =>
        StableMath.Atan2(from.X * to.Y - from.Y * to.X, from.X * to.X + from.Y * to.Y);

    public ErrorFigures Figures()
    {
        double[] sorted = [.. SquaredErrors.Order()];
        return new ErrorFigures(
            sorted.Length > 0 ? Math.Sqrt(SquaredErrors.Sum() / sorted.Length) : double.NaN,
            Percentile(sorted, 50),
            Percentile(sorted, 95),
            Percentile(sorted, 99),
            sorted.Length > 0 ? Math.Sqrt(sorted[^1]) : double.NaN,
            Enumerable.Range(0, _counts.Length).Select(RmsOf).Where(rms => !double.IsNaN(rms)).DefaultIfEmpty(double.NaN).Max(),
            _along.Value,
            _along.Mean,
            _across.Value,
            _velocity.Value,
            _velocityByTurn[0].Value,
            _velocityByTurn[1].Value,
            _speed.Value,
            _courseByTurn[0].Value,
            _courseByTurn[1].Value);
    }

    /// <summary>Between the two nearest ranks of the squares, as the judge does, then the root.</summary>
    static double Percentile(double[] sortedSquares, double percent)
    {
        if (sortedSquares.Length == 0) return double.NaN;
        double rank = (sortedSquares.Length - 1) * percent / 100;
        int below = (int)rank, above = Math.Min(below + 1, sortedSquares.Length - 1);
        return Math.Sqrt(sortedSquares[below] + (sortedSquares[above] - sortedSquares[below]) * (rank - below));
    }
}
