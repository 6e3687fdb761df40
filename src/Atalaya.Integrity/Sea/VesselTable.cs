using System.Runtime.InteropServices;
using Atalaya.Core.State;
using Atalaya.Core.Time;

namespace Atalaya.Integrity.Sea;

/// <summary>What a detector remembers by MMSI, longer than tracks live; bounded.</summary>
sealed class VesselTable<T>
    where T : struct, IVesselMemory<T>
{
    public const int MaxVessels = 1 << 16;

    readonly Dictionary<uint, T> _vessels = [];

    public int Count => _vessels.Count;

    /// <summary>Valid until the next call.</summary>
    public ref T Get(uint mmsi, Instant now)
    {
        if (_vessels.Count >= MaxVessels && !_vessels.ContainsKey(mmsi)) ForgetOldest();
        ref T memory = ref CollectionsMarshal.GetValueRefOrAddDefault(_vessels, mmsi, out _);
        memory.Heard = now;
        return ref memory;
    }

    /// <summary>Null reference (<see cref="System.Runtime.CompilerServices.Unsafe.IsNullRef"/>) = it is not known.</summary>
    public ref T Find(uint mmsi) => ref CollectionsMarshal.GetValueRefOrNullRef(_vessels, mmsi);

    /// <summary>A quarter, by time and number, so that it is the same everywhere; those with an alert stay.</summary>
    void ForgetOldest()
    {
        foreach (uint mmsi in _vessels.Where(pair => pair.Value.AlertTrack == 0).OrderBy(pair => pair.Value.Heard.UnixNanoseconds).ThenBy(pair => pair.Key).Select(pair => pair.Key).Take(MaxVessels / 4).ToList())
            _vessels.Remove(mmsi);
    }

    public void Save(StateWriter writer)
    {
        writer.Write(_vessels.Count);
        foreach ((uint mmsi, T memory) in _vessels.OrderBy(pair => pair.Key))
        {
            writer.Write(mmsi);
            writer.Write(memory.Heard.UnixNanoseconds);
            writer.Write(memory.AlertTrack);
            memory.Write(writer);
        }
    }

    public void Load(ref StateReader reader)
    {
        _vessels.Clear();
        for (int i = reader.ReadCount(20); i > 0; i--)
        {
            uint mmsi = reader.ReadUInt32();
            Instant heard = new(reader.ReadInt64());
            ulong alertTrack = reader.ReadUInt64();
            T memory = T.Read(ref reader);
            (memory.Heard, memory.AlertTrack) = (heard, alertTrack);
            _vessels[mmsi] = memory;
        }
    }
}
