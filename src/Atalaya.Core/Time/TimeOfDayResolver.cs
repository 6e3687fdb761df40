using Atalaya.Core.State;

namespace Atalaya.Core.Time;

/// <summary>
/// Gives the times of day of one stream without receive stamps their dates: a running count of days from a start. Values within ten
/// minutes of the last one, either way and across midnight, are taken at once. Anything further away counts only when three values in a
/// row agree on it and move; it then lies ahead (a pause, a new day), for time in a stream does not run back. So neither an outlier nor a
/// stuck clock can turn the day. With receive stamps use <see cref="TimeOfDay.TryNearest"/>.
/// </summary>
public sealed class TimeOfDayResolver
{
    public const long ToleranceNanoseconds = 600 * Instant.NanosecondsPerSecond;

    const int Confirmations = 3;

    /// <summary>The last value taken, or the start.</summary>
    Instant _last;

    /// <summary>Jumps are counted from here: the start until three values in a row have been taken, then the last value.</summary>
    Instant _base;

    int _taken;
    int _pending;
    long _pendingFirst, _pendingLast;

    /// <param name="start">When the stream begins, or the midnight that begins its day; the first value lies at most ten minutes before.</param>
    public TimeOfDayResolver(Instant start) => _last = _base = start;

    /// <summary>The last time resolved (the start if none): what to use, flagged, where a value cannot be resolved.</summary>
    public Instant Last => _last;

    public bool TryResolve(double secondsOfDay, out Instant time) =>
        TimeOfDay.TryFromSeconds(secondsOfDay, out long nanosecondOfDay) ? TryResolveNanoseconds(nanosecondOfDay, out time) : Refuse(out time);

    public bool TryResolveRaw128(uint raw, out Instant time) =>
        TimeOfDay.TryFromRaw128(raw, out long nanosecondOfDay) ? TryResolveNanoseconds(nanosecondOfDay, out time) : Refuse(out time);

    public void Save(StateWriter writer)
    {
        writer.Tag("TODR", 1);
        writer.Write(_last.UnixNanoseconds);
        writer.Write(_base.UnixNanoseconds);
        writer.Write(_taken);
        writer.Write(_pending);
        writer.Write(_pendingFirst);
        writer.Write(_pendingLast);
    }

    public void Load(ref StateReader reader)
    {
        reader.Tag("TODR", 1);
        _last = new Instant(reader.ReadInt64());
        _base = new Instant(reader.ReadInt64());
        _taken = reader.ReadInt32();
        _pending = reader.ReadInt32();
        _pendingFirst = reader.ReadInt64();
        _pendingLast = reader.ReadInt64();
    }

    bool TryResolveNanoseconds(long nanosecondOfDay, out Instant time)
    {
        if (_taken == 0)
        {
            time = Take(FirstAhead(nanosecondOfDay));
            return true;
        }

        Instant near = TimeOfDay.Nearest(nanosecondOfDay, _last);
        if (Math.Abs(near.NanosecondsSince(_last)) <= ToleranceNanoseconds)
        {
            time = Take(near);
            return true;
        }

        if (!Confirms(nanosecondOfDay)) return Refuse(out time);
        _taken = Confirmations;
        time = Take(FirstAhead(nanosecondOfDay));
        return true;
    }

    Instant FirstAhead(long nanosecondOfDay) => TimeOfDay.FirstFrom(_base.PlusNanoseconds(-ToleranceNanoseconds), nanosecondOfDay);

    Instant Take(Instant time)
    {
        _pending = 0;
        _last = time;
        if (_taken < Confirmations) _taken++;
        if (_taken == Confirmations) _base = time;
        return time;
    }

    /// <summary>True when this is the third or a later value in a row that agrees with the ones before, and they have moved.</summary>
    bool Confirms(long nanosecondOfDay)
    {
        Instant before = new(_pendingLast);
        bool agrees = _pending > 0 && Math.Abs(TimeOfDay.Nearest(nanosecondOfDay, before).NanosecondsSince(before)) <= ToleranceNanoseconds;
        if (!agrees)
        {
            _pending = 0;
            _pendingFirst = nanosecondOfDay;
        }

        _pendingLast = nanosecondOfDay;
        if (_pending < Confirmations) _pending++;
        return _pending == Confirmations && _pendingLast != _pendingFirst;
    }

    bool Refuse(out Instant time)
    {
        time = _last;
        return false;
    }
}
