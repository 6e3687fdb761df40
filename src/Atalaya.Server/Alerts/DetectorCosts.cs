using System.Diagnostics;
using Atalaya.Integrity;

namespace Atalaya.Server.Alerts;

/// <summary>The time each detector has taken, by its number; read from other threads while it grows.</summary>
sealed class DetectorCosts(int detectors) : IDetectorTimer
{
    readonly long[] _ticks = new long[detectors];
    long _begun;

    public void Begin(int detector) => _begun = Stopwatch.GetTimestamp();

    public void End(int detector) => Interlocked.Add(ref _ticks[detector], Stopwatch.GetTimestamp() - _begun);

    public double SecondsOf(int detector) => Interlocked.Read(ref _ticks[detector]) / (double)Stopwatch.Frequency;
}
