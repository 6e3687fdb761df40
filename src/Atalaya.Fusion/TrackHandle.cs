namespace Atalaya.Fusion;

/// <summary>Where a track is stored: sector in the upper, slot in the lower bits. Never leaves the process and never decides an order.</summary>
readonly record struct TrackHandle(int Value)
{
    const int SlotBits = 24;

    public const int MaxSlots = 1 << SlotBits;

    public static TrackHandle None => new(-1);

    public TrackHandle(int sector, int slot)
        : this((sector << SlotBits) | slot)
    {
    }

    public bool IsNone => Value < 0;
    public int Sector => Value >> SlotBits;
    public int Slot => Value & (MaxSlots - 1);
}
