namespace Atalaya.Scenarios.Schedule;

/// <summary>Runs tasks in the order of their times, equal times in the order they were scheduled.</summary>
sealed class Scheduler
{
    readonly PriorityQueue<ScheduledTask, OrderKey> _queue = new();
    long _sequence;

    /// <summary>Nanoseconds after the start of the next task; long.MaxValue = none.</summary>
    public long NextTime => _queue.TryPeek(out _, out OrderKey key) ? key.Time : long.MaxValue;

    public void Schedule(long time, ScheduledTask task) => _queue.Enqueue(task, new OrderKey(time, _sequence++));

    public void RunNext()
    {
        _queue.TryDequeue(out ScheduledTask? task, out OrderKey key);
        task!.Run(key.Time);
    }
}
