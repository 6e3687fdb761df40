using Atalaya.Core.Geodesy;
using Atalaya.Core.State;
using Atalaya.Core.Time;

namespace Atalaya.Fusion.Associating;

/// <summary>A group of tracks with its joint hypotheses as bytes.</summary>
static class GroupState
{
    /// <summary>More than any group keeps between ticks.</summary>
    const int MostHypotheses = 4096, MostLocals = MostHypotheses * TrackGroup.MostTracks;

    public static void Write(StateWriter writer, TrackGroup group)
    {
        writer.Write((byte)group.Count);
        for (int i = 0; i < group.Count; i++) writer.Write(group.TrackIds[i]);
        writer.Write(group.Frame.Origin.Latitude);
        writer.Write(group.Frame.Origin.Longitude);
        WriteTurn(writer, group.Turn);
        writer.Write(group.Locals.Count);
        foreach (ref readonly LocalHypothesis local in group.Locals.Items)
        {
            TrackerState.WriteMotion(writer, local.Motion);
            local.Seen.Write(writer);
        }

        writer.Write(group.Hypotheses.Count);
        foreach (ref readonly JointHypothesis hypothesis in group.Hypotheses.Items)
        {
            writer.Write(hypothesis.Weight);
            for (int i = 0; i < group.Count; i++)
            {
                writer.Write(hypothesis.Locals[i]);
                writer.Write(hypothesis.Existences[i]);
            }
        }
    }

    /// <summary>Where the tracks are is still to be found.</summary>
    public static void Read(ref StateReader reader, TrackGroup group)
    {
        int count = reader.ReadByte();
        if (count is < 2 or > TrackGroup.MostTracks) throw new InvalidDataException("state: a group of so many tracks");
        group.Count = count;
        for (int i = 0; i < count; i++) group.TrackIds[i] = reader.ReadUInt64();
        double latitude = reader.ReadDouble();
        group.Frame = new LocalFrame(new GeodeticPosition(latitude, reader.ReadDouble(), 0));
        group.Turn = ReadTurn(ref reader);
        int locals = reader.ReadCount(64);
        for (int i = 0; i < locals; i++) group.Locals.Add(new LocalHypothesis { Motion = TrackerState.ReadMotion(ref reader), Seen = SeenPlots.Read(ref reader) });
        int hypotheses = reader.ReadCount(8 + 12 * count);
        if (locals > MostLocals || hypotheses is 0 or > MostHypotheses) throw new InvalidDataException("state: so many hypotheses of a group");
        for (int i = 0; i < hypotheses; i++) group.Hypotheses.Add(ReadHypothesis(ref reader, count, locals));
    }

    static JointHypothesis ReadHypothesis(ref StateReader reader, int count, int locals)
    {
        JointHypothesis hypothesis = new() { Weight = reader.ReadDouble() };
        for (int i = 0; i < count; i++)
        {
            hypothesis.Locals[i] = reader.ReadInt32();
            hypothesis.Existences[i] = reader.ReadDouble();
            hypothesis.Plots[i] = -1;
            bool isSound = (uint)hypothesis.Locals[i] < (uint)locals && hypothesis.Existences[i] is >= 0 and <= 1 && hypothesis.Weight is >= 0 and < 2;
            if (!isSound) throw new InvalidDataException("state: a hypothesis of a group that cannot be");
        }

        return hypothesis;
    }

    static void WriteTurn(StateWriter writer, in GroupTurn turn)
    {
        writer.Write(turn.Sensor);
        writer.Write(turn.PeriodSeconds);
        writer.Write(turn.Detection);
        writer.Write(turn.MissAfterTurns);
        writer.Write(turn.DeliverySeconds);
        writer.Write(turn.IsOpen);
        writer.Write(turn.Time.UnixNanoseconds);
    }

    static GroupTurn ReadTurn(ref StateReader reader) => new()
    {
        Sensor = reader.ReadUInt32(),
        PeriodSeconds = reader.ReadDouble(),
        Detection = reader.ReadDouble(),
        MissAfterTurns = reader.ReadDouble(),
        DeliverySeconds = reader.ReadDouble(),
        IsOpen = reader.ReadBoolean(),
        Time = new Instant(reader.ReadInt64()),
    };
}
