namespace Atalaya.Fusion.Associating;

/// <summary>A plot that may be of a track. The order is the same wherever and by whom it was found: cost, then report, then track.</summary>
struct Candidate : IComparable<Candidate>
{
    public double Cost;
    public int Plot;
    public ulong TrackId;
    public TrackHandle Handle;

    /// <summary>Density of the plot under the track, per square metre.</summary>
    public double Likelihood;

    public readonly int CompareTo(Candidate other)
    {
        int order = Cost.CompareTo(other.Cost);
        if (order == 0) order = Plot.CompareTo(other.Plot);
        return order != 0 ? order : TrackId.CompareTo(other.TrackId);
    }
}
