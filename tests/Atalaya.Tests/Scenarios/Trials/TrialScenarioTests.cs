using Atalaya.Core.Geodesy;
using Atalaya.Core.Time;
using Atalaya.Scenarios;
using Atalaya.Scenarios.Trials;
using Atalaya.Tests.Scenarios.Attacks;

namespace Atalaya.Tests.Scenarios.Trials;

public sealed class TrialScenarioTests
{
    [Fact]
    public void ATrialHasWhatItsOptionsSay()
    {
        Scenario trial = TrialScenario.Create(new TrialOptions { Aircraft = 3, Vessels = 2, Receivers = 2, DurationSeconds = 30 });
        Assert.Equal(["radar-1", "coast-1", "adsb-1", "adsb-2", "ais-1"], trial.Sources.Select(source => source.Name));
        var observer = new Truth();
        trial.ObserveTruth(observer);
        while (trial.TryNext(out _, out _, out _))
        {
        }

        Assert.Equal(5, observer.Objects.Count);
        Assert.Equal(0, observer.Events);
        var site = new LocalFrame(trial.Sources[0].Site);
        Assert.All(observer.Objects.Values, state => Assert.Equal(Situation.None, state.Situation));
        Assert.All(observer.Objects.Values, state => Assert.InRange(site.ToEnu(state.Position).Length, 1_000, 60_000));
        Assert.Equal(["adsb-1"], TrialScenario.Create(new TrialOptions { HasRadar = false }).Sources.Select(source => source.Name));
    }

    [Fact]
    public void EqualOptionsGiveEqualBytes()
    {
        TrialOptions options = new() { DurationSeconds = 20, Vessels = 1 };
        string[] one = Texts(options), same = Texts(options), other = Texts(options with { Seed = 2 });
        Assert.Equal(one, same);
        Assert.NotEqual(one, other);

        static string[] Texts(TrialOptions options) => [.. new AttackRun(options).Plain.Select(piece => piece.Text)];
    }

    /// <summary>A reference of 50 m every second, as the rates of detection are measured with: the stated σ is the real one.</summary>
    [Theory]
    [InlineData(50, 1)]
    [InlineData(400, 12)]
    public void TheRadarIsAsAccurateAsItIsSaidToBe(double sigmaMeters, double turnSeconds)
    {
        TrialOptions options = new() { Aircraft = 8, DurationSeconds = turnSeconds * 100, RadarSigmaMeters = sigmaMeters, RadarTurnSeconds = turnSeconds };
        RadarErrors errors = RadarErrors.Of(options);
        Assert.InRange(errors.Plots, 600, 800);
        Assert.InRange(errors.RangeRms / sigmaMeters, 0.9, 1.1);
        Assert.InRange(errors.AcrossRmsAt40Kilometers / sigmaMeters, 0.9, 1.1);
    }

    sealed class Truth : ITruthObserver
    {
        public Dictionary<int, TruthState> Objects { get; } = [];
        public int Events { get; private set; }

        public void Observe(Instant time, ScenarioObject thing, in TruthState state) => Objects[thing.Id] = state;

        public void Observe(Instant time, in TruthEvent beginning) => Events++;
    }
}
