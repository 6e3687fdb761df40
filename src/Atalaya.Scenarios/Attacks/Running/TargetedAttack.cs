using Atalaya.Core.Time;

namespace Atalaya.Scenarios.Attacks.Running;

/// <summary>An attack on chosen objects: chosen once, when it begins, and the missing ones later, as soon as there are some.</summary>
abstract class TargetedAttack(AttackScene scene, TargetedSpec spec, int number) : Attack(scene, spec, number)
{
    const double LookSeconds = 1;

    readonly List<HeardObject> _targets = [];
    Instant _nextLook = Instant.MinValue;

    protected IReadOnlyList<HeardObject> Targets => _targets;

    int Wanted => spec.Target.Key is null ? spec.Count : 1;

    public override void Advance(Instant now)
    {
        if (_targets.Count >= Wanted || now < _nextLook || !IsActive(now)) return;
        _nextLook = now.PlusSeconds(LookSeconds);
        if (spec.Target.Key is { } key)
        {
            if (Scene.Find(key) is { } named && named.HasPosition(now)) Take(named, now);
            return;
        }

        List<HeardObject> candidates = Scene.Candidates(spec.Target.Class, now);
        while (_targets.Count < Wanted && candidates.Count > 0)
        {
            int index = Random.Below(candidates.Count);
            Take(candidates[index], now);
            candidates.RemoveAt(index);
        }
    }

    public override void Change(HeardObject sender, ref Statement statement)
    {
        int index = _targets.IndexOf(sender);
        if (index >= 0) Change(index, sender, ref statement);
    }

    protected bool IsTarget(HeardObject sender) => _targets.Contains(sender);

    /// <param name="index">Of the object among the targets.</param>
    /// <param name="sender">The object.</param>
    /// <param name="statement">What it says.</param>
    protected abstract void Change(int index, HeardObject sender, ref Statement statement);

    /// <summary>An object was chosen.</summary>
    protected virtual void Chosen(int index, HeardObject target, Instant now)
    {
    }

    void Take(HeardObject target, Instant now)
    {
        target.IsTarget = true;
        _targets.Add(target);
        Chosen(_targets.Count - 1, target, now);
    }
}
