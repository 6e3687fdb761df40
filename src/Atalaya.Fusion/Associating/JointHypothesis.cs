using System.Runtime.CompilerServices;

namespace Atalaya.Fusion.Associating;

/// <summary>One way in which all plots so far may belong to the tracks of a group, each plot to one track or to none.</summary>
struct JointHypothesis
{
    /// <summary>Relative probability, misses of an open turn not counted yet.</summary>
    public double Weight;

    /// <summary>For each track of the group: its local hypothesis, and the probability that it exists.</summary>
    public IndexArray Locals;

    public ExistenceArray Existences;

    /// <summary>For each track: its plot of the plots shared now; -1 = none.</summary>
    public IndexArray Plots;

    [InlineArray(TrackGroup.MostTracks)]
    public struct IndexArray
    {
        int _first;
    }

    [InlineArray(TrackGroup.MostTracks)]
    public struct ExistenceArray
    {
        double _first;
    }

    /// <summary>Takes a track out; those after it move up.</summary>
    public void Remove(int track)
    {
        for (int i = track; i < TrackGroup.MostTracks - 1; i++)
        {
            Locals[i] = Locals[i + 1];
            Existences[i] = Existences[i + 1];
            Plots[i] = Plots[i + 1];
        }
    }
}
