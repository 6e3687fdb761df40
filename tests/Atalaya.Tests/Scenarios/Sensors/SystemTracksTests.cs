using System.Text.Json;
using Atalaya.Core.Geodesy;
using Atalaya.Scenarios;
using Atalaya.Tests.Formats.Asterix;

namespace Atalaya.Tests.Scenarios.Sensors;

/// <summary>The neighbour's CAT062 tracks, read back by the decoder of records.</summary>
public sealed class SystemTracksTests
{
    const double Duration = 120;

    static readonly StraitRun Truth = new(1, seed: 3);
    static readonly JsonElement[] Tracks = [.. Lines()];

    [Fact]
    public void EachTrackComesEveryFourSecondsUnderOneNumber()
    {
        IGrouping<string, JsonElement>[] byNumber = [.. Tracks.GroupBy(items => items.GetProperty("040").GetString()!)];
        Assert.InRange(byNumber.Length, 15, 50);
        foreach (IGrouping<string, JsonElement> track in byNumber)
        {
            double[] times = [.. track.Select(items => items.GetProperty("070").GetDouble())];
            for (int i = 1; i < times.Length; i++) Assert.Equal(4, times[i] - times[i - 1], 0.01);
            Assert.Equal(1, track.First().GetProperty("080").GetProperty("TSB").GetInt32());
            Assert.All(track.Skip(1), items => Assert.False(items.GetProperty("080").TryGetProperty("TSB", out JsonElement first) && first.GetInt32() == 1));
        }
    }

    [Fact]
    public void TheBiasIsFoundFromAircraftThatFlyStraight()
    {
        Dictionary<string, ScenarioObject> byAddress = Truth.Objects.Where(thing => thing.Address != 0).ToDictionary(thing => thing.Address.ToString("x6"));
        List<double> easts = [], norths = [];
        foreach (JsonElement items in Tracks)
        {
            if (!items.TryGetProperty("380", out JsonElement derived) || !byAddress.TryGetValue(derived.GetProperty("ADR").GetString()!, out ScenarioObject? thing)) continue;
            double seconds = items.GetProperty("070").GetDouble() - 0.1;
            TruthState state = thing.At(seconds);
            if (state.TurnRate != 0 || thing.At(seconds - 6).TurnRate != 0 || Math.Abs(thing.At(seconds - 6).Speed - state.Speed) > 0.5) continue;
            Assert.Equal(thing.Callsign, derived.GetProperty("ID").GetString());
            JsonElement place = items.GetProperty("105");
            EnuVector error = new LocalFrame(state.Position).ToEnu(GeodeticPosition.FromDegrees(place.GetProperty("LAT").GetDouble(), place.GetProperty("LON").GetDouble(), state.Height));
            easts.Add(error.East);
            norths.Add(error.North);
            Assert.Equal(state.VelocityEast, items.GetProperty("185").GetProperty("VX").GetDouble(), 3.0);
        }

        Assert.True(easts.Count > 150, $"{easts.Count} tracks");
        // 45 m that wander within 40 s: some 60 values of their own.
        Assert.Equal(90, easts.Average(), 25.0);
        Assert.Equal(-60, norths.Average(), 25.0);
    }

    static List<JsonElement> Lines()
    {
        Scenario scenario = Scenario.Create("strait", new ScenarioOptions { Seed = 3, DurationSeconds = Duration })!;
        int system = Truth.IndexOf("system-1");
        var bytes = new MemoryStream();
        while (scenario.TryNext(out int source, out _, out ReadOnlySpan<byte> piece))
            if (source == system) bytes.Write(piece);
        return [.. AsterixSamples.Lines(bytes.ToArray()).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("items"))];
    }
}
