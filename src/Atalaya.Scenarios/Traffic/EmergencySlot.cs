using Atalaya.Scenarios.Events;

namespace Atalaya.Scenarios.Traffic;

/// <summary>An arrival from the north-east, one in each cycle, that declares an emergency, holds once east of Piarco and lands.</summary>
sealed class EmergencySlot(ulong seed) : TrafficSlot(seed, AircraftSlot.FirstActor + 1)
{
    static readonly Waypoint[] Route =
    [
        new(11.40, -60.45, 400, 22000), new(11.10, -60.75, 350, 15000), new(10.82, -60.93, 250, 9000),
        new(10.64, -60.93, 220, 6000), new(10.64, -61.03, 220, 6000), new(10.80, -61.03, 220, 6000), new(10.80, -60.93, 220, 6000),
        new(10.64, -60.93, 220, 6000), new(10.60, -61.05, 190, 3500), new(10.595, -61.17, 150, 2000), new(10.595, -61.325, 130, 110),
    ];

    public override ScenarioObject Create(int generation, double birthSeconds) =>
        AircraftSlot.ForActor(Seed, Number, generation, birthSeconds, Route, ScenarioRole.Emergency);

    public override double NextBirthSeconds(int generation, double deathSeconds) => (generation + 1) * StraitEvents.CycleSeconds;
}
