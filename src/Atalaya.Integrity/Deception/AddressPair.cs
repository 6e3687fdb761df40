using System.Runtime.InteropServices;
using Atalaya.Core.Time;
using Atalaya.Integrity.Alerts;

namespace Atalaya.Integrity.Deception;

/// <summary>Two places of one address.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
struct AddressPair
{
    /// <summary>Since when both have been heard, and when both last were.</summary>
    public Instant Since, Last;

    /// <summary>None = no alert yet.</summary>
    public Verdict Verdict;
}
