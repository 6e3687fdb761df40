using Atalaya.Core.Time;

namespace Atalaya.Scenarios.Attacks.Running;

/// <summary>Positions beside the true ones, in one direction for each object.</summary>
/// <param name="scene">The objects.</param>
/// <param name="spec">The settings.</param>
/// <param name="number">Of the attack.</param>
/// <param name="bearingDegrees">Null = by the seed.</param>
/// <param name="offset">Metres, and metres per second added to the velocity, by the seconds since the object was chosen.</param>
sealed class OffsetRun(AttackScene scene, TargetedSpec spec, int number, double? bearingDegrees, Func<double, (double Meters, double MetersPerSecond)> offset)
    : TargetedAttack(scene, spec, number)
{
    readonly List<(double Bearing, Instant Since)> _states = [];

    protected override void Chosen(int index, HeardObject target, Instant now) => _states.Add((bearingDegrees ?? Math.Round(Random.Uniform(0, 360), 1), now));

    protected override void Change(int index, HeardObject sender, ref Statement statement)
    {
        (double bearing, Instant since) = _states[index];
        (double meters, double rate) = offset(Math.Max(0, statement.Time.SecondsSince(since)));
        if (statement.Has(StatementParts.Position))
        {
            (double east, double north) = PlaneMath.Vector(meters, bearing);
            (double latitude, double longitude) = PlaneMath.Offset(statement.Latitude, statement.Longitude, east, north);
            statement.Place(latitude, longitude);
        }

        if (rate == 0 || !statement.Has(StatementParts.Velocity)) return;
        (double eastRate, double northRate) = PlaneMath.Vector(rate, bearing);
        statement.Move(statement.East + eastRate, statement.North + northRate);
    }

    public override string Describe(ObjectKey subject)
    {
        for (int i = 0; i < Targets.Count; i++)
            if (Targets[i].Key == subject) return FormattableString.Invariant($"bearing_deg={_states[i].Bearing}");
        return "";
    }
}
