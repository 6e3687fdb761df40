using System.Runtime.InteropServices;
using Atalaya.Core.Time;

namespace Atalaya.Integrity.Deception;

/// <summary>How the parts of what one aircraft states fit each other; default = nothing heard.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
struct Consistency
{
    /// <summary>Since when, and when last, velocity and places differed; default = they do not.</summary>
    public Instant VelocitySince, VelocityLast;
    public float VelocityDifference;

    /// <summary>Geometric less pressure height, and pressure height, at two times; metres.</summary>
    public Instant OlderTime, NewerTime;
    public float OlderSplit, OlderPressure, NewerSplit, NewerPressure;

    public Instant HeightSince, HeightLast;
    public float HeightDifference;

    public byte VelocityRaised, HeightRaised;
}
