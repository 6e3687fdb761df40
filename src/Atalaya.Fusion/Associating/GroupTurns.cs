using Atalaya.Core.Time;
using Atalaya.Fusion.Sources;

namespace Atalaya.Fusion.Associating;

/// <summary>Opens and closes the turns of groups: survival is counted where a turn opens, misses where it closes.</summary>
sealed class GroupTurns(TrackerOptions options, SourceTable sources, GroupReduction reduction, double gateProbability)
{
    /// <summary>Turns without any plot that are counted one by one after a silence; by then nothing is left.</summary>
    const int MostSilentTurns = 16;

    /// <summary>A sensor whose misses tell more takes the turns over, and any other after two periods of silence.</summary>
    const double SilentTurns = 2;

    /// <summary>To be called before each plot: it may be the first of a turn.</summary>
    /// <param name="detection">Probability that the sensor sees an object of the group in a turn.</param>
    public void Prepare(TrackGroup group, uint sensor, in SourceState source, double detection, Instant time)
    {
        double period = sources.PeriodOf(source);
        ref GroupTurn turn = ref group.Turn;
        if (turn.PeriodSeconds == 0 || sensor == turn.Sensor || SourceTable.TellsMore(detection * gateProbability, period, turn.Detection, turn.PeriodSeconds) || time.SecondsSince(turn.Time) > SilentTurns * turn.PeriodSeconds)
        {
            if (turn.IsOpen && sensor != turn.Sensor) Close(group);
            if (turn.PeriodSeconds == 0) turn.Time = time.PlusSeconds(-period);
            turn.Sensor = sensor;
            turn.PeriodSeconds = period;
            turn.Detection = detection * gateProbability;
            turn.MissAfterTurns = SourceTable.MissAfterTurns(source);
        }

        if (sensor == turn.Sensor) turn.DeliverySeconds = source.DeliverySeconds;

        if (sensor != turn.Sensor || time.SecondsSince(turn.Time) <= period / 2) return;
        if (turn.IsOpen) Close(group);
        Open(group, time);
    }

    /// <summary>Closes what is over; false = nothing was.</summary>
    public bool TryClose(TrackGroup group, Instant now)
    {
        ref GroupTurn turn = ref group.Turn;
        if (turn.PeriodSeconds == 0 || turn.End > now) return false;
        for (int i = 0; i < MostSilentTurns && turn.End <= now; i++)
        {
            if (!turn.IsOpen) Open(group, turn.Time.PlusSeconds(turn.PeriodSeconds));
            Close(group);
        }

        if (turn.End <= now) turn.Time = now;
        return true;
    }

    void Open(TrackGroup group, Instant time)
    {
        group.Turn.IsOpen = true;
        group.Turn.Time = time;
        foreach (ref JointHypothesis hypothesis in group.Hypotheses.Items)
            for (int i = 0; i < group.Count; i++) hypothesis.Existences[i] *= options.SurvivalPerTurn;
    }

    void Close(TrackGroup group)
    {
        foreach (ref JointHypothesis hypothesis in group.Hypotheses.Items)
            for (int i = 0; i < group.Count; i++)
            {
                if (group.IsSeen(hypothesis.Locals[i])) continue;
                double before = hypothesis.Existences[i], missed = 1 - before * group.Turn.Detection;
                hypothesis.Weight *= missed;
                hypothesis.Existences[i] = before * (1 - group.Turn.Detection) / missed;
            }

        group.Turn.IsOpen = false;
        group.Normalise();
        reduction.Reduce(group);
    }
}
