using Atalaya.Fusion;
using Atalaya.Fusion.Partition;
using CsCheck;

namespace Atalaya.Tests.Fusion.Partition;

public sealed class CellIndexTests
{
    const int Tracks = 12, Cells = 3;

    /// <summary>Twelve tracks in three cells: beside each other and in lists, in every order of coming and going.</summary>
    [Fact]
    public void EveryTrackIsInItsCellOnce() => Gen.Select(Gen.Int[0, Tracks - 1], Gen.Int[-1, Cells - 1]).Array[0, 200].Sample(steps =>
    {
        CellIndex index = new();
        Sector[] sectors = [new Sector(0, index)];
        for (int i = 0; i < Tracks; i++) sectors[0].Add(default, default, default);
        int[] expected = [.. Enumerable.Repeat(-1, Tracks)];
        foreach ((int slot, int cell) in steps)
        {
            expected[slot] = cell;
            if (cell >= 0) sectors[0].Index(slot, cell);
            else sectors[0].Unindex(slot);
        }

        for (int cell = 0; cell < Cells; cell++)
            Assert.Equal(Enumerable.Range(0, Tracks).Where(slot => expected[slot] == cell), SlotsOf(index, cell, sectors).Order());
    }, seed: "0N0XIzNsQ0O2", iter: 1000);

    [Fact]
    public void WhereNothingWasIsNothing()
    {
        CellIndex index = new();
        Assert.Empty(SlotsOf(index, EarthCells.Count - 1, []));
        index.PrefetchCells([0]);
        index.PrefetchTracks([0], []);
    }

    static List<int> SlotsOf(CellIndex index, int cell, Sector[] sectors)
    {
        List<int> slots = [];
        foreach (TrackHandle track in index.TracksOf(cell, sectors)) slots.Add(track.Slot);
        return slots;
    }
}
