namespace Atalaya.Fusion;

/// <summary>What this tick has noted of a slot.</summary>
[Flags]
enum SlotMarks : byte
{
    None = 0,
    Changed = 1 << 0,
    Moved = 1 << 1,
    Ending = 1 << 2,

    /// <summary>Began in this tick.</summary>
    Born = 1 << 3,
}
