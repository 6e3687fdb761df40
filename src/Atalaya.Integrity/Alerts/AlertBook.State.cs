using Atalaya.Core.State;
using Atalaya.Core.Time;

namespace Atalaya.Integrity.Alerts;

/// <summary>The saved state of the book.</summary>
public sealed partial class AlertBook
{
    const int StateVersion = 3;

    internal void Save(StateWriter writer)
    {
        writer.Tag("ALRT", StateVersion);
        writer.Write(_lastId);
        writer.Write(LastChange);
        writer.Write(SuppressedCount);
        Write(writer, _active);
        Write(writer, _latched);
        Write(writer, _recent);
        writer.Write(_limits.Count);
        foreach (((AlertKind kind, string rule), RaiseLimit limit) in _limits)
        {
            writer.Write((byte)kind);
            writer.Write(rule);
            limit.Write(writer);
        }

        writer.Write(_heldBack.Count);
        foreach (((AlertKind kind, string rule), Instant since) in _heldBack)
        {
            writer.Write((byte)kind);
            writer.Write(rule);
            writer.Write(since.UnixNanoseconds);
        }

        writer.Write(_raisedCounts.Count);
        foreach ((AlertKind kind, long count) in _raisedCounts)
        {
            writer.Write((byte)kind);
            writer.Write(count);
        }
    }

    static void Write(StateWriter writer, List<Alert> alerts)
    {
        writer.Write(alerts.Count);
        foreach (Alert alert in alerts) AlertBytes.Write(writer, alert);
    }

    internal void Load(ref StateReader reader)
    {
        if (reader.Tag("ALRT", StateVersion) < StateVersion) throw new InvalidDataException("state: alerts of an earlier layout");
        _lastId = reader.ReadUInt64();
        LastChange = reader.ReadInt64();
        SuppressedCount = reader.ReadInt64();
        Read(ref reader, _active);
        Read(ref reader, _latched);
        Read(ref reader, _recent);
        for (int i = 1; i < _active.Count; i++)
            if (_active[i - 1].Id >= _active[i].Id) throw new InvalidDataException("state: alerts are not in order");
        foreach (Alert alert in _active)
            if (!_ids.TryAdd(alert.Cause, alert.Id)) throw new InvalidDataException("state: two alerts of one cause");
        for (int i = reader.ReadCount(13); i > 0; i--) _limits[((AlertKind)reader.ReadByte(), reader.ReadString())] = RaiseLimit.Read(ref reader);
        for (int i = reader.ReadCount(13); i > 0; i--) _heldBack[((AlertKind)reader.ReadByte(), reader.ReadString())] = new Instant(reader.ReadInt64());
        for (int i = reader.ReadCount(9); i > 0; i--) _raisedCounts[(AlertKind)reader.ReadByte()] = reader.ReadInt64();
    }

    static void Read(ref StateReader reader, List<Alert> alerts)
    {
        for (int i = reader.ReadCount(AlertBytes.MinimumLength); i > 0; i--) alerts.Add(AlertBytes.Read(ref reader));
    }
}
