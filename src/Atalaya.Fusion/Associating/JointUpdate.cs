namespace Atalaya.Fusion.Associating;

/// <summary>All that one sensor's plots of a tick say to one track: its claims, which lie side by side, and what they add up to.</summary>
struct JointUpdate
{
    public uint Sensor;
    public ulong TrackId;
    public TrackHandle Handle;
    public int FirstClaim, ClaimCount;

    /// <summary>Existence of the track before, and the probability that it exists and gives no plot in its gate.</summary>
    public double Existence, Missed;

    /// <summary>The claim that the best assignment of plots to tracks gives it; -1 = none.</summary>
    public int Own;

    /// <summary>The claim of greatest weight.</summary>
    public int Main;

    /// <summary>Sum of the weights: the probability that one of the plots is the track's.</summary>
    public double Weight;

    /// <summary>Likelihood of the plots if the track exists against if it does not.</summary>
    public double Ratio;

    /// <summary>The group that decided, and the track's place in it; null = the track alone.</summary>
    public TrackGroup? Group;

    public int Member;

    /// <summary>Seconds since the last plot of the same sensor, NaN if that says nothing.</summary>
    public double Interval;
}
