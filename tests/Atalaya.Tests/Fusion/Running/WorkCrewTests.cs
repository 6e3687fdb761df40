using Atalaya.Fusion.Running;

namespace Atalaya.Tests.Fusion.Running;

public sealed class WorkCrewTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(8)]
    public void EveryPieceIsDoneOnceBeforeRunReturns(int threads)
    {
        WorkCrew crew = new(threads);
        for (int round = 0; round < 200; round++)
        {
            int[] done = new int[round % 17];
            crew.Run(done.Length, piece => done[piece]++, small: false);
            Assert.All(done, count => Assert.Equal(1, count));
        }
    }

    [Fact]
    public void AFailureReachesTheCallerAndTheCrewGoesOn()
    {
        WorkCrew crew = new(2);
        Assert.Throws<InvalidOperationException>(() => crew.Run(4, piece => throw new FormatException($"{piece}"), small: false));
        int sum = 0;
        crew.Run(4, piece => Interlocked.Add(ref sum, piece), small: false);
        Assert.Equal(6, sum);
    }
}
