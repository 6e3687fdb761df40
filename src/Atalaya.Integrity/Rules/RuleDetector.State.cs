using Atalaya.Core.State;
using Atalaya.Core.Time;
using Atalaya.Integrity.Alerts;

namespace Atalaya.Integrity.Rules;

/// <summary>What the rules remember, in a checkpoint.</summary>
sealed partial class RuleDetector
{
    const int StateVersion = 2;

    public override void Save(StateWriter writer, TrackSlots slots)
    {
        writer.Tag("IRUL", StateVersion);
        writer.Write(_areas.Length);
        foreach (AreaInForce area in _areas) Write(writer, area.Since);
        writer.Write(_rules.Length);
        foreach (RuleInForce rule in _rules) Write(writer, rule.Since);
        writer.Write(_tracks.Count);
        foreach ((ulong id, WatchedTrack track) in _tracks.OrderBy(pair => pair.Key))
        {
            writer.Write(id);
            Write(writer, track.FirstSeen);
            Write(writer, track.LastSeen);
            Write(writer, track.NextLook);
            writer.Write(track.Stays.Count);
            foreach (WatchedTrack.Stay stay in track.Stays)
            {
                writer.Write(stay.Area);
                writer.Write(stay.HasEntered);
                Write(writer, stay.Since);
                Write(writer, stay.OutsideSince);
            }

            writer.Write(track.Raised.Count);
            foreach (WatchedTrack.RaisedRule raised in track.Raised)
            {
                writer.Write(raised.Rule);
                Write(writer, raised.At);
                Write(writer, raised.UnmetSince);
                writer.Write((byte)raised.Severity);
            }

            writer.Write(track.Anchors.Count);
            foreach (WatchedTrack.Anchor anchor in track.Anchors)
            {
                writer.Write(anchor.Area);
                writer.Write(anchor.Latitude);
                writer.Write(anchor.Longitude);
            }
        }
    }

    public override void Load(ref StateReader reader, TrackSlots slots)
    {
        if (reader.Tag("IRUL", StateVersion) < StateVersion) throw new InvalidDataException("state: rules of an earlier layout");
        if (reader.ReadInt32() != _areas.Length) throw new InvalidDataException("state: areas are not those of the saved configuration");
        for (int i = 0; i < _areas.Length; i++) _areas[i].Since = ReadInstant(ref reader);
        if (reader.ReadInt32() != _rules.Length) throw new InvalidDataException("state: rules are not those of the saved configuration");
        for (int i = 0; i < _rules.Length; i++) _rules[i] = _rules[i] with { Since = ReadInstant(ref reader) };
        _tracks.Clear();
        int count = reader.ReadCount(47);
        for (int i = 0; i < count; i++)
        {
            ulong id = reader.ReadUInt64();
            _tracks[id] = ReadTrack(ref reader);
        }
    }

    WatchedTrack ReadTrack(ref StateReader reader)
    {
        WatchedTrack track = new() { FirstSeen = ReadInstant(ref reader).GetValueOrDefault(), LastSeen = ReadInstant(ref reader).GetValueOrDefault(), NextLook = ReadInstant(ref reader).GetValueOrDefault() };
        int stays = reader.ReadCount(23);
        for (int i = 0; i < stays; i++) track.Stays.Add(new WatchedTrack.Stay(ReadIndex(ref reader, _areas.Length), reader.ReadBoolean(), ReadInstant(ref reader).GetValueOrDefault(), ReadInstant(ref reader)));
        int raised = reader.ReadCount(23);
        for (int i = 0; i < raised; i++)
            track.Raised.Add(new WatchedTrack.RaisedRule(ReadIndex(ref reader, _rules.Length), ReadInstant(ref reader).GetValueOrDefault(), ReadInstant(ref reader), (AlertSeverity)reader.ReadByte()));
        for (int i = reader.ReadCount(20); i > 0; i--) track.Anchors.Add(new WatchedTrack.Anchor(ReadIndex(ref reader, _areas.Length), reader.ReadDouble(), reader.ReadDouble()));
        return track;
    }

    static int ReadIndex(ref StateReader reader, int length)
    {
        int index = reader.ReadInt32();
        return index >= 0 && index < length ? index : throw new InvalidDataException("state: an alert of no rule");
    }

    static void Write(StateWriter writer, Instant? time)
    {
        writer.Write(time.HasValue);
        writer.Write(time.GetValueOrDefault().UnixNanoseconds);
    }

    static Instant? ReadInstant(ref StateReader reader)
    {
        bool hasValue = reader.ReadBoolean();
        Instant time = new(reader.ReadInt64());
        return hasValue ? time : null;
    }
}
