using Atalaya.Core.Reports;
using Atalaya.Core.State;

namespace Atalaya.Pipeline;

/// <summary>The sensors of one source that have told something of themselves. Bounded; one too many is not kept.</summary>
public sealed class SensorStatusTable
{
    public const int MaxSensors = 256;

    readonly SortedList<uint, SensorStatus> _byKey = [];

    /// <summary>By the system that tells and the sensor.</summary>
    public IReadOnlyList<SensorStatus> All => [.. _byKey.Values];

    /// <summary>Takes service messages in their order; a north mark without period gets the one measured.</summary>
    internal void Apply(Span<ServiceReport> services)
    {
        foreach (ref ServiceReport service in services)
        {
            uint key = (uint)service.ReportedBy << 16 | service.Sensor;
            if (!_byKey.TryGetValue(key, out SensorStatus? status))
            {
                if (_byKey.Count == MaxSensors) continue;
                _byKey.Add(key, status = new SensorStatus(service.Sensor, service.ReportedBy));
            }

            status.Apply(ref service);
        }
    }

    internal void Save(StateWriter writer)
    {
        writer.Tag("SENS", 1);
        writer.Write(_byKey.Count);
        foreach ((uint key, SensorStatus status) in _byKey)
        {
            writer.Write(key);
            status.Save(writer);
        }
    }

    internal void Load(ref StateReader reader)
    {
        reader.Tag("SENS", 1);
        _byKey.Clear();
        int count = reader.ReadCount(100);
        if (count > MaxSensors) throw new InvalidDataException("state: too many sensors of a source");
        for (int i = 0; i < count; i++)
        {
            uint key = reader.ReadUInt32();
            SensorStatus status = new((ushort)key, (ushort)(key >> 16));
            status.Load(ref reader);
            _byKey[key] = status;
        }
    }
}
