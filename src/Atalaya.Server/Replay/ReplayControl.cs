using Atalaya.Core.Time;

namespace Atalaya.Server.Replay;

/// <summary>What is asked of a replay, from any thread; the replay's own thread waits on it.</summary>
sealed class ReplayControl(double speed, bool isPaused, Instant? target)
{
    readonly object _lock = new();   // Monitor.Wait needs one
    double _speed = speed;
    Instant? _target = target;
    int _changes, _seen;
    volatile bool _isPaused = isPaused;
    volatile bool _isStopped;
    volatile bool _hasTarget = target is not null;

    public double Speed { get { lock (_lock) return _speed; } }
    public bool IsPaused => _isPaused;
    public bool IsStopped => _isStopped;

    /// <summary>The moment asked for that has not been turned to yet.</summary>
    public Instant? Target { get { lock (_lock) return _target; } }

    /// <summary>Something is asked for that ends what the replay is doing.</summary>
    public bool IsInterrupted => _hasTarget || _isStopped;

    public void Change(Instant? target, double? speed, bool? isPaused)
    {
        lock (_lock)
        {
            _speed = speed ?? _speed;
            _isPaused = isPaused ?? _isPaused;
            _target = target ?? _target;
            _hasTarget = _target is not null;
            Tell();
        }
    }

    /// <param name="taken">Called before the target is gone from here, so that it can always be seen in one place or the other.</param>
    public Instant? TakeTarget(Action<Instant> taken)
    {
        lock (_lock)
        {
            if (_target is not { } target) return null;
            taken(target);
            _target = null;
            _hasTarget = false;
            return target;
        }
    }

    public void Stop()
    {
        lock (_lock)
        {
            _isStopped = true;
            Tell();
        }
    }

    /// <summary>Waits until something changes, at most so long; not at all if something has since the last wait.</summary>
    public void Wait(double seconds)
    {
        lock (_lock)
        {
            if (_seen == _changes) Monitor.Wait(_lock, TimeSpan.FromSeconds(seconds));
            _seen = _changes;
        }
    }

    void Tell()
    {
        _changes++;
        Monitor.Pulse(_lock);
    }
}
