using Atalaya.Scenarios.Events;
using Atalaya.Scenarios.Schedule;
using Atalaya.Scenarios.Sensors;

namespace Atalaya.Scenarios;

/// <summary>Tells an observer, at each whole second after the start, what begins and where everything is.</summary>
sealed class TruthTask(SensorContext context, TrafficControl traffic, IReadOnlyList<SensorTruth> sensors, ITruthObserver observer) : ScheduledTask
{
    public override void Run(long now)
    {
        double seconds = SensorContext.Seconds(now);
        StraitChronicle.Tell(context.At(now), seconds, traffic.Objects, sensors, observer);
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
