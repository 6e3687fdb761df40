namespace Atalaya.Integrity;

/// <summary>What a detector remembers of each track, by slot; default = nothing yet. Grows as it is touched.</summary>
public sealed class SlotColumn<T>
    where T : struct
{
    T[] _values = new T[64];

    public ref T this[int slot]
    {
        get
        {
            if (slot >= _values.Length) Array.Resize(ref _values, Math.Max(slot + 1, 2 * _values.Length));
            return ref _values[slot];
        }
    }

    public void Clear(int slot)
    {
        if (slot < _values.Length) _values[slot] = default;
    }
}
