using Atalaya.Scenarios.Evaluation.Assigning;

namespace Atalaya.Scenarios.Evaluation.Scoring;

/// <summary>Objects and tracks of one scored time, with every pair that lies within reach of any figure.</summary>
sealed class Scene(SampledObjects truth, SampledObjects tracks, double[] times)
{
    readonly NearPairs _near = new();

    public SampledObjects Truth { get; } = truth;
    public SampledObjects Tracks { get; } = tracks;
    public int Index { get; private set; }
    public double TimeSeconds => times[Index];
    public int TruthCount => Truth.CountAt(Index);
    public int TrackCount => Tracks.CountAt(Index);
    public IReadOnlyList<NearPair> Pairs { get; private set; } = [];

    /// <summary>The object (by number, not place) of a row.</summary>
    public int ObjectOf(int row) => Truth.Object[Truth.First[Index] + row];

    /// <summary>The track (by number) of a column.</summary>
    public int TrackOf(int column) => Tracks.Object[Tracks.First[Index] + column];

    public void MoveTo(int index, double reachMeters)
    {
        Index = index;
        Pairs = _near.Find(Truth.XAt(index), Truth.YAt(index), Tracks.XAt(index), Tracks.YAt(index), reachMeters);
    }
}
