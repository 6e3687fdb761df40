using System.Runtime.InteropServices;
using Atalaya.Core.Frames;
using Atalaya.Core.Geodesy;
using Atalaya.Core.Time;
using Atalaya.Integrity.Alerts;

namespace Atalaya.Integrity.Deception;

/// <summary>What is held against the stated place of one aircraft; default = nothing.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
struct Accusation
{
    public byte IsActive;
    public Verdict Verdict;
    public Suspicion Suspicion;

    public ulong Track;

    /// <summary>Another track, with the same address, goes with what is stated.</summary>
    public ulong StatedTrack;

    /// <summary>When it began, and when a sensor last had a say.</summary>
    public Instant Since, Compared;

    /// <summary>Both places on the ellipsoid, of the newest comparison.</summary>
    public EcefPosition Stated, Measured;

    public Provenance Frame;
}
