using Atalaya.Core.Frames;
using Atalaya.Core.Reports;
using Atalaya.Core.State;
using Atalaya.Core.Time;

namespace Atalaya.Integrity.Alerts;

/// <summary>The canonical bytes of an alert: what checkpoints hold and the picture hash covers.</summary>
static class AlertBytes
{
    /// <summary>Fewer bytes than any alert takes.</summary>
    public const int MinimumLength = 100;

    /// <summary>Bytes of one piece of evidence.</summary>
    const int EvidenceLength = 35;

    public static void Write(StateWriter writer, Alert alert)
    {
        writer.Write(alert.Id);
        writer.Write((byte)alert.Cause.Kind);
        writer.Write(alert.Cause.Subject);
        writer.Write(alert.Cause.Other);
        Write(writer, alert.Cause.Rule);
        Write(writer, alert.Statement);
        writer.Write(alert.Raised.UnixNanoseconds);
        writer.Write(alert.Updated.UnixNanoseconds);
        Write(writer, alert.Cleared);
        writer.Write(alert.Reopened);
        Write(writer, alert.Acknowledged);
        Write(writer, alert.AcknowledgedBy);
        Write(writer, alert.SilencedUntil);
        Write(writer, alert.SilencedBy);
    }

    public static Alert Read(ref StateReader reader)
    {
        ulong id = reader.ReadUInt64();
        AlertKind kind = (AlertKind)reader.ReadByte();
        ulong subject = reader.ReadUInt64(), other = reader.ReadUInt64();
        return new Alert
        {
            Id = id,
            Cause = new AlertCause(kind, subject, other, ReadText(ref reader)),
            Statement = ReadStatement(ref reader),
            Raised = new Instant(reader.ReadInt64()),
            Updated = new Instant(reader.ReadInt64()),
            Cleared = ReadInstant(ref reader),
            Reopened = reader.ReadInt32(),
            Acknowledged = ReadInstant(ref reader),
            AcknowledgedBy = ReadText(ref reader),
            SilencedUntil = ReadInstant(ref reader),
            SilencedBy = ReadText(ref reader),
        };
    }

    static void Write(StateWriter writer, AlertStatement statement)
    {
        writer.Write((byte)statement.Severity);
        writer.Write((byte)statement.Verdict);
        writer.Write(statement.Confidence);
        writer.Write((byte)statement.Alternative);
        Write(writer, statement.Area);
        writer.Write((byte)statement.Emergency);
        IdentityBytes.Write(writer, statement.Identity);
        writer.Write(statement.Latitude);
        writer.Write(statement.Longitude);
        Write(writer, statement.Frame);
        writer.Write(statement.ReopenSeconds);
        writer.Write(statement.Evidence.Count);
        foreach (AlertEvidence evidence in statement.Evidence)
        {
            writer.Write((byte)evidence.Test);
            writer.Write(evidence.Value);
            writer.Write(evidence.Threshold);
            writer.Write(evidence.Samples);
            writer.Write(evidence.Source.Number);
            writer.Write(evidence.Sensor);
            Write(writer, evidence.Frame);
        }
    }

    static AlertStatement ReadStatement(ref StateReader reader) => new()
    {
        Severity = (AlertSeverity)reader.ReadByte(),
        Verdict = (Verdict)reader.ReadByte(),
        Confidence = reader.ReadDouble(),
        Alternative = (Verdict)reader.ReadByte(),
        Area = ReadText(ref reader),
        Emergency = (Emergency)reader.ReadByte(),
        Identity = IdentityBytes.ReadIdentity(ref reader),
        Latitude = reader.ReadDouble(),
        Longitude = reader.ReadDouble(),
        Frame = ReadFrame(ref reader),
        ReopenSeconds = reader.ReadDouble(),
        Evidence = ReadEvidence(ref reader),
    };

    static AlertEvidence[] ReadEvidence(ref StateReader reader)
    {
        AlertEvidence[] evidence = new AlertEvidence[reader.ReadCount(EvidenceLength)];
        for (int i = 0; i < evidence.Length; i++)
        {
            EvidenceTest test = (EvidenceTest)reader.ReadByte();
            double value = reader.ReadDouble(), threshold = reader.ReadDouble();
            int samples = reader.ReadInt32();
            SourceId source = new(reader.ReadUInt16());
            evidence[i] = new AlertEvidence(test, value, threshold, samples, source, reader.ReadUInt16(), ReadFrame(ref reader));
        }

        return evidence;
    }

    static void Write(StateWriter writer, Provenance frame)
    {
        writer.Write(frame.Source.Number);
        writer.Write(frame.Position.Segment);
        writer.Write(frame.Position.Offset);
    }

    static Provenance ReadFrame(ref StateReader reader)
    {
        SourceId source = new(reader.ReadUInt16());
        uint segment = reader.ReadUInt32();
        return new Provenance(source, new LogPosition(segment, reader.ReadUInt32()));
    }

    static void Write(StateWriter writer, string? text) => writer.Write(text ?? "");
    static string? ReadText(ref StateReader reader) => reader.ReadString() is { Length: > 0 } text ? text : null;

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
