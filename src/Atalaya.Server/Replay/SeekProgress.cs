using Atalaya.Core.Time;

namespace Atalaya.Server.Replay;

/// <summary>How far a jump has come; written by one thread, read by any.</summary>
sealed class SeekProgress(Instant target, Instant from)
{
    long _atNanoseconds = from.UnixNanoseconds;

    public Instant Target => target;

    public void Reached(Instant time) => Interlocked.Exchange(ref _atNanoseconds, time.UnixNanoseconds);

    /// <summary>0 to 1.</summary>
    public double Share
    {
        get
        {
            double way = target.SecondsSince(from);
            return way <= 0 ? 0 : Math.Clamp(new Instant(Interlocked.Read(ref _atNanoseconds)).SecondsSince(from) / way, 0, 1);
        }
    }
}
