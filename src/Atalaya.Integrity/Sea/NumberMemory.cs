using Atalaya.Core.State;
using Atalaya.Core.Time;

namespace Atalaya.Integrity.Sea;

/// <summary>What is wrong with the numbers of a vessel.</summary>
struct NumberMemory : IVesselMemory<NumberMemory>
{
    public Instant Heard { get; set; }
    public ulong AlertTrack { get; set; }

    /// <summary>Reports with the same finding.</summary>
    public byte Reports;

    /// <summary>A wrong IMO number; 0 = none.</summary>
    public uint WrongImo;

    public readonly void Write(StateWriter writer)
    {
        writer.Write(Reports);
        writer.Write(WrongImo);
    }

    public static NumberMemory Read(ref StateReader reader) => new() { Reports = reader.ReadByte(), WrongImo = reader.ReadUInt32() };
}
