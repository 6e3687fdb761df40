using Atalaya.Core.State;
using Atalaya.Core.Time;

namespace Atalaya.Integrity.Interference;

/// <summary>One aircraft or vessel in one cell with one state of its navigation.</summary>
struct NavigationSample
{
    /// <summary>Address or MMSI: another track of the same object is the same.</summary>
    public uint Object;

    public bool IsBad;

    /// <summary>A later sample of the cell counts for the object; or this one is the last good place before a turn, which counts for the source only.</summary>
    public bool IsSuperseded;

    /// <summary>A good state that would have shown interference: of a vessel, that it states accuracy.</summary>
    public bool IsTelling;

    public Instant From, To;

    /// <summary>When the object was bad in this cell last; default = never.</summary>
    public Instant LastBad;

    /// <summary>At the beginning: radians, metres above the 1013.25 hPa surface or the sea.</summary>
    public float Latitude, Longitude, HeightMeters;

    public readonly void Save(StateWriter writer)
    {
        writer.Write(Object);
        writer.Write(IsBad);
        writer.Write(IsSuperseded);
        writer.Write(IsTelling);
        writer.Write(From.UnixNanoseconds);
        writer.Write(To.UnixNanoseconds);
        writer.Write(LastBad.UnixNanoseconds);
        foreach (float value in (ReadOnlySpan<float>)[Latitude, Longitude, HeightMeters]) writer.Write(BitConverter.SingleToUInt32Bits(value));
    }

    public static NavigationSample Load(ref StateReader reader) => new()
    {
        Object = reader.ReadUInt32(),
        IsBad = reader.ReadBoolean(),
        IsSuperseded = reader.ReadBoolean(),
        IsTelling = reader.ReadBoolean(),
        From = new Instant(reader.ReadInt64()),
        To = new Instant(reader.ReadInt64()),
        LastBad = new Instant(reader.ReadInt64()),
        Latitude = BitConverter.UInt32BitsToSingle(reader.ReadUInt32()),
        Longitude = BitConverter.UInt32BitsToSingle(reader.ReadUInt32()),
        HeightMeters = BitConverter.UInt32BitsToSingle(reader.ReadUInt32()),
    };
}
