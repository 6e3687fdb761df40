using Atalaya.Core.Geodesy;
using Atalaya.Core.Time;
using Atalaya.Scenarios.Attacks.Kinds;

namespace Atalaya.Scenarios.Attacks.Running;

/// <summary>Positions on a circle.</summary>
sealed class CircleRun(AttackScene scene, CircleAttack spec, int number) : TargetedAttack(scene, spec, number)
{
    const double AircraftSpeed = 100, VesselSpeed = 5;

    readonly List<Circle> _circles = [];

    protected override void Chosen(int index, HeardObject target, Instant now)
    {
        double course = PlaneMath.Bearing(target.East, target.North);
        (double east, double north) = PlaneMath.Vector(spec.RadiusMeters, course + 90);
        (double latitude, double longitude) = spec.Center ?? PlaneMath.Offset(target.Latitude, target.Longitude, east, north);
        double bearing = spec.Center is null ? course - 90 : Random.Uniform(0, 360);
        _circles.Add(new Circle(latitude, longitude, bearing, now, spec.SpeedMetersPerSecond ?? (target.Key.IsVessel ? VesselSpeed : AircraftSpeed)));
    }

    protected override void Change(int index, HeardObject sender, ref Statement statement)
    {
        Circle circle = _circles[index];
        double turned = circle.Speed / spec.RadiusMeters * Math.Max(0, statement.Time.SecondsSince(circle.Since)) * GeodeticPosition.DegreesPerRadian;
        double bearing = circle.BearingDegrees + turned;
        if (statement.Has(StatementParts.Position))
        {
            (double east, double north) = PlaneMath.Vector(spec.RadiusMeters, bearing);
            (double latitude, double longitude) = PlaneMath.Offset(circle.Latitude, circle.Longitude, east, north);
            statement.Place(latitude, longitude);
        }

        (double eastRate, double northRate) = PlaneMath.Vector(circle.Speed, bearing + 90);
        statement.Move(eastRate, northRate);
    }

    public override string Describe(ObjectKey subject)
    {
        for (int i = 0; i < Targets.Count; i++)
            if (Targets[i].Key == subject) return FormattableString.Invariant($"center_lat={_circles[i].Latitude:F6};center_lon={_circles[i].Longitude:F6}");
        return "";
    }

    /// <param name="Latitude">Of the centre, degrees.</param>
    /// <param name="Longitude">Of the centre, degrees.</param>
    /// <param name="BearingDegrees">From the centre, when it began.</param>
    /// <param name="Since">When it began.</param>
    /// <param name="Speed">Metres per second.</param>
    readonly record struct Circle(double Latitude, double Longitude, double BearingDegrees, Instant Since, double Speed);
}
