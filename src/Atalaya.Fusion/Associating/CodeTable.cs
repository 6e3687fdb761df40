using Atalaya.Core.Tracks;
using Atalaya.Fusion.Partition;

namespace Atalaya.Fusion.Associating;

/// <summary>
/// How many confirmed tracks of a region have each Mode 3/A code: a code that many have (conspicuity, VFR, emergencies) says little. Follows
/// from the tracks alone, so it is not saved. Changes only in the serial parts of a tick.
/// </summary>
sealed class CodeTable
{
    const int Codes = 4096;

    /// <summary>Weight of the belief that all codes are alike, in aircraft.</summary>
    const double PriorAircraft = 10;

    readonly Dictionary<int, int> _counts = [], _totals = [];

    /// <summary>Counts the track where its code, its life or its cell has changed.</summary>
    public void Note(Sector sector, int slot)
    {
        ref readonly Track track = ref sector.Tracks[slot];
        int known = sector.CountedCodes[slot], code = track.Identity.Mode3A ?? -1;
        bool counts = code is >= 0 and < Codes && track.Status is TrackStatus.Confirmed or TrackStatus.Coasting && sector.Cells[slot] >= 0;
        if (counts ? known >= 0 && known % Codes == code : known < 0) return;
        Set(sector, slot, counts ? EarthCells.RegionOf(sector.Cells[slot]) * Codes + code : -1);
    }

    /// <summary>The track has come to another cell.</summary>
    public void Moved(Sector sector, int slot)
    {
        int known = sector.CountedCodes[slot];
        if (known >= 0) Set(sector, slot, EarthCells.RegionOf(sector.Cells[slot]) * Codes + known % Codes);
    }

    /// <summary>Probability that an aircraft of the region has the code.</summary>
    /// <param name="own">A track that has it and is not to be counted; its key in the table, -1 = none.</param>
    public double Share(int region, ushort code, int own)
    {
        int key = region * Codes + (code & (Codes - 1));
        int left = own >= 0 && own / Codes == region ? 1 : 0;
        _counts.TryGetValue(key, out int count);
        _totals.TryGetValue(region, out int total);
        if (own == key) count--;
        return (count + PriorAircraft / Codes) / (total - left + PriorAircraft);
    }

    public void Clear()
    {
        _counts.Clear();
        _totals.Clear();
    }

    void Set(Sector sector, int slot, int key)
    {
        int known = sector.CountedCodes[slot];
        if (known == key) return;
        if (known >= 0)
        {
            Add(_counts, known, -1);
            Add(_totals, known / Codes, -1);
        }

        if (key >= 0)
        {
            Add(_counts, key, 1);
            Add(_totals, key / Codes, 1);
        }

        sector.CountedCodes[slot] = key;
    }

    static void Add(Dictionary<int, int> counts, int key, int change)
    {
        ref int count = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(counts, key, out _);
        count += change;
        if (count == 0) counts.Remove(key);
    }
}
