using Atalaya.Core.State;
using Atalaya.Core.Time;

namespace Atalaya.Integrity.Sea;

/// <summary>Whether one vessel states places on land, and how it got there.</summary>
struct LandMemory : IVesselMemory<LandMemory>
{
    public Instant Heard { get; set; }
    public ulong AlertTrack { get; set; }
    public LandState State;

    /// <summary>Newest place looked at, radians, and the speed stated there, metres per second.</summary>
    public Instant Time;
    public double Latitude, Longitude;
    public float Speed;

    /// <summary>Ship and cargo type; 0 = not known.</summary>
    public byte Type;

    /// <summary>Reports in a row that speak for a change of state.</summary>
    public byte Reports;

    public readonly void Write(StateWriter writer)
    {
        writer.Write((byte)State);
        writer.Write(Time.UnixNanoseconds);
        writer.Write(Latitude);
        writer.Write(Longitude);
        writer.Write((double)Speed);
        writer.Write(Type);
        writer.Write(Reports);
    }

    public static LandMemory Read(ref StateReader reader) => new()
    {
        State = (LandState)reader.ReadByte(),
        Time = new Instant(reader.ReadInt64()),
        Latitude = reader.ReadDouble(),
        Longitude = reader.ReadDouble(),
        Speed = (float)reader.ReadDouble(),
        Type = reader.ReadByte(),
        Reports = reader.ReadByte(),
    };
}
