using Atalaya.Scenarios.Schedule;
using Atalaya.Scenarios.Sensors;

namespace Atalaya.Scenarios;

/// <summary>Tells an observer, at each whole second after the start, where everything is.</summary>
sealed class TruthTask(SensorContext context, TrafficControl traffic, ITruthObserver observer) : ScheduledTask
{
    public override void Run(long now)
    {
        double seconds = SensorContext.Seconds(now);
        foreach (ScenarioObject thing in traffic.Objects)
        {
            if (thing.IsAlive(seconds)) observer.Observe(context.At(now), thing, thing.At(seconds));
        }

        context.Scheduler.Schedule(now + SensorContext.NanosecondsPerSecond, this);
    }
}
