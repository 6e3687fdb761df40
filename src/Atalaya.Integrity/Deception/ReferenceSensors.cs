using Atalaya.Core.Reports;
using Atalaya.Core.State;

namespace Atalaya.Integrity.Deception;

/// <summary>All sensors that measure aircraft, in the order in which they were met.</summary>
sealed class ReferenceSensors
{
    readonly Dictionary<uint, ReferenceSensor> _bySource = [];
    readonly List<ReferenceSensor> _all = [];

    public ReferenceSensor Get(in Report report)
    {
        uint key = (uint)report.Source.Number << 16 | report.Sensor;
        if (_bySource.TryGetValue(key, out ReferenceSensor? sensor)) return sensor;
        return Add(report.Source.Number, report.Sensor);
    }

    ReferenceSensor Add(ushort source, ushort sensor)
    {
        ReferenceSensor added = new(source, sensor);
        _bySource[(uint)source << 16 | sensor] = added;
        _all.Add(added);
        return added;
    }

    public void Save(StateWriter writer)
    {
        writer.Write(_all.Count);
        foreach (ReferenceSensor sensor in _all)
        {
            writer.Write(sensor.Source);
            writer.Write(sensor.Sensor);
            sensor.Save(writer);
        }
    }

    public void Load(ref StateReader reader)
    {
        for (int i = reader.ReadCount(24); i > 0; i--)
        {
            ushort source = reader.ReadUInt16();
            Add(source, reader.ReadUInt16()).Load(ref reader);
        }
    }
}
