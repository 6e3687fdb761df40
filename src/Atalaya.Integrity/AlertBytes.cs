using Atalaya.Core.Frames;
using Atalaya.Core.Reports;
using Atalaya.Core.State;
using Atalaya.Core.Time;

namespace Atalaya.Integrity;

/// <summary>The canonical bytes of an alert: what checkpoints hold and the picture hash covers.</summary>
static class AlertBytes
{
    /// <summary>Fewer bytes than any alert takes.</summary>
    public const int MinimumLength = 39;

    public static void Write(StateWriter writer, in Alert alert)
    {
        writer.Write(alert.Id);
        writer.Write((byte)alert.Kind);
        writer.Write((byte)alert.Severity);
        writer.Write(alert.Rule ?? "");
        writer.Write(alert.Area ?? "");
        writer.Write(alert.TrackId);
        writer.Write((byte)alert.Emergency);
        writer.Write(alert.Raised.UnixNanoseconds);
        writer.Write(alert.Cleared.HasValue);
        writer.Write(alert.Cleared.GetValueOrDefault().UnixNanoseconds);
        writer.Write(alert.Evidence.Source.Number);
        writer.Write(alert.Evidence.Position.Segment);
        writer.Write(alert.Evidence.Position.Offset);
    }

    public static Alert Read(ref StateReader reader)
    {
        Alert alert = default;
        alert.Id = reader.ReadUInt64();
        alert.Kind = (AlertKind)reader.ReadByte();
        alert.Severity = (AlertSeverity)reader.ReadByte();
        alert.Rule = reader.ReadString() is { Length: > 0 } rule ? rule : null;
        alert.Area = reader.ReadString() is { Length: > 0 } area ? area : null;
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
