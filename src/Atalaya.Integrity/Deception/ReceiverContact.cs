using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Atalaya.Core.Time;

namespace Atalaya.Integrity.Deception;

/// <summary>How one receiver hears one aircraft; default = it never did.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
struct ReceiverContact
{
    public Instant Since, Heard;
    public LevelFit Levels;
    public ushort Source;

    /// <summary>Looks in a row at which its stated place was beyond the horizon, and all at which it was not; and whether it was counted of each kind.</summary>
    public byte Far, Near, IsCountedFar, IsCountedNear;

    public readonly bool IsUsed => Source != 0;
}

/// <summary>The first receivers that hear an aircraft.</summary>
[InlineArray(Capacity)]
struct ReceiverContacts
{
    public const int Capacity = 4;

    ReceiverContact _first;
}
