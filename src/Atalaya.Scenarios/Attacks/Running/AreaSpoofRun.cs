using Atalaya.Core.Time;
using Atalaya.Scenarios.Attacks.Kinds;

namespace Atalaya.Scenarios.Attacks.Running;

/// <summary>A false satellite signal at work on those in its reach.</summary>
sealed class AreaSpoofRun : Attack
{
    const double LookSeconds = 1;

    readonly AreaSpoofAttack _spec;
    readonly HashSet<ObjectKey> _led = [];
    readonly double _bearing;
    readonly double _east, _north;
    Instant _nextLook = Instant.MinValue;

    public AreaSpoofRun(AttackScene scene, AreaSpoofAttack spec, int number) : base(scene, spec, number)
    {
        _spec = spec;
        Transmitter = TransmitterPlace.Of(spec.Source, scene.Sources, ref Random)!;
        _bearing = spec.BearingDegrees ?? Math.Round(Random.Uniform(0, 360), 1);
        (_east, _north) = PlaneMath.Vector(spec.OffsetMeters, _bearing);
    }

    public override Transmitter Transmitter { get; }

    /// <summary>Lets go of those that left, and takes new ones while there is room.</summary>
    public override void Advance(Instant now)
    {
        if (now < _nextLook || !IsActive(now)) return;
        _nextLook = now.PlusSeconds(LookSeconds);
        List<HeardObject> reached = [.. Scene.WithPosition(now).Where(heard => AttackScene.Concerns(_spec.Target, heard, now) && Reaches(heard))];
        _led.RemoveWhere(key => !reached.Exists(heard => heard.Key == key));
        foreach (HeardObject heard in reached)
        {
            if (_spec.Count > 0 && _led.Count >= _spec.Count) return;
            _led.Add(heard.Key);
        }
    }

    bool Reaches(HeardObject heard)
    {
        double distance = Transmitter.DistanceTo(heard.Latitude, heard.Longitude, heard.AntennaMeters);
        return distance < _spec.RadiusMeters && Transmitter.Reaches(distance, heard.AntennaMeters);
    }

    public override void Change(HeardObject sender, ref Statement statement)
    {
        if (!_led.Contains(sender.Key)) return;
        if (_spec.Place is { } place)
        {
            statement.Place(place.Latitude, place.Longitude);
            statement.Move(0, 0);
            double feet = place.HeightMeters / PlaneMath.MetersPerFoot;
            if (statement.Has(StatementParts.HeightDifference)) statement.AddGeometricFeet(feet - sender.PressureFeet - statement.DifferenceFeet);
            else if (statement.Has(StatementParts.GeometricHeight)) statement.AddGeometricFeet(feet - statement.GeometricFeet);
        }
        else if (statement.Has(StatementParts.Position))
        {
            (double latitude, double longitude) = PlaneMath.Offset(statement.Latitude, statement.Longitude, _east, _north);
            statement.Place(latitude, longitude);
        }
    }

    public override string Describe(ObjectKey subject) => _spec.Place is { } place
        ? FormattableString.Invariant($"place_lat={place.Latitude:F6};place_lon={place.Longitude:F6}")
        : FormattableString.Invariant($"offset_m={_spec.OffsetMeters:0.#};bearing_deg={_bearing}");
}
