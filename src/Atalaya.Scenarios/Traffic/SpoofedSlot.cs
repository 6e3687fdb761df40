using Atalaya.Scenarios.Events;

namespace Atalaya.Scenarios.Traffic;

/// <summary>An overflight from the south-west, one in each cycle, whose satellite receiver is led astray in the middle of the gulf.</summary>
sealed class SpoofedSlot(ulong seed) : TrafficSlot(seed, AircraftSlot.FirstActor)
{
    static readonly Waypoint[] Route = [new(9.20, -62.91, 455, 35000), new(10.35, -61.75, 455, 35000), new(11.50, -60.59, 455, 35000)];

    public override ScenarioObject Create(int generation, double birthSeconds) =>
        AircraftSlot.ForActor(Seed, Number, generation, birthSeconds, Route, ScenarioRole.Spoofed);

    public override double NextBirthSeconds(int generation, double deathSeconds) => (generation + 1) * StraitEvents.CycleSeconds;
}
