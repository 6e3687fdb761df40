using Atalaya.Fusion.Running;

namespace Atalaya.Fusion;

/// <summary>What became of the reports, since the start.</summary>
public record struct TrackerCounters
{
    public long Reports, Identified, Plots, PlotsAssigned;

    /// <summary>Further copies of a transmission: counted as heard only.</summary>
    public long Duplicates;

    /// <summary>Other systems' tracks, test targets and field monitors, bearings and other kinds not yet fused.</summary>
    public long SystemTracks, TestTargets, OtherKinds;

    /// <summary>Positions that are no place on earth or not a number; the rest of such a report is used.</summary>
    public long InvalidPositions;

    /// <summary>Late beyond the window: identity and contribution only.</summary>
    public long TooLate;

    /// <summary>Tracks that ended because another goes on for the same object, and times that two objects were found to use one key.</summary>
    public long Merged, IdentityConflicts;

    /// <summary>Impossible positions of an identified object that were left out.</summary>
    public long Outliers;

    /// <summary>Radial velocities of plots that corrected a track, and those left out because they do not fit it.</summary>
    public long RadialVelocities, RadialRefused;

    /// <summary>Heights that fit neither their track nor each other.</summary>
    public long WildHeights;

    /// <summary>Stated velocities, and velocities that positions gave, which nothing of the domain has: they were not used.</summary>
    public long Implausible;

    /// <summary>Positions that an object stated of itself and sensors contradict: they were not used.</summary>
    public long Contradicted;

    /// <summary>Plots with neither identity nor place in a track, that may not start one.</summary>
    public long Unused;

    public long Started, Ended;

    /// <summary>Tracks not started because <see cref="TrackerOptions.MaxTracks"/> were alive.</summary>
    public long Refused;

    internal void Count(ReportFate fate)
    {
        switch (fate)
        {
            case ReportFate.Known or ReportFate.NewIdentity: Identified++; break;
            case ReportFate.Plot: Plots++; break;
            case ReportFate.SystemTrack: SystemTracks++; break;
            case ReportFate.TestTarget: TestTargets++; break;
            case ReportFate.OtherKind: OtherKinds++; break;
            default: Unused++; break;
        }
    }

    /// <summary>Adds the counts of another part.</summary>
    public void Add(in TrackerCounters other)
    {
        Reports += other.Reports;
        Identified += other.Identified;
        Plots += other.Plots;
        PlotsAssigned += other.PlotsAssigned;
        Duplicates += other.Duplicates;
        SystemTracks += other.SystemTracks;
        TestTargets += other.TestTargets;
        OtherKinds += other.OtherKinds;
        InvalidPositions += other.InvalidPositions;
        TooLate += other.TooLate;
        Merged += other.Merged;
        IdentityConflicts += other.IdentityConflicts;
        Outliers += other.Outliers;
        RadialVelocities += other.RadialVelocities;
        RadialRefused += other.RadialRefused;
        WildHeights += other.WildHeights;
        Contradicted += other.Contradicted;
        Implausible += other.Implausible;
        Unused += other.Unused;
        Started += other.Started;
        Ended += other.Ended;
        Refused += other.Refused;
    }
}
