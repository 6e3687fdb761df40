using System.Diagnostics;
using Atalaya.Integrity;

namespace Atalaya.Benchmarks.Integrity;

/// <summary>What each detector takes.</summary>
sealed class DetectorStopwatch : IDetectorTimer
{
    readonly long[] _sums = new long[64];
    long _began;

    public double SecondsOf(int detector) => (double)_sums[detector] / Stopwatch.Frequency;

    public void Begin(int detector) => _began = Stopwatch.GetTimestamp();
    public void End(int detector) => _sums[detector] += Stopwatch.GetTimestamp() - _began;
}
