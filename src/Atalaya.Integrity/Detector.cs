using Atalaya.Core.State;
using Atalaya.Core.Tracks;
using Atalaya.Integrity.Alerts;

namespace Atalaya.Integrity;

/// <summary>
/// Looks for one sort of danger or deceit, tick by tick, and tells the book of alerts. A pure function of what it was given: what it remembers is saved
/// with the checkpoint. Detectors run one after the other in a fixed order.
/// </summary>
public abstract class Detector
{
    /// <summary>For metrics: lower case, words joined by underscores.</summary>
    public abstract string Name { get; }

    /// <summary>Settings in force from the open tick on.</summary>
    public virtual void Configure(IntegritySettings settings)
    {
    }

    public abstract void Step(in IntegrityTick tick, AlertBook book);

    /// <summary>A track has ended: nothing of it may stay in its slot, and its alerts end. Called after <see cref="Step"/> saw its last delta.</summary>
    public abstract void Forget(int slot, in Track track, AlertBook book);

    /// <summary>What it remembers, columns by ascending slot.</summary>
    public abstract void Save(StateWriter writer, TrackSlots slots);

    /// <summary>Loads after the saved configuration is in force.</summary>
    public abstract void Load(ref StateReader reader, TrackSlots slots);
}
