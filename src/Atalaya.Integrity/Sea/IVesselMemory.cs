using Atalaya.Core.State;
using Atalaya.Core.Time;

namespace Atalaya.Integrity.Sea;

/// <summary>What a detector remembers of one MMSI. Default = nothing yet.</summary>
interface IVesselMemory<T>
    where T : struct, IVesselMemory<T>
{
    /// <summary>When it was heard last: those heard longest ago are forgotten first.</summary>
    Instant Heard { get; set; }

    /// <summary>The track that its alert is about; 0 = it has none.</summary>
    ulong AlertTrack { get; set; }

    void Write(StateWriter writer);

    static abstract T Read(ref StateReader reader);
}
