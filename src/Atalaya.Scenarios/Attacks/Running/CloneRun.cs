using Atalaya.Core.Time;
using Atalaya.Scenarios.Attacks.Kinds;

namespace Atalaya.Scenarios.Attacks.Running;

/// <summary>Sends ghosts under the names of real objects, with their velocity and height of the moment.</summary>
sealed class CloneRun : TargetedAttack
{
    readonly CloneAttack _spec;
    readonly List<Ghost> _clones = [];

    public CloneRun(AttackScene scene, CloneAttack spec, int number) : base(scene, spec, number)
    {
        _spec = spec;
        Transmitter = TransmitterPlace.Of(spec.Transmitter, scene.Sources, ref Random);
    }

    public override Transmitter? Transmitter { get; }

    public override void Advance(Instant now)
    {
        base.Advance(now);
        foreach (Ghost clone in _clones) clone.Advance(now, this, Scene);
    }

    protected override void Chosen(int index, HeardObject target, Instant now)
    {
        (double east, double north) = PlaneMath.Vector(_spec.DistanceMeters, _spec.BearingDegrees ?? Random.Uniform(0, 360));
        (double latitude, double longitude) = PlaneMath.Offset(target.Latitude, target.Longitude, east, north);
        GhostState start = new(latitude, longitude, target.East, target.North, target.PressureFeet, "");
        RandomStream random = new(Scene.Seed, RandomPurpose.Attack, (ulong)Number, (ulong)index + 1);
        _clones.Add(target.Key.IsVessel ? new VesselGhost(target.Key, now, start, null, random) : new AircraftGhost(target.Key, now, start, target.Identification, random));
    }

    /// <summary>The object itself is left alone.</summary>
    protected override void Change(int index, HeardObject sender, ref Statement statement)
    {
    }
}
