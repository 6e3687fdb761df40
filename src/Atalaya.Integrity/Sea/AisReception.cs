using System.Runtime.InteropServices;
using Atalaya.Core.Numerics;
using Atalaya.Core.State;

namespace Atalaya.Integrity.Sea;

/// <summary>
/// How much of what vessels send is heard, by cell and class: reports heard against reports due, with exponential forgetting, and how many vessels are heard
/// now. A receiver that fails shows in these at once; a vessel that falls silent counts as due for a few intervals only.
/// </summary>
sealed class AisReception
{
    /// <summary>Ten reports of a boat that sends each 30 s.</summary>
    const double MemorySeconds = 300;

    /// <summary>Reports due from which a share says something; and that of a cell alone, against those around.</summary>
    const double LeastDue = 6, LeastDueOfCell = 20;

    /// <summary>Reports heard in a cell that makes a side, where the cells around a place know too little.</summary>
    const double LeastHeardOfSide = 2;

    const int StateVersion = 1;

    readonly Dictionary<int, Cell> _cells = [];

    struct Cell
    {
        public double HeardA, DueA, HeardB, DueB;
        public int WitnessesA, WitnessesB, SilentA, SilentB;
    }

    /// <summary>Reports heard of those due; vessels that report often and are heard, and those that should be.</summary>
    public readonly record struct Share(double Heard, double Due, int Vessels, int Silent)
    {
        public bool IsKnown => Due >= LeastDue;

        /// <summary>Most vessels are heard now.</summary>
        public bool IsAlive => Vessels > Silent;

        /// <summary>Cautious: as if a half more had been due and lost.</summary>
        public double Reception => Math.Min(1, Heard / (Due + 0.5));
    }

    public void AddHeard(int cell, bool isClassA)
    {
        ref Cell found = ref CollectionsMarshal.GetValueRefOrAddDefault(_cells, cell, out _);
        if (isClassA) found.HeardA++;
        else found.HeardB++;
    }

    /// <summary>A vessel in the cell should have sent so many reports in the sweep.</summary>
    public void AddDue(int cell, bool isClassA, double reports)
    {
        ref Cell found = ref CollectionsMarshal.GetValueRefOrAddDefault(_cells, cell, out _);
        if (isClassA) found.DueA += reports;
        else found.DueB += reports;
    }

    /// <summary>A vessel in the cell that reports often is heard now, or not.</summary>
    public void AddWitness(int cell, bool isClassA, bool isHeard)
    {
        ref Cell found = ref CollectionsMarshal.GetValueRefOrAddDefault(_cells, cell, out _);
        ref int count = ref isClassA ? ref isHeard ? ref found.WitnessesA : ref found.SilentA : ref isHeard ? ref found.WitnessesB : ref found.SilentB;
        count++;
    }

    /// <summary>Begins a sweep: all fade, and the vessels are counted anew.</summary>
    public void Fade(double seconds)
    {
        double factor = StableMath.Exp(-seconds / MemorySeconds);
        foreach (int key in _cells.Keys)
        {
            ref Cell cell = ref CollectionsMarshal.GetValueRefOrNullRef(_cells, key);
            (cell.HeardA, cell.DueA, cell.HeardB, cell.DueB) = (cell.HeardA * factor, cell.DueA * factor, cell.HeardB * factor, cell.DueB * factor);
            (cell.WitnessesA, cell.WitnessesB, cell.SilentA, cell.SilentB) = (0, 0, 0, 0);
            if (cell.HeardA + cell.DueA + cell.HeardB + cell.DueB < 0.01) _cells.Remove(key);
        }
    }

    /// <summary>
    /// Reports in the cell of a place and the eight around, or, where these are few and it lies between others, in two cells' distance, as the vessels; of class B alone for its like, which carries less far than class A:
    /// 2 W at 3 m against 12.5 W at 20 m.
    /// </summary>
    /// <param name="isClassA">Of the vessel that is judged.</param>
    /// <param name="isHereOnly">The reports of the cell alone.</param>
    public Share Around(double latitude, double longitude, bool isClassA, bool isHereOnly = false)
    {
        Span<int> cells = stackalloc int[25];
        SeaCell.Around(latitude, longitude, 2, cells);
        Share wide = default, near = default;
        for (int i = 0; i < cells.Length; i++)
        {
            wide = Sum(wide, cells[i], isClassA);
            if (i / 5 is >= 1 and <= 3 && i % 5 is >= 1 and <= 3) near = Sum(near, cells[i], isClassA);
        }

        Share here = Sum(default, cells[12], isClassA);
        if (!isHereOnly && near.Due < LeastDue && IsBetween(cells, isClassA)) return wide;
        if (isHereOnly || (here.Due >= LeastDueOfCell && here.Reception < near.Reception)) near = here;
        return wide with { Heard = near.Heard, Due = near.Due };
    }

    /// <summary>True if the like is heard on two sides of the middle, at more than a right angle: what a station hears before and behind a place it hears there.</summary>
    bool IsBetween(ReadOnlySpan<int> cells, bool isClassA)
    {
        for (int i = 0; i < cells.Length; i++)
        {
            if (Sum(default, cells[i], isClassA).Heard < LeastHeardOfSide) continue;
            for (int k = 0; k < i; k++)
                if ((i / 5 - 2) * (k / 5 - 2) + (i % 5 - 2) * (k % 5 - 2) < 0 && Sum(default, cells[k], isClassA).Heard >= LeastHeardOfSide) return true;
        }

        return false;
    }

    Share Sum(Share sum, int key, bool isClassA)
    {
        if (!_cells.TryGetValue(key, out Cell cell)) return sum;
        double heard = cell.HeardB + (isClassA ? cell.HeardA : 0), due = cell.DueB + (isClassA ? cell.DueA : 0);
        int witnesses = cell.WitnessesB + (isClassA ? cell.WitnessesA : 0), silent = cell.SilentB + (isClassA ? cell.SilentA : 0);
        return new Share(sum.Heard + heard, sum.Due + due, sum.Vessels + witnesses, sum.Silent + silent);
    }

    public void Save(StateWriter writer)
    {
        writer.Tag("IREC", StateVersion);
        writer.Write(_cells.Count);
        foreach ((int key, Cell cell) in _cells.OrderBy(pair => pair.Key))
        {
            writer.Write(key);
            writer.Write(cell.HeardA);
            writer.Write(cell.DueA);
            writer.Write(cell.HeardB);
            writer.Write(cell.DueB);
            writer.Write(cell.WitnessesA);
            writer.Write(cell.WitnessesB);
            writer.Write(cell.SilentA);
            writer.Write(cell.SilentB);
        }
    }

    public void Load(ref StateReader reader)
    {
        reader.Tag("IREC", StateVersion);
        _cells.Clear();
        for (int i = reader.ReadCount(52); i > 0; i--)
        {
            int key = reader.ReadInt32();
            _cells[key] = new Cell
            {
                HeardA = reader.ReadDouble(),
                DueA = reader.ReadDouble(),
                HeardB = reader.ReadDouble(),
                DueB = reader.ReadDouble(),
                WitnessesA = reader.ReadInt32(),
                WitnessesB = reader.ReadInt32(),
                SilentA = reader.ReadInt32(),
                SilentB = reader.ReadInt32(),
            };
        }
    }
}
