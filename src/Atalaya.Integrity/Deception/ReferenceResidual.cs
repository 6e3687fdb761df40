using System.Runtime.InteropServices;
using Atalaya.Core.Time;

namespace Atalaya.Integrity.Deception;

/// <summary>The newest plot of one aircraft by one sensor, to be compared with what the sensor makes of others.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
struct ReferenceResidual
{
    public ulong Track;
    public Instant Time;

    /// <summary>Measured less stated: metres along; metres or radians across.</summary>
    public float Along, Across;

    /// <summary>Stated velocity in the same units a second.</summary>
    public float AlongRate, AcrossRate;
}
