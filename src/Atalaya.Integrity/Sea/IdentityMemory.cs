using Atalaya.Core.State;
using Atalaya.Core.Time;

namespace Atalaya.Integrity.Sea;

/// <summary>What one MMSI said of its vessel.</summary>
struct IdentityMemory : IVesselMemory<IdentityMemory>
{
    public Instant Heard { get; set; }
    public ulong AlertTrack { get; set; }
    public IdentityField Name, Callsign, Imo, Size, Type;

    /// <summary>The parts that changed, a bit each, and when the first and the last did.</summary>
    public byte Changed;
    public Instant First, Last;

    public readonly void Write(StateWriter writer)
    {
        Name.Write(writer);
        Callsign.Write(writer);
        Imo.Write(writer);
        Size.Write(writer);
        Type.Write(writer);
        writer.Write(Changed);
        writer.Write(First.UnixNanoseconds);
        writer.Write(Last.UnixNanoseconds);
    }

    public static IdentityMemory Read(ref StateReader reader) => new()
    {
        Name = IdentityField.Read(ref reader),
        Callsign = IdentityField.Read(ref reader),
        Imo = IdentityField.Read(ref reader),
        Size = IdentityField.Read(ref reader),
        Type = IdentityField.Read(ref reader),
        Changed = reader.ReadByte(),
        First = new Instant(reader.ReadInt64()),
        Last = new Instant(reader.ReadInt64()),
    };
}
