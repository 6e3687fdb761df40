using System.Runtime.CompilerServices;
using Atalaya.Benchmarks.Nuisance;
using Atalaya.Core.Reports;
using Atalaya.Core.Time;

namespace Atalaya.Benchmarks.Integrity;

/// <summary>
/// Bad equipment, laid over decoded reports: one sender in twenty is always bad, one in twenty fails for one to five minutes every twenty minutes or so, each by itself. That is four times as often as the
/// least base rate supposes.
/// </summary>
sealed class FaultyNavigation(int seed)
{
    const double CycleSeconds = 1200, ShortestSeconds = 60, LongestSeconds = 300;

    public void Spoil(Instant now, ReadOnlySpan<Report> reports)
    {
        foreach (ref readonly Report report in reports)
        {
            if (!report.Has(ReportFlags.SelfReported) || !IsBad(report.Identity.Mmsi != 0 ? report.Identity.Mmsi : report.Identity.Address, now)) continue;
            ref Report spoiled = ref Unsafe.AsRef(in report);
            if (report.Identity.Mmsi != 0) spoiled.Flags |= ReportFlags.NavigationLost;
            else (spoiled.Quality.Nic, spoiled.Quality.NacP) = (0, 0);
        }
    }

    /// <summary>True if it is bad always or at times.</summary>
    public bool IsEverBad(uint subject) => Draws.Fraction(seed, subject, 0) < 0.1;

    bool IsBad(uint subject, Instant now)
    {
        double share = Draws.Fraction(seed, subject, 0);
        if (share < 0.05) return true;
        if (share >= 0.1) return false;
        double seconds = now.SecondsSince(default) + CycleSeconds * Draws.Fraction(seed, subject, 1);
        ulong cycle = (ulong)(seconds / CycleSeconds);
        double length = ShortestSeconds + (LongestSeconds - ShortestSeconds) * Draws.Fraction(seed, subject, cycle + 2), from = (CycleSeconds - length) * Draws.Fraction(seed, subject, cycle + 3);
        return seconds % CycleSeconds >= from && seconds % CycleSeconds < from + length;
    }
}
