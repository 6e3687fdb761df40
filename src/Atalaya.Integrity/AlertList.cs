using Atalaya.Core.Frames;
using Atalaya.Core.Reports;
using Atalaya.Core.State;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;

namespace Atalaya.Integrity;

/// <summary>
/// The alerts in force: one per cause. A pure function of the picture's deltas, so that it replays. First rule: the emergency state of a
/// confirmed track.
/// </summary>
public sealed class AlertList
{
    readonly List<Alert> _active = [];
    readonly StateWriter _changes = new();
    ulong _lastId;

    /// <summary>Alerts whose cause lasts, in the order they were raised.</summary>
    public IReadOnlyList<Alert> Active => _active;

    /// <summary>True if time alone can change nothing here.</summary>
    public bool IsIdle => true;

    /// <summary>Applies a tick's deltas; the answer is the canonical bytes of every alert raised or cleared, valid until the next call.</summary>
    public ReadOnlySpan<byte> Update(Tick tick, ReadOnlySpan<PictureDelta> deltas)
    {
        _changes.Clear();
        foreach (ref readonly PictureDelta delta in deltas) Update(tick, delta.Track);
        return _changes.Written;
    }

    void Update(Tick tick, in Track track)
    {
        bool inForce = track.Emergency != Emergency.None && track.Status is TrackStatus.Confirmed or TrackStatus.Coasting;
        int index = IndexOf(track.Id);
        if (index >= 0 && (!inForce || _active[index].Emergency != track.Emergency))
        {
            Alert cleared = _active[index];
            cleared.Cleared = tick.End;
            _active.RemoveAt(index);
            Write(_changes, cleared);
            index = -1;
        }

        if (!inForce || index >= 0) return;
        Alert raised = new()
        {
            Id = ++_lastId,
            Kind = AlertKind.Emergency,
            TrackId = track.Id,
            Emergency = track.Emergency,
            Raised = tick.End,
            Evidence = NewestEvidence(track),
        };
        _active.Add(raised);
        Write(_changes, raised);
    }

    int IndexOf(ulong trackId)
    {
        for (int i = 0; i < _active.Count; i++)
            if (_active[i].TrackId == trackId) return i;
        return -1;
    }

    static Provenance NewestEvidence(in Track track)
    {
        Provenance newest = default;
        Instant time = Instant.MinValue;
        for (int i = 0; i < track.ContributionCount; i++)
        {
            Contribution contribution = track.Contributions[i];
            if (contribution.Last < time) continue;
            time = contribution.Last;
            newest = new Provenance(contribution.Source, contribution.Position);
        }

        return newest;
    }

    public void Save(StateWriter writer)
    {
        writer.Tag("ALRT", 1);
        writer.Write(_lastId);
        writer.Write(_active.Count);
        foreach (Alert alert in _active) Write(writer, alert);
    }

    public void Load(ref StateReader reader)
    {
        reader.Tag("ALRT", 1);
        _lastId = reader.ReadUInt64();
        int count = reader.ReadCount(30);
        _active.Clear();
        for (int i = 0; i < count; i++) _active.Add(Read(ref reader));
    }

    static void Write(StateWriter writer, in Alert alert)
    {
        writer.Write(alert.Id);
        writer.Write((byte)alert.Kind);
        writer.Write(alert.TrackId);
        writer.Write((byte)alert.Emergency);
        writer.Write(alert.Raised.UnixNanoseconds);
        writer.Write(alert.Cleared.HasValue);
        writer.Write(alert.Cleared.GetValueOrDefault().UnixNanoseconds);
        writer.Write(alert.Evidence.Source.Number);
        writer.Write(alert.Evidence.Position.Segment);
        writer.Write(alert.Evidence.Position.Offset);
    }

    static Alert Read(ref StateReader reader)
    {
        Alert alert = default;
        alert.Id = reader.ReadUInt64();
        alert.Kind = (AlertKind)reader.ReadByte();
        alert.TrackId = reader.ReadUInt64();
        alert.Emergency = (Emergency)reader.ReadByte();
        alert.Raised = new Instant(reader.ReadInt64());
        bool isCleared = reader.ReadBoolean();
        Instant cleared = new(reader.ReadInt64());
        alert.Cleared = isCleared ? cleared : null;
        SourceId source = new(reader.ReadUInt16());
        uint segment = reader.ReadUInt32();
        alert.Evidence = new Provenance(source, new LogPosition(segment, reader.ReadUInt32()));
        return alert;
    }
}
