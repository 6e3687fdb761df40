using Atalaya.Core.Time;

namespace Atalaya.Integrity.Sea;

/// <summary>The tracks with AIS by cell, made anew for each sweep: which of them are near a place.</summary>
sealed class AisNeighbours
{
    /// <summary>Beyond this a prediction is worth nothing: the vessel may be anywhere around.</summary>
    const double LongestSeconds = 600;

    /// <summary>Marks a slot as that of what the vessel states, not of what is measured.</summary>
    const uint Stated = 1u << 31;

    long[] _entries = new long[256];
    int _count;

    public void Clear() => _count = 0;

    public void Add(int cell, int slot) => AddEntry(cell, (uint)slot);

    /// <summary>The same of the place that it states.</summary>
    public void AddStated(int cell, int slot) => AddEntry(cell, (uint)slot | Stated);

    void AddEntry(int cell, uint slot)
    {
        if (_count == _entries.Length) Array.Resize(ref _entries, 2 * _count);
        _entries[_count++] = ((long)cell << 32) | slot;
    }

    public void Sort() => Array.Sort(_entries, 0, _count);

    /// <summary>True if a vessel with AIS is, says that it is, or by now may be, within a distance.</summary>
    public bool IsAnyNear(SlotColumn<SeaTrackMemory> tracks, in SeaTrackMemory of, Instant now, double meters)
    {
        Span<int> nine = stackalloc int[9];
        SeaCell.Around(of.Latitude, of.Longitude, 1, nine);
        foreach (int cell in nine)
            for (int i = First(cell); i < _count && (int)(_entries[i] >> 32) == cell; i++)
            {
                uint slot = (uint)_entries[i];
                ref readonly SeaTrackMemory other = ref tracks[(int)(slot & ~Stated)];
                (Instant time, double latitude, double longitude) = (slot & Stated) == 0 ? (other.Time, other.Latitude, other.Longitude) : (other.StatedTime, other.StatedLatitude, other.StatedLongitude);
                double age = Math.Clamp(now.SecondsSince(time), 0, LongestSeconds);
                if (AisStatement.Distance(of.Latitude, of.Longitude, latitude, longitude) < meters + age * (other.Speed + 1)) return true;
            }

        return false;
    }

    int First(int cell)
    {
        int low = 0, high = _count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if ((int)(_entries[middle] >> 32) < cell) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
