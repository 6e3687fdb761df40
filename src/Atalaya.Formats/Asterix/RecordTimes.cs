using Atalaya.Core.State;
using Atalaya.Core.Time;

namespace Atalaya.Formats.Asterix;

/// <summary>The times of one source's records. Keeps, for CAT001, when each of its radars last told the full time of day (CAT002).</summary>
sealed class RecordTimes
{
    /// <summary>I001/141 repeats after 2^16 units of 1/128 s.</summary>
    const long TruncatedPeriod = 65536 * TimeOfDay.NanosecondsPerRawUnit;

    /// <summary>A full time older than this is not used.</summary>
    const long ClockLimit = 120 * Instant.NanosecondsPerSecond;

    const int MaxClocks = 64;

    /// <summary>What a radar's clock was ahead of receive time, and when.</summary>
    readonly SortedList<ushort, (long Ahead, Instant Received)> _clocks = new(MaxClocks);

    /// <summary>The time of applicability; false = the record has none that can be used.</summary>
    public bool TryRead(AsterixValues values, ushort sensor, Instant received, out Instant time)
    {
        if (values.TryGet(AsterixRole.TimeOfApplicability, out ulong raw) && TimeOfDay.TryNearestRaw128((uint)raw, received, out time)) return true;
        if (values.TryGet(AsterixRole.TimeOfDay, out raw))
            return TryPrecise(values, raw, received, out time) || TimeOfDay.TryNearestRaw128((uint)raw, received, out time);
        if (values.TryGet(AsterixRole.TruncatedTime, out raw))
        {
            time = Untruncate((long)raw * TimeOfDay.NanosecondsPerRawUnit, Reference(sensor, received));
            return true;
        }

        if (values.TryGet(AsterixRole.TimeOfVelocity, out raw) || values.TryGet(AsterixRole.TimeOfTransmission, out raw)) return TimeOfDay.TryNearestRaw128((uint)raw, received, out time);
        time = received;
        return false;
    }

    /// <summary>I021/074: the fraction of the second of I021/073, in 2^-30 s, and whether it belongs to the second before or behind.</summary>
    static bool TryPrecise(AsterixValues values, ulong raw, Instant received, out Instant time)
    {
        time = received;
        if (!values.TryGet(AsterixRole.FractionOfSecond, out ulong fraction)) return false;
        values.TryGet(AsterixRole.FullSecond, out ulong indication);
        long second = (long)(raw >> 7) + indication switch { 1 => 1, 2 => -1, _ => 0 };
        if (second is < -1 or > 86_400 || indication == 3) return false;
        long nanosecond = (second + 86_400) % 86_400 * Instant.NanosecondsPerSecond + (long)(fraction * Instant.NanosecondsPerSecond >> 30);
        time = TimeOfDay.Nearest(nanosecond, received);
        return true;
    }

    /// <summary>A radar told its time of day.</summary>
    public void Note(ushort sensor, Instant time, Instant received)
    {
        if (_clocks.Count < MaxClocks || _clocks.ContainsKey(sensor)) _clocks[sensor] = (time.NanosecondsSince(received), received);
    }

    Instant Reference(ushort sensor, Instant received) =>
        _clocks.TryGetValue(sensor, out (long Ahead, Instant Received) clock) && received.NanosecondsSince(clock.Received) <= ClockLimit ? received.PlusNanoseconds(clock.Ahead) : received;

    /// <summary>The instant nearest to the reference whose time of day leaves this remainder; a day is no multiple of the period.</summary>
    static Instant Untruncate(long remainder, Instant reference)
    {
        Instant midnight = reference.StartOfDay;
        long ofDay = reference.NanosecondOfDay;
        long turns = (ofDay - remainder + TruncatedPeriod / 2) / TruncatedPeriod;
        long today = remainder + Math.Max(turns, 0) * TruncatedPeriod;
        if (today >= Instant.NanosecondsPerDay) today -= TruncatedPeriod;
        long yesterday = remainder + (Instant.NanosecondsPerDay - 1 - remainder) / TruncatedPeriod * TruncatedPeriod - Instant.NanosecondsPerDay;
        long tomorrow = remainder + Instant.NanosecondsPerDay;
        long best = today;
        if (Math.Abs(yesterday - ofDay) < Math.Abs(best - ofDay)) best = yesterday;
        if (Math.Abs(tomorrow - ofDay) < Math.Abs(best - ofDay)) best = tomorrow;
        return midnight.PlusNanoseconds(best);
    }

    public void Save(StateWriter writer)
    {
        writer.Tag("ASTT", 1);
        writer.Write(_clocks.Count);
        foreach ((ushort sensor, (long ahead, Instant received)) in _clocks)
        {
            writer.Write(sensor);
            writer.Write(ahead);
            writer.Write(received.UnixNanoseconds);
        }
    }

    public void Load(ref StateReader reader)
    {
        reader.Tag("ASTT", 1);
        _clocks.Clear();
        int count = reader.ReadCount(18);
        if (count > MaxClocks) throw new InvalidDataException("state: too many clocks of radars");
        for (int i = 0; i < count; i++)
        {
            ushort sensor = reader.ReadUInt16();
            long ahead = reader.ReadInt64();
            _clocks[sensor] = (ahead, new Instant(reader.ReadInt64()));
        }
    }
}
