using Atalaya.Core.State;
using Atalaya.Core.Time;

namespace Atalaya.Integrity.Sea;

/// <summary>How often one vessel was heard from beyond the horizon.</summary>
struct HorizonMemory : IVesselMemory<HorizonMemory>
{
    public Instant Heard { get; set; }
    public ulong AlertTrack { get; set; }

    /// <summary>Reports in a row.</summary>
    public byte Far;

    public readonly void Write(StateWriter writer) => writer.Write(Far);

    public static HorizonMemory Read(ref StateReader reader) => new() { Far = reader.ReadByte() };
}
