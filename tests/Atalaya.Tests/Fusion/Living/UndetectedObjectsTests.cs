using Atalaya.Core.Geodesy;
using Atalaya.Fusion;
using Atalaya.Fusion.Living;

namespace Atalaya.Tests.Fusion.Living;

public sealed class UndetectedObjectsTests
{
    const double Survival = 0.9, Detection = 0.8, Clutter = 1e-6;
    static readonly GeodeticPosition Center = GeodeticPosition.FromDegrees(40, 5);
    static readonly EcefPosition CenterEcef = Wgs84.ToEcef(Center);

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
        double expected = 3;
        for (int turn = 0; turn < 12; turn++)
        {
            double density = expected / (2 * Math.PI * 100 * 200);
            double existence = Detection * density / (Detection * density + Clutter);
            Assert.Equal(existence, Existence(undetected, turn), 1e-12);
            expected = expected * Survival * (1 - Detection) + 0.25;
        }
    }

    [Fact]
    public void FarFromTheCentreNothingIsExpected()
    {
        UndetectedObjects undetected = new(Options);
        EcefPosition far = Wgs84.ToEcef(GeodeticPosition.FromDegrees(40.02, 5));
        Assert.True(undetected.ExistenceOf(far, 0, Detection / Clutter, Detection) < 1e-12);
    }

    [Fact]
    public void WithoutAModelOfBirthsItIsAsConfigured() =>
        Assert.Equal(0.07, new UndetectedObjects(new TrackerOptions { NewTrackExistence = 0.07 }).ExistenceOf(CenterEcef, 1000, Detection / Clutter, Detection));

    [Fact]
    public void InTheFirstTurnHalfOfThePlotsAreObjects()
    {
        UndetectedObjects undetected = new(new TrackerOptions { NewTrackExistence = 0.07, FirstTurnExistence = 0.5, SurvivalPerTurn = Survival });
        Assert.Equal(0.5, undetected.ExistenceOf(CenterEcef, 0, Detection / Clutter, Detection));
        Assert.Equal(0.07 + 0.43 * Survival * (1 - Detection), undetected.ExistenceOf(CenterEcef, 1, Detection / Clutter, Detection), 1e-12);
    }

    static double Existence(UndetectedObjects undetected, double turns) =>
        undetected.ExistenceOf(CenterEcef, turns, Detection / Clutter, Detection);
}
