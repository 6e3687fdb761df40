using Atalaya.Core.Time;
using Atalaya.Server.Outputs.Asterix;
using CsCheck;

namespace Atalaya.SystemTests.Outputs.Asterix;

public sealed class TrackNumbersTests
{
    static readonly Instant Start = Instant.FromUnixSeconds(1_700_000_000);

    static int Take(TrackNumbers numbers, ulong track, double seconds) => numbers.TryTake(track, Start.PlusSeconds(seconds), out int number) ? number : 0;

    [Fact]
    public void TheOldestFreeNumberIsGivenOutAfterTheQuietTime()
    {
        TrackNumbers numbers = new(3, 60);
        Assert.Equal([1, 2], [Take(numbers, 10, 0), Take(numbers, 11, 0)]);
        numbers.GiveBack(2, 11, Start.PlusSeconds(1));
        numbers.GiveBack(1, 10, Start.PlusSeconds(2));
        Assert.Equal(3, Take(numbers, 12, 3)); // never used goes before used
        Assert.Equal(0, Take(numbers, 13, 60));
        Assert.Equal(2, Take(numbers, 13, 61));
        Assert.Equal(0, Take(numbers, 14, 61));
        Assert.Equal(1, Take(numbers, 14, 62));
    }

    [Fact]
    public void ATrackThatComesBackHasItsNumberAgain()
    {
        TrackNumbers numbers = new(2, 60);
        Assert.Equal(1, Take(numbers, 10, 0));
        numbers.GiveBack(1, 10, Start);
        Assert.Equal(1, Take(numbers, 10, 5));
        numbers.GiveBack(1, 10, Start.PlusSeconds(10));
        Assert.Equal(2, Take(numbers, 11, 10));
        Assert.Equal(0, Take(numbers, 12, 69)); // the second rest counts
        Assert.Equal(1, Take(numbers, 12, 70));
    }

    [Fact]
    public void AnotherTrackOfTheSameIdentityWaitsLikeAnyOther()
    {
        TrackNumbers numbers = new(1, 60);
        Assert.Equal(1, Take(numbers, 10, 0));
        numbers.GiveBack(1, 10, Start);
        numbers.ForgetTracks();
        Assert.Equal(0, Take(numbers, 10, 59));
        Assert.Equal(1, Take(numbers, 10, 60));
    }

    [Fact]
    public void NoNumberIsInUseTwiceOrGivenOutTooEarly() => Gen.Select(Gen.Int[0, 11], Gen.Bool).Array[1, 300].Sample(steps =>
    {
        const int Most = 8;
        const double Quiet = 20;
        TrackNumbers numbers = new(Most, Quiet);
        Dictionary<ulong, int> inUse = [];
        Dictionary<int, (ulong Track, double Since)> resting = [];
        double now = 0;
        foreach ((int track, bool take) in steps)
        {
            ulong id = (ulong)track;
            now++;
            if (take && !inUse.ContainsKey(id) && Take(numbers, id, now) is > 0 and int number)
            {
                Assert.InRange(number, 1, Most);
                Assert.DoesNotContain(number, inUse.Values);
                if (resting.Remove(number, out var rest) && rest.Track != id) Assert.True(now - rest.Since >= Quiet);
                inUse[id] = number;
            }
            else if (!take && inUse.Remove(id, out int given))
            {
                numbers.GiveBack(given, id, Start.PlusSeconds(now));
                resting[given] = (id, now);
            }
        }
    }, seed: "0000NumA0000", iter: 2000);
}
