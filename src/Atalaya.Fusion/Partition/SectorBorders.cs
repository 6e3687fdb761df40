using Atalaya.Fusion.Associating;
using Atalaya.Fusion.Identifying;

namespace Atalaya.Fusion.Partition;

/// <summary>After a tick: enters tracks in their new cells, and hands those over whose cell another sector owns. Serial, by track id.</summary>
sealed class SectorBorders(Sector[] sectors, IdentityDirectory directory, CodeTable codes)
{
    ulong[] _ids = new ulong[64];
    int[] _handles = new int[64];

    public void MoveTracks()
    {
        int count = 0;
        foreach (Sector sector in sectors)
            foreach (int slot in sector.Moved.Slots)
            {
                if (!sector.Tracks[slot].HasPosition || (sector.Marks[slot] & SlotMarks.Ending) != 0) continue;
                Reserve(count + 1);
                (_ids[count], _handles[count]) = (sector.Tracks[slot].Id, new TrackHandle(sector.Number, slot).Value);
                count++;
            }

        Array.Sort(_ids, _handles, 0, count);
        for (int i = 0; i < count; i++) Move(new TrackHandle(_handles[i]));
    }

    void Move(TrackHandle handle)
    {
        Sector sector = sectors[handle.Sector];
        Core.Geodesy.GeodeticPosition place = sector.Motions[handle.Slot].IndexedPlace();
        int cell = EarthCells.CellOf(place.Latitude, place.Longitude);
        int owner = EarthCells.SectorOf(cell, sectors.Length);
        if (owner == sector.Number)
        {
            if (sector.Cells[handle.Slot] == cell) return;
            sector.Index(handle.Slot, cell);
            codes.Moved(sector, handle.Slot);
            return;
        }

        int slot = sectors[owner].Take(sector, handle.Slot);
        sectors[owner].Index(slot, cell);
        codes.Moved(sectors[owner], slot);
        directory.Set(sectors[owner].Tracks[slot].Id, sectors[owner].Tracks[slot].Identity, new TrackHandle(owner, slot));
        sector.Remove(handle.Slot);
    }

    void Reserve(int count)
    {
        if (count <= _ids.Length) return;
        Array.Resize(ref _ids, 2 * count);
        Array.Resize(ref _handles, 2 * count);
    }
}
