using Atalaya.Core.Time;
using Atalaya.Recording.Activity;

namespace Atalaya.Tests.Recording.Activity;

public sealed class ActivityFileTests
{
    static readonly Instant Begin = Instant.FromUnixSeconds(1_790_000_000);

    static ActivityEntry Period(int i) => new(ActivityKind.Period, Begin.PlusSeconds(10 * i), (uint)(100 + i), (uint)i);

    static ActivityEntry[] Periods(int from, int to) => [.. Enumerable.Range(from, to - from).Select(Period)];

    [Fact]
    public void WhatWasWrittenIsReadFromAnyTimeToAnyOther()
    {
        using TemporaryDirectory directory = new();
        Assert.Empty(ActivityFile.Read(directory.Path, Instant.MinValue, Instant.MaxValue));
        ActivityEntry alert = new(ActivityKind.Alert, Begin.PlusSeconds(55), TrackId: ulong.MaxValue - 1, AlertKind: 1, Emergency: 9);
        for (int i = 0; i < 5000; i += 100) ActivityFile.Append(directory.Path, Periods(i, i + 100));
        ActivityFile.Append(directory.Path, [Period(5000), alert with { Time = Begin.PlusSeconds(50_001) }]);
        Assert.Equal(Periods(0, 5001), ActivityFile.Read(directory.Path, Instant.MinValue, Begin.PlusSeconds(50_000)));
        Assert.Equal(Periods(4321, 4400), ActivityFile.Read(directory.Path, Begin.PlusSeconds(43_205), Begin.PlusSeconds(43_990)));
        Assert.Equal(alert with { Time = Begin.PlusSeconds(50_001) }, ActivityFile.Read(directory.Path, Begin.PlusSeconds(50_000.5), Instant.MaxValue)[0]);
        Assert.Empty(ActivityFile.Read(directory.Path, Begin.PlusSeconds(60_000), Instant.MaxValue));
    }

    [Fact]
    public void WhatACrashCutShortIsWrittenOverAndWhatIsDamagedIsPassedOver()
    {
        using TemporaryDirectory directory = new();
        ActivityFile.Append(directory.Path, Periods(0, 10));
        string path = ActivityFile.PathIn(directory.Path);
        byte[] whole = File.ReadAllBytes(path);
        for (int length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(path, whole[..length]);
            ActivityFile.Append(directory.Path, Periods(20, 21));
            Assert.Equal([.. Periods(0, length / ActivityEntry.Length), Period(20)], ActivityFile.Read(directory.Path, Instant.MinValue, Instant.MaxValue));
        }

        for (int i = 0; i < whole.Length; i++)
        {
            byte[] damaged = (byte[])whole.Clone();
            damaged[i] ^= 0x10;
            File.WriteAllBytes(path, damaged);
            Assert.Equal(Periods(0, 10).Where((_, index) => index != i / ActivityEntry.Length), ActivityFile.Read(directory.Path, Instant.MinValue, Instant.MaxValue));
        }
    }

    [Fact]
    public void NoBytesMakeItThrow()
    {
        using TemporaryDirectory directory = new();
        Random random = new(7);
        for (int i = 0; i < 300; i++)
        {
            byte[] bytes = new byte[random.Next(500)];
            random.NextBytes(bytes);
            File.WriteAllBytes(ActivityFile.PathIn(directory.Path), bytes);
            Assert.Empty(ActivityFile.Read(directory.Path, Begin.PlusSeconds(random.Next(-10, 10)), Instant.MaxValue));
        }
    }

    [Fact]
    public void TheBeginningIsTakenAway()
    {
        using TemporaryDirectory directory = new();
        ActivityFile.Append(directory.Path, Periods(0, 100));
        ActivityFile.TrimBefore(directory.Path, Begin.PlusSeconds(905));
        ActivityFile.Append(directory.Path, Periods(100, 101));
        Assert.Equal(Periods(91, 101), ActivityFile.Read(directory.Path, Instant.MinValue, Instant.MaxValue));
    }
}
