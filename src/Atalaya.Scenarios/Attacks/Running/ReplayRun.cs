using Atalaya.Core.Time;
using Atalaya.Scenarios.Attacks.Kinds;

namespace Atalaya.Scenarios.Attacks.Running;

/// <summary>Records what its objects send and sends it again.</summary>
sealed class ReplayRun : TargetedAttack
{
    readonly ReplayAttack _spec;
    readonly Queue<(Emission Emission, ReportLabel? Label)> _recorded = new();

    public ReplayRun(AttackScene scene, ReplayAttack spec, int number) : base(scene, spec, number)
    {
        _spec = spec;
        Transmitter = TransmitterPlace.Of(spec.Transmitter, scene.Sources, ref Random);
    }

    public override Transmitter? Transmitter { get; }

    public override void Advance(Instant now)
    {
        base.Advance(now);
        while (_recorded.TryPeek(out (Emission Emission, ReportLabel? Label) next) && next.Emission.Time <= now)
        {
            _recorded.Dequeue();
            Scene.Send(this, next.Emission, WithTruth(next.Label));
        }
    }

    /// <summary>Where the object is by now.</summary>
    ReportLabel? WithTruth(ReportLabel? label) =>
        label is { } told && Scene.Find(told.Subject) is { } heard ? told with { TrueLatitude = heard.Latitude, TrueLongitude = heard.Longitude } : label;

    public override void Overhear(HeardObject sender, in Statement statement, in Transmission transmission)
    {
        if (!IsTarget(sender)) return;
        Instant due = statement.Time.PlusSeconds(_spec.DelaySeconds);
        Emission copy = new()
        {
            Subject = sender.Key,
            Time = due,
            Frame = transmission.Frame,
            Bits = transmission.Bits.ToArray(),
            LengthBits = transmission.LengthBits,
        };
        ReportLabel? label = statement.Has(StatementParts.Position) ? new ReportLabel(due, Number, sender.Key, null, null, statement.Latitude, statement.Longitude) : null;
        _recorded.Enqueue((copy, label));
    }

    protected override void Change(int index, HeardObject sender, ref Statement statement)
    {
        if (_spec.Replaces && Elapsed(statement.Time) >= _spec.DelaySeconds) statement.IsSuppressed = true;
    }
}
