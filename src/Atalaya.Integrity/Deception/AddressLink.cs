using System.Runtime.InteropServices;

namespace Atalaya.Integrity.Deception;

/// <summary>A track among those with its address; default = it has none.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
struct AddressLink
{
    public uint Address;

    /// <summary>Slot of the next track with the address, plus one; 0 = the last.</summary>
    public int Next;
}
