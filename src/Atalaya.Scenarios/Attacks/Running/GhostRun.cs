using System.Globalization;
using Atalaya.Core.Time;
using Atalaya.Scenarios.Attacks.Kinds;

namespace Atalaya.Scenarios.Attacks.Running;

/// <summary>Sends objects that are not there.</summary>
sealed class GhostRun : Attack
{
    const double AircraftSpeed = 200, VesselSpeed = 6;
    const double AircraftDistance = 60_000, VesselDistance = 15_000;

    // Blocks of the United Kingdom (ICAO Annex 10 vol. III, table 9-1; ITU maritime identification digits).
    const uint FirstAddress = 0x400000, Addresses = 0x40000;
    const uint FirstMmsi = 232_000_000, Mmsis = 1_000_000;

    readonly GhostAttack _spec;
    readonly List<Ghost> _ghosts = [];

    public GhostRun(AttackScene scene, GhostAttack spec, int number) : base(scene, spec, number)
    {
        _spec = spec;
        Transmitter = TransmitterPlace.Of(spec.Transmitter, scene.Sources, ref Random);
    }

    public override Transmitter? Transmitter { get; }

    public override void Advance(Instant now)
    {
        if (_ghosts.Count == 0 && IsActive(now)) Begin(Scene.Start.PlusSeconds(Spec.StartSeconds));
        foreach (Ghost ghost in _ghosts) ghost.Advance(now, this, Scene);
    }

    void Begin(Instant since)
    {
        uint key = _spec.FirstKey ?? (_spec.AreVessels ? FirstMmsi + (uint)Random.Below((int)Mmsis) : FirstAddress + (uint)Random.Below((int)Addresses));
        (double latitude, double longitude) = _spec.Place ?? SomePlace();
        for (int i = 0; i < _spec.Count; i++)
        {
            (double Latitude, double Longitude) place = i == 0 ? (latitude, longitude) : Near(latitude, longitude);
            double course = _spec.CourseDegrees ?? Random.Uniform(0, 360);
            (double east, double north) = PlaneMath.Vector(_spec.SpeedMetersPerSecond ?? (_spec.AreVessels ? VesselSpeed : AircraftSpeed), course);
            string name = _spec.Name ?? string.Create(CultureInfo.InvariantCulture, $"{(_spec.AreVessels ? "OCEAN " : "GHT")}{100 + Random.Below(900)}");
            GhostState start = new(place.Latitude, place.Longitude, east, north, _spec.AltitudeFeet, name);
            RandomStream random = new(Scene.Seed, RandomPurpose.Attack, (ulong)Number, (ulong)i + 1);
            ObjectKey subject = new(_spec.AreVessels, key + (uint)i);
            _ghosts.Add(_spec.AreVessels ? new VesselGhost(subject, since, start, name, random) : new AircraftGhost(subject, since, start, 0, random));
        }
    }

    (double Latitude, double Longitude) SomePlace()
    {
        (double east, double north) = PlaneMath.Vector(_spec.AreVessels ? VesselDistance : AircraftDistance, Random.Uniform(0, 360));
        return Transmitter is { } antenna ? PlaneMath.Offset(antenna.Latitude, antenna.Longitude, east, north) : (0, 0);
    }

    (double Latitude, double Longitude) Near(double latitude, double longitude)
    {
        (double east, double north) = PlaneMath.Vector(_spec.SpreadMeters * Math.Sqrt(Random.Uniform()), Random.Uniform(0, 360));
        return PlaneMath.Offset(latitude, longitude, east, north);
    }
}
