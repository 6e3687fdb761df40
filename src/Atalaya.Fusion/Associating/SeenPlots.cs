using System.Runtime.CompilerServices;
using Atalaya.Core.State;
using Atalaya.Core.Time;

namespace Atalaya.Fusion.Associating;

/// <summary>The last plot of each of the four sensors that gave one last: a sensor sees an object once a turn.</summary>
struct SeenPlots
{
    const int Capacity = 4;

    EntryArray _entries;

    struct Entry
    {
        /// <summary>Source and sensor; 0 with time 0 = empty.</summary>
        public uint Sensor;

        public long Time;
    }

    [InlineArray(Capacity)]
    struct EntryArray
    {
        Entry _first;
    }

    /// <summary>True if a plot of that time may be of the object too.</summary>
    /// <param name="sameTurnSeconds">Plots nearer in time are of one turn.</param>
    public readonly bool Allows(uint sensor, Instant time, double sameTurnSeconds) =>
        !TryLast(sensor, out Instant last) || Math.Abs(time.SecondsSince(last)) > sameTurnSeconds;

    /// <summary>True if it gave a plot no farther in time than this.</summary>
    public readonly bool Has(uint sensor, Instant time, double seconds) => TryLast(sensor, out Instant last) && Math.Abs(time.SecondsSince(last)) <= seconds;

    public void Note(uint sensor, Instant time)
    {
        int place = 0;
        for (int i = 0; i < Capacity; i++)
        {
            if (IsOf(_entries[i], sensor))
            {
                _entries[i].Time = Math.Max(_entries[i].Time, time.UnixNanoseconds);
                return;
            }

            if (_entries[i].Time < _entries[place].Time) place = i;
        }

        _entries[place] = new Entry { Sensor = sensor, Time = time.UnixNanoseconds };
    }

    readonly bool TryLast(uint sensor, out Instant last)
    {
        foreach (Entry entry in _entries)
            if (IsOf(entry, sensor))
            {
                last = new Instant(entry.Time);
                return true;
            }

        last = default;
        return false;
    }

    static bool IsOf(in Entry entry, uint sensor) => entry.Sensor == sensor && entry.Time != 0;

    public readonly void Write(StateWriter writer)
    {
        foreach (Entry entry in _entries)
        {
            writer.Write(entry.Sensor);
            writer.Write(entry.Time);
        }
    }

    public static SeenPlots Read(ref StateReader reader)
    {
        SeenPlots seen = default;
        for (int i = 0; i < Capacity; i++) seen._entries[i] = new Entry { Sensor = reader.ReadUInt32(), Time = reader.ReadInt64() };
        return seen;
    }
}
