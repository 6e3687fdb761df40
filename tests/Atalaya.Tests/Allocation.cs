namespace Atalaya.Tests;

static class Allocation
{
    const int Rounds = 6;

    /// <summary>
    /// Runs the work in rounds until one of them allocates nothing on this thread; fails if none does. What is made once (tables on first
    /// use, code compiled anew while it runs) passes, what is made each time does not.
    /// </summary>
    public static void AssertNone(Action work, int timesPerRound)
    {
        long allocated = 0;
        for (int round = 0; round < Rounds; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < timesPerRound; i++) work();
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            if (allocated == 0) return;
        }

        Assert.Fail($"each of {Rounds} rounds allocated, the last {allocated} bytes in {timesPerRound} times");
    }
}
