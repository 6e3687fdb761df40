using Atalaya.Core.Time;

namespace Atalaya.Scenarios.Attacks.Running;

/// <summary>One attack at work.</summary>
abstract class Attack
{
    protected Attack(AttackScene scene, AttackSpec spec, int number)
    {
        Scene = scene;
        Spec = spec;
        Number = number;
        Random = new RandomStream(scene.Seed, RandomPurpose.Attack, (ulong)number);
    }

    /// <summary>From 1.</summary>
    public int Number { get; }

    public AttackSpec Spec { get; }
    protected AttackScene Scene { get; }

    // Not readonly: drawing changes it.
    protected RandomStream Random;

    /// <summary>Where false signals come from; null = from the object itself.</summary>
    public virtual Transmitter? Transmitter => null;

    /// <summary>Seconds since the attack began.</summary>
    protected double Elapsed(Instant time) => time.SecondsSince(Scene.Start) - Spec.StartSeconds;

    public bool IsActive(Instant time) => Elapsed(time) is var elapsed && elapsed >= 0 && elapsed < Spec.DurationSeconds;

    /// <summary>Time has come so far: chooses its objects, sends what is due.</summary>
    public virtual void Advance(Instant now)
    {
    }

    /// <summary>Changes what an object says, or not; called while the attack is active.</summary>
    public virtual void Change(HeardObject sender, ref Statement statement)
    {
    }

    /// <summary>Overhears a transmission as it was sent, before any change.</summary>
    public virtual void Overhear(HeardObject sender, in Statement statement, in Transmission transmission)
    {
    }

    /// <summary>What is true of one object beyond the settings, for its label.</summary>
    public virtual string Describe(ObjectKey subject) => "";
}
