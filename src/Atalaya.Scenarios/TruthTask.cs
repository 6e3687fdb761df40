using Atalaya.Scenarios.Events;
using Atalaya.Scenarios.Schedule;
using Atalaya.Scenarios.Sensors;

namespace Atalaya.Scenarios;

/// <summary>Tells an observer, at each whole second after the start, what begins and where everything is.</summary>
/// <param name="context">The scenario.</param>
/// <param name="traffic">The objects.</param>
/// <param name="sensors">The sensors of the strait; null = none of its events happen.</param>
/// <param name="observer">Who is told.</param>
sealed class TruthTask(SensorContext context, TrafficControl traffic, IReadOnlyList<SensorTruth>? sensors, ITruthObserver observer) : ScheduledTask
{
    public override void Run(long now)
    {
        double seconds = SensorContext.Seconds(now);
        if (sensors is not null) StraitChronicle.Tell(context.At(now), seconds, traffic.Objects, sensors, observer);
        foreach (ScenarioObject thing in traffic.Objects)
        {
            if (!thing.IsAlive(seconds)) continue;
            TruthState state = thing.At(seconds);
            state.Situation = thing.SituationAt(seconds, state);
            observer.Observe(context.At(now), thing, state);
        }

        context.Scheduler.Schedule(now + SensorContext.NanosecondsPerSecond, this);
    }
}
