using Atalaya.Core.Geodesy;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Integrity.Behaviour.Pairs;
using CsCheck;

namespace Atalaya.Tests.Integrity.Behaviour;

public sealed class PairSearchTests
{
    sealed class Collector(double reach) : IPairVisitor
    {
        public List<(ulong, ulong)> Pairs { get; } = [];

        public void Visit(in Mover first, in Mover second)
        {
            double x = first.X - second.X, y = first.Y - second.Y, z = first.Z - second.Z;
            if (x * x + y * y + z * z < reach * reach) Pairs.Add((first.Id, second.Id));
        }
    }

    static readonly double[] Latitudes = [0, 51, 89.999, -89.9999], Longitudes = [0, 179.999, -61];

    /// <summary>Every pair within reach is shown once, the lower id first, wherever on Earth.</summary>
    [Fact]
    public void TheGridFindsWhatAllPairsDo() =>
        Gen.Select(Gen.Int[0, 3].Select(i => Latitudes[i]), Gen.Int[0, 2].Select(i => Longitudes[i]), Gen.Double[10, 5000], Gen.Select(Gen.Double[-1, 1], Gen.Double[-1, 1]).Array[2, 60]).Sample((latitude, longitude, reach, offsets) =>
        {
            LocalFrame frame = new(GeodeticPosition.FromDegrees(latitude, longitude, 0));
            PairSearch search = new();
            Collector found = new(reach), all = new(reach);
            List<Mover> movers = [];
            for (int i = 0; i < offsets.Length; i++)
            {
                GeodeticPosition place = frame.Unproject(4 * reach * offsets[i].Item1, 4 * reach * offsets[i].Item2);
                movers.Add(Mover.Of(new Track { Id = (ulong)(i * 7919 % 61 + 1), Latitude = place.Latitude, Longitude = place.Longitude, VelocityNorth = float.NaN }, default));
                search.Add(movers[^1]);
            }

            search.Visit(reach, found);
            movers.Sort((left, right) => left.Id.CompareTo(right.Id));
            for (int i = 0; i < movers.Count; i++)
                for (int j = i + 1; j < movers.Count; j++)
                    all.Visit(movers[i], movers[j]);
            found.Pairs.Sort();
            Assert.Equal(all.Pairs, found.Pairs);
        }, iter: 300);

    [Fact]
    public void APassIsThatOfThePlane()
    {
        Track one = new() { Latitude = 0.2, Longitude = -1, VelocityEast = 10 }, other = one;
        LocalFrame frame = new(one.Position);
        GeodeticPosition place = frame.Unproject(3000, 400);
        (other.Latitude, other.Longitude, other.VelocityEast, other.VelocityNorth, other.VelocitySigma) = (place.Latitude, place.Longitude, -10, 0, 1);
        Passing passing = new(Mover.Of(one, Instant.UnixEpoch), Mover.Of(other, Instant.UnixEpoch));
        Assert.Equal(150, passing.ClosestTime, 0.1);
        Assert.Equal(400, passing.ClosestDistance, 0.5);
        Assert.Equal(Math.Sqrt(3000 * 3000 + 400 * 400), passing.Distance, 0.5);

        // σ = 150 m after 150 s at 1 m/s: 400 ± 150 lies below 550 with Φ(1), less what lies below -550.
        Assert.Equal(0.8413, passing.ProbabilityWithin(550), 0.002);
        Assert.True(passing.TryWindow(500, out double from, out double to));
        Assert.Equal((135, 165), (Math.Round(from), Math.Round(to)));
        Assert.False(passing.TryWindow(390, out _, out _));
    }
}
