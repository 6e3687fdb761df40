namespace Atalaya.Fusion.Associating;

/// <summary>A report that may be of a track. The order is the same wherever and by whom it was found: cost, then report, then track.</summary>
struct Candidate : IComparable<Candidate>
{
    public double Cost;

    /// <summary>Number of the report among those of the tick that look for a track.</summary>
    public int Plot;

    public ulong TrackId;
    public TrackHandle Handle;

    /// <summary>Density of the plot under the track, per square metre, times what code and height say.</summary>
    public double Likelihood;

    /// <summary>Seconds from the track's plot of the same turn, as far as the turn is known: no candidate, but it may show that the turn is shorter. 0 = of another turn.</summary>
    public double SameTurnSeconds;

    public readonly int CompareTo(Candidate other)
    {
        int order = Cost.CompareTo(other.Cost);
        if (order == 0) order = Plot.CompareTo(other.Plot);
        return order != 0 ? order : TrackId.CompareTo(other.TrackId);
    }
}
