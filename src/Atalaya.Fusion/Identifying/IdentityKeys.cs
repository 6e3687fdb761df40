using Atalaya.Core.Identity;

namespace Atalaya.Fusion.Identifying;

/// <summary>
/// The keys of an identity as 64-bit numbers, in the order of their weight; 0 = absent. Another system's track has its number there and no
/// other key, so that it never meets a track of ours.
/// </summary>
readonly struct IdentityKeys
{
    public IdentityKeys(in ObjectIdentity identity)
    {
        if (identity.SystemTrack != 0)
        {
            SystemTrack = (1ul << 61) | identity.SystemTrack;
            return;
        }

        if (identity.HasAddress) Address = (1ul << 62) | ((ulong)identity.AddressKind << 32) | (identity.Address & 0xFFFFFF);
        if (identity.Mmsi != 0) Mmsi = (2ul << 62) | identity.Mmsi;
        if (!identity.DroneSerial.IsEmpty) DroneSerial = (3ul << 62) | (Mix(identity.DroneSerial.Bits) >> 2);
    }

    public ulong SystemTrack { get; }
    public ulong Address { get; }
    public ulong Mmsi { get; }

    /// <summary>The 120 bits of the serial folded to 62: equal by chance once in 2^62.</summary>
    public ulong DroneSerial { get; }

    public ulong First => SystemTrack != 0 ? SystemTrack : Address != 0 ? Address : Mmsi != 0 ? Mmsi : DroneSerial;

    static ulong Mix(UInt128 bits)
    {
        ulong mixed = (ulong)(bits >> 64) * 0x9E3779B97F4A7C15 ^ (ulong)bits;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
