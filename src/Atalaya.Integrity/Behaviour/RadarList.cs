using System.Runtime.InteropServices;
using Atalaya.Core.Frames;
using Atalaya.Core.Reports;
using Atalaya.Core.State;
using Atalaya.Core.Time;

namespace Atalaya.Integrity.Behaviour;

/// <summary>The radars that were heard of, and when.</summary>
sealed class RadarList
{
    const int StateVersion = 1, MaxRadars = 1000;

    readonly List<Radar> _all = [];

    /// <summary>When the first report of a radar came, and the last.</summary>
    public readonly record struct Radar(SourceId Source, ushort Sensor, Instant First, Instant Last);

    /// <summary>In the order in which they came.</summary>
    public ReadOnlySpan<Radar> All => CollectionsMarshal.AsSpan(_all);

    public bool Contains(SourceId source, ushort sensor)
    {
        foreach (Radar radar in All)
            if (radar.Source == source && radar.Sensor == sensor) return true;
        return false;
    }

    public void Hear(ReadOnlySpan<Report> reports, Instant now)
    {
        int last = -1;
        for (int i = 0; i < reports.Length; i++)
        {
            ref readonly Report report = ref reports[i];
            if (report.Measurement != MeasurementKind.Polar) continue;
            if (last < 0 || _all[last].Source != report.Source || _all[last].Sensor != report.Sensor) last = Find(report.Source, report.Sensor, now);
            if (last >= 0 && _all[last].Last != now) _all[last] = _all[last] with { Last = now };
        }
    }

    int Find(SourceId source, ushort sensor, Instant now)
    {
        for (int i = 0; i < _all.Count; i++)
            if (_all[i].Source == source && _all[i].Sensor == sensor) return i;
        if (_all.Count == MaxRadars) return -1;
        _all.Add(new Radar(source, sensor, now, now));
        return _all.Count - 1;
    }

    public void Save(StateWriter writer)
    {
        writer.Tag("IRDR", StateVersion);
        writer.Write(_all.Count);
        foreach (Radar radar in _all)
        {
            writer.Write(radar.Source.Number);
            writer.Write(radar.Sensor);
            writer.Write(radar.First.UnixNanoseconds);
            writer.Write(radar.Last.UnixNanoseconds);
        }
    }

    public void Load(ref StateReader reader)
    {
        reader.Tag("IRDR", StateVersion);
        _all.Clear();
        for (int i = reader.ReadCount(20); i > 0; i--) _all.Add(new Radar(new SourceId(reader.ReadUInt16()), reader.ReadUInt16(), new Instant(reader.ReadInt64()), new Instant(reader.ReadInt64())));
    }
}
