using Atalaya.Core.Geodesy;
using Atalaya.Core.State;
using Atalaya.Core.Time;
using Atalaya.Fusion;
using Atalaya.Fusion.Living;

namespace Atalaya.Tests.Fusion.Living;

public sealed class UndetectedObjectsTests
{
    const double Survival = 0.9, Detection = 0.8, Clutter = 1e-6, PeriodSeconds = 4;
    static readonly GeodeticPosition Center = GeodeticPosition.FromDegrees(40, 5);
    static readonly EcefPosition CenterEcef = Wgs84.ToEcef(Center);
    static readonly Instant Start = new(1_700_000_000_000_000_000);

    static readonly TrackerOptions Options = new()
    {
        SurvivalPerTurn = Survival,
        Birth = new BirthModel { PerTurn = 0.25, AtFirst = 3, Center = Center, SigmaEastMeters = 100, SigmaNorthMeters = 200 },
    };

    /// <summary>The recursion of the Poisson part, turn by turn: what is left undetected survives, and new objects join.</summary>
    [Fact]
    public void WhatIsUndetectedFollowsTheRecursion()
    {
        UndetectedObjects undetected = new(Options);
        undetected.See(Start);
        double expected = 3;
        for (int turn = 0; turn < 12; turn++)
        {
            double density = expected / (2 * Math.PI * 100 * 200);
            double existence = Detection * density / (Detection * density + Clutter);
            Assert.Equal(existence, Existence(undetected, turn * PeriodSeconds), 1e-12);
            expected = expected * Survival * (1 - Detection) + 0.25;
        }
    }

    [Fact]
    public void FarFromTheCentreNothingIsExpected()
    {
        UndetectedObjects undetected = new(Options);
        undetected.See(Start);
        EcefPosition far = Wgs84.ToEcef(GeodeticPosition.FromDegrees(40.02, 5));
        Assert.True(undetected.ExistenceOf(far, Start, Detection / Clutter, Detection, PeriodSeconds) < 1e-12);
    }

    [Fact]
    public void WithoutAModelOfBirthsItIsAsConfigured() =>
        Assert.Equal(0.07, new UndetectedObjects(new TrackerOptions { NewTrackExistence = 0.07 }).ExistenceOf(CenterEcef, Start, Detection / Clutter, Detection, PeriodSeconds));

    [Fact]
    public void TheFirstTurnIsKeptInACheckpoint()
    {
        UndetectedObjects undetected = new(Options), loaded = new(Options);
        undetected.See(Start);
        StateWriter writer = new();
        undetected.Save(writer);
        StateReader reader = new(writer.Written);
        loaded.Load(ref reader);
        loaded.See(Start.PlusSeconds(5 * PeriodSeconds));
        Assert.Equal(Existence(undetected, 5 * PeriodSeconds), Existence(loaded, 5 * PeriodSeconds));
    }

    static double Existence(UndetectedObjects undetected, double seconds) =>
        undetected.ExistenceOf(CenterEcef, Start.PlusSeconds(seconds), Detection / Clutter, Detection, PeriodSeconds);
}
