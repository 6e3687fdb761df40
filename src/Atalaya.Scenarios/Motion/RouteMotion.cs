namespace Atalaya.Scenarios.Motion;

/// <summary>Travel along a route, once or round and round.</summary>
sealed class RouteMotion : IMotion
{
    readonly RouteLeg[] _legs;
    readonly double _length;
    readonly bool _loop;

    public RouteMotion(RouteLeg[] legs, bool loop)
    {
        ArgumentOutOfRangeException.ThrowIfZero(legs.Length);
        _legs = legs;
        _loop = loop;
        _length = legs[^1].StartSeconds + legs[^1].DurationSeconds;
    }

    /// <summary>Seconds along the whole route, or round it once.</summary>
    public double LengthSeconds => _length;

    public double DurationSeconds => _loop ? double.PositiveInfinity : _length;

    public PlaneState At(double seconds)
    {
        if (_loop)
        {
            seconds -= Math.Floor(seconds / _length) * _length;
        }

        seconds = Math.Clamp(seconds, 0, _length);
        int low = 0;
        int high = _legs.Length - 1;
        while (low < high)
        {
            int middle = (low + high + 1) >>> 1;
            if (_legs[middle].StartSeconds <= seconds) low = middle;
            else high = middle - 1;
        }

        return _legs[low].At(seconds);
    }
}
