namespace Atalaya.Fusion.Associating;

/// <summary>One track's claim to one plot without identity. The order is canonical: sensor, track, plot.</summary>
struct PlotClaim : IComparable<PlotClaim>
{
    /// <summary>Source and sensor of the plot.</summary>
    public uint Sensor;

    public int Plot;
    public ulong TrackId;
    public TrackHandle Handle;

    /// <summary>Density of the plot if the track exists against that of false plots: P_D·likelihood/λ.</summary>
    public double Ratio;

    /// <summary>P_D/λ at the plot, square metres.</summary>
    public double Scale;

    /// <summary>Odds of "the track exists and this is its plot" against "it gave none", before other tracks are heard.</summary>
    public double Odds;

    /// <summary>What the track tells the plot, and what the plot leaves the track, 0 to 1.</summary>
    public double Wish, Grant;

    /// <summary>Probability, given that the track exists, that this is its plot.</summary>
    public double Weight;

    /// <summary>Number of its <see cref="JointUpdate"/>.</summary>
    public int Update;

    public readonly int CompareTo(PlotClaim other)
    {
        int order = Sensor.CompareTo(other.Sensor);
        if (order == 0) order = TrackId.CompareTo(other.TrackId);
        return order != 0 ? order : Plot.CompareTo(other.Plot);
    }
}
