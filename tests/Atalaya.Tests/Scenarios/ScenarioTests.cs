using System.Security.Cryptography;
using Atalaya.Core.Frames;
using Atalaya.Core.Reports;
using Atalaya.Core.Time;
using Atalaya.Formats.Asterix;
using Atalaya.Scenarios;

namespace Atalaya.Tests.Scenarios;

/// <summary>A scenario is a pure function of its options.</summary>
public sealed class ScenarioTests
{
    [Fact]
    public void EqualOptionsGiveEqualBytes() => Assert.Equal(Hashes(30, 5), Hashes(30, 5));

    [Fact]
    public void AnotherSeedGivesOtherBytes()
    {
        string[] one = Hashes(30, 5);
        string[] other = Hashes(30, 6);
        for (int i = 0; i < one.Length; i++) Assert.NotEqual(one[i], other[i]);
    }

    [Fact]
    public void ALongerDurationOnlyAppends()
    {
        byte[][] brief = Bytes(20, 5);
        byte[][] extended = Bytes(50, 5);
        for (int i = 0; i < brief.Length; i++)
        {
            Assert.True(brief[i].Length > 0 && extended[i].Length > brief[i].Length);
            Assert.True(extended[i].AsSpan(0, brief[i].Length).SequenceEqual(brief[i]));
        }
    }

    [Fact]
    public void ReceiveTimesNeverDecreaseAndEndWithTheDuration()
    {
        Scenario scenario = Strait(60, 3);
        Instant last = scenario.Start;
        while (scenario.TryNext(out _, out Instant time, out ReadOnlySpan<byte> bytes))
        {
            Assert.True(time >= last);
            Assert.NotEqual(0, bytes.Length);
            last = time;
        }

        Assert.InRange(last.SecondsSince(scenario.Start), 59, 60);
        Assert.False(scenario.TryNext(out _, out _, out _));
    }

    [Fact]
    public void AGreaterScaleAddsObjectsAndLeavesTheOthers()
    {
        Dictionary<int, ScenarioObject> small = Strait(1, 4).Objects.ToDictionary(thing => thing.Id);
        Dictionary<int, ScenarioObject> large = Strait(1, 4, scale: 3).Objects.ToDictionary(thing => thing.Id);
        Assert.Equal(3 * 210 + 5, large.Count);
        foreach (ScenarioObject thing in small.Values)
        {
            ScenarioObject same = large[thing.Id];
            Assert.Equal((thing.Address, thing.Mmsi, thing.Name, thing.Callsign), (same.Address, same.Mmsi, same.Name, same.Callsign));
            Assert.Equal(thing.At(100), same.At(100));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    public void IdentitiesAreUnique(int scale)
    {
        IReadOnlyList<ScenarioObject> objects = Strait(1, 11, scale).Objects;
        AssertDistinct(objects.Where(thing => thing.Address != 0).Select(thing => thing.Address));
        AssertDistinct(objects.Where(thing => thing.Mmsi != 0).Select(thing => thing.Mmsi));
        AssertDistinct(objects.Where(thing => thing.Imo != 0).Select(thing => thing.Imo));
        AssertDistinct(objects.Where(thing => thing.Mmsi != 0).Select(thing => thing.Name));
        Assert.All(objects, thing => Assert.True(thing.Name.Length <= 20 && thing.Callsign.Length <= 7, thing.Name));
        Assert.All(objects.Where(thing => thing.Imo != 0), thing => Assert.True(HasValidCheckDigit(thing.Imo)));
    }

    [Fact]
    public void AStartNearMidnightRollsTheTimeOfDayOver()
    {
        var start = new Instant(ScenarioOptions.FixedEpoch.UnixNanoseconds - 5_300_000_000);
        Scenario scenario = Scenario.Create("strait", new ScenarioOptions { Start = start, DurationSeconds = 12 })!;
        var radar = new AsterixSourceDecoder(new SourceSite(new SourceId(1), "radar-1"), datagrams: true);
        var batch = new ReportBatch();
        while (scenario.TryNext(out int source, out Instant time, out ReadOnlySpan<byte> bytes))
        {
            if (source != 0) continue;
            radar.Decode(new Frame(FrameKind.SensorData, new SourceId(1), time, default, bytes), batch);
        }

        Assert.True(batch.Count > 100, $"{batch.Count} plots");
        foreach (Report report in batch.Reports) Assert.InRange(report.ReceiveTime.SecondsSince(report.Time), 0.15, 0.5);
    }

    [Fact]
    public void UnknownNamesAndScalesAreRefused()
    {
        Assert.Null(Scenario.Create("ocean", new ScenarioOptions()));
        Assert.Throws<ArgumentOutOfRangeException>(() => Strait(1, 1, scale: 0));
    }

    static void AssertDistinct<T>(IEnumerable<T> values)
    {
        T[] all = [.. values];
        Assert.Equal(all.Length, all.Distinct().Count());
    }

    static bool HasValidCheckDigit(uint imo)
    {
        uint sum = 0;
        uint rest = imo / 10;
        for (uint weight = 2; weight <= 7; weight++, rest /= 10) sum += rest % 10 * weight;
        return imo is >= 1_000_000 and <= 9_999_999 && sum % 10 == imo % 10;
    }

    static string[] Hashes(double seconds, ulong seed) => [.. Bytes(seconds, seed).Select(bytes => Convert.ToHexString(SHA256.HashData(bytes)))];

    static byte[][] Bytes(double seconds, ulong seed)
    {
        Scenario scenario = Strait(seconds, seed);
        MemoryStream[] streams = [.. scenario.Sources.Select(_ => new MemoryStream())];
        while (scenario.TryNext(out int source, out _, out ReadOnlySpan<byte> bytes)) streams[source].Write(bytes);
        return [.. streams.Select(stream => stream.ToArray())];
    }

    static Scenario Strait(double seconds, ulong seed, int scale = 1) =>
        Scenario.Create("strait", new ScenarioOptions { Seed = seed, DurationSeconds = seconds, Scale = scale })!;
}
