namespace Atalaya.Integrity.Behaviour;

/// <summary>What counts as dangerous or strange behaviour.</summary>
public sealed record BehaviourSettings
{
    public CollisionSettings Collision { get; init; } = new();
    public ConflictSettings Conflict { get; init; } = new();
    public RendezvousSettings Rendezvous { get; init; } = new();
    public LoiteringSettings Loitering { get; init; } = new();
    public OutlierSettings Outlier { get; init; } = new();
    public LowSlowSettings LowSlow { get; init; } = new();
    public CoverageSettings Coverage { get; init; } = new();

    public bool IsSound => Collision.IsSound && Conflict.IsSound && Rendezvous.IsSound && Loitering.IsSound && Outlier.IsSound && LowSlow.IsSound && Coverage.IsSound;
}
