using Atalaya.Scenarios.Events;
using Atalaya.Scenarios.Motion;

namespace Atalaya.Scenarios.Traffic;

/// <summary>A life raft off the north coast whose search and rescue transmitter works for some minutes of each cycle.</summary>
sealed class SartSlot(ulong seed) : TrafficSlot(seed, 0)
{
    public const int IdBase = 400_000_000;

    const double DriftMetersPerSecond = 0.6;
    const double Latitude = 10.960, Longitude = -61.420;

    public override double FirstBirthSeconds => StraitEvents.Distress.From;

    public override ScenarioObject Create(int generation, double birthSeconds)
    {
        double duration = StraitEvents.Distress.To - StraitEvents.Distress.From;
        (double x, double y) = StraitPlane.FromDegrees(Latitude, Longitude);
        RouteNode start = new(x, y, DriftMetersPerSecond, 0);
        RouteNode end = start with { X = x - DriftMetersPerSecond * duration };
        return new ScenarioObject(IdBase + generation % 1000, ObjectKind.Vessel, RouteBuilder.ForVessel(3).Build([start, end], loop: false), birthSeconds, 0)
        {
            Ais = AisKind.Sart,
            Mmsi = 970_362_001 + (uint)(generation % 1000),
            LengthMeters = 3,
            BeamMeters = 3,
            MastMeters = 1.5,
        };
    }

    public override double NextBirthSeconds(int generation, double deathSeconds) => (generation + 1) * StraitEvents.CycleSeconds + FirstBirthSeconds;
}
