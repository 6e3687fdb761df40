namespace Atalaya.Scenarios.Evaluation.Trajectories;

/// <summary>What the time of an object, and the time of a track, cost.</summary>
sealed class HoldPrices(int objects, int tracks, int times)
{
    readonly double[] _objects = new double[checked(objects * times)];
    readonly double[] _tracks = new double[checked(tracks * times)];

    public double Sum => _objects.Sum() + _tracks.Sum();

    public Span<double> OfObject(int number) => _objects.AsSpan(number * times, times);

    public Span<double> OfTrack(int number) => _tracks.AsSpan(number * times, times);

    /// <summary>Becomes left + share × (right - left).</summary>
    public void Mix(HoldPrices left, HoldPrices right, double share)
    {
        for (int i = 0; i < _objects.Length; i++) _objects[i] = left._objects[i] + share * (right._objects[i] - left._objects[i]);
        for (int i = 0; i < _tracks.Length; i++) _tracks[i] = left._tracks[i] + share * (right._tracks[i] - left._tracks[i]);
    }

    public HoldPrices Copy()
    {
        HoldPrices copy = new(objects, tracks, times);
        copy.Mix(this, this, 0);
        return copy;
    }

    /// <summary>What a hold gains above its price.</summary>
    public double Profit(Hold hold)
    {
        double profit = hold.Gain;
        ReadOnlySpan<double> own = OfObject(hold.Object), track = OfTrack(hold.Track);
        for (int k = hold.From; k <= hold.To; k++) profit -= own[k] + track[k];
        return profit;
    }
}
