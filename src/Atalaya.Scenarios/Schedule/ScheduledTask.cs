namespace Atalaya.Scenarios.Schedule;

/// <summary>Something that happens at a time of the scenario and may schedule itself again.</summary>
abstract class ScheduledTask
{
    /// <param name="now">Nanoseconds after the start of the scenario; never decreases from call to call.</param>
    public abstract void Run(long now);
}
