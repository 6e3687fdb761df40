using System.Runtime.InteropServices;
using Atalaya.Core.Geodesy;
using Atalaya.Core.Time;

namespace Atalaya.Integrity.Deception;

/// <summary>A stated course that jumped.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
struct StatedJump
{
    /// <summary>The track with the best place of the aircraft, and its address.</summary>
    public ulong Track;
    public uint Address;
    public Instant Time;
    public EcefPosition To, Offset;
}
