using Atalaya.Core.Geodesy;
using Atalaya.Fusion;
using Atalaya.Server.Offline;

namespace Atalaya.SystemTests.Offline;

public sealed class ScenarioDescriptionTests
{
    [Fact]
    public void StatedModelsAreUsed()
    {
        ScenarioDescription scenario = Load("""
            {"dynamics": {"model": "CV", "q": 0.02, "survival": 0.98},
             "birth": {"first_step_weight": 3, "mean": [1000, 0, 2000, 0], "sd": [150, 1, 120, 1], "weight": 0.005},
             "sensors": [{"area": [0, 300, 0, 200], "clutter_per_scan": 12, "id": "s1", "kind": "xy", "pd": 0.9, "sigma_m": 1}],
             "step_s": 2}
            """);
        Assert.Equal(0.98, scenario.Options.SurvivalPerTurn);
        Assert.Equal(0.02, scenario.Options.UnknownAccelerationDensity);
        BirthModel birth = Assert.IsType<BirthModel>(scenario.Options.Birth);
        (double east, double north) = new LocalFrame(scenario.Reference with { Height = 0 }).Project(birth.Center.Latitude, birth.Center.Longitude);
        Assert.Equal((1000, 2000), (Math.Round(east, 6), Math.Round(north, 6)));
        Assert.Equal((0.005, 3, 150, 120), (birth.PerTurn, birth.AtFirst, birth.SigmaEastMeters, birth.SigmaNorthMeters));
        SensorModel model = scenario.Sensor("s1").ToModel();
        Assert.Equal((0.9, 12.0 / 60_000, 2.0, true), (model.DetectionProbability, model.ClutterDensity, model.ScanPeriodSeconds, model.SeesAtOnce));
    }

    [Fact]
    public void WhatIsNotStatedIsLearned()
    {
        ScenarioDescription scenario = Load("""{"sensors": [{"id": "r1", "kind": "polar", "clutter_per_scan": "30 exponential in range", "period_s": 2.5}]}""");
        Assert.Equal(new TrackerOptions(), scenario.Options);
        SensorModel model = scenario.Sensor("r1").ToModel();
        Assert.Equal((double.NaN, double.NaN, 2.5, false), (model.DetectionProbability, model.ClutterDensity, model.ScanPeriodSeconds, model.SeesAtOnce));
    }

    static ScenarioDescription Load(string json)
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder.File("scenario.json"), json);
        return ScenarioDescription.Load(folder.Path);
    }
}
