using System.Runtime.InteropServices;
using Atalaya.Core.Time;

namespace Atalaya.Integrity.Deception;

/// <summary>What receivers as witnesses say of one aircraft.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
struct Reception
{
    /// <summary>Of the newest finding.</summary>
    public Instant Found;

    /// <summary>That a receiver must have heard it and did not.</summary>
    public float UnheardSeconds;
    public byte IsRaised;
}
