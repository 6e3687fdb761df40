using System.Runtime.InteropServices;
using Atalaya.Core.Time;

namespace Atalaya.Integrity.Deception;

/// <summary>Turns of radars in which an aircraft should have answered and did not.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
struct Silence
{
    public float MissedTurns;

    /// <summary>The last time it was counted; default = never.</summary>
    public Instant Counted;
    public byte IsRaised;
}
