using Atalaya.Core.State;
using Atalaya.Core.Time;

namespace Atalaya.Integrity.Interference;

/// <summary>The maps of the last 24 hours, one each ten minutes.</summary>
sealed class InterferenceHistory
{
    public const int MostMoments = 144;
    public const long StepSeconds = 600;

    /// <summary>Of one map; disturbed cells go first.</summary>
    const int MostCells = 2000;

    readonly Queue<InterferenceMoment> _moments = [];
    Instant _next;

    /// <summary>Oldest first.</summary>
    public IReadOnlyCollection<InterferenceMoment> Moments => _moments;

    public void Note(Instant now, CellTable cells, IReadOnlyList<InterferenceRegion> regions)
    {
        if (now < _next) return;
        bool isFirst = _next == default;
        long step = StepSeconds * Instant.NanosecondsPerSecond;
        _next = new Instant((now.UnixNanoseconds / step + 1) * step);
        if (isFirst) return;
        if (_moments.Count == MostMoments) _moments.Dequeue();
        _moments.Enqueue(MapOf(now, cells, regions));
    }

    /// <summary>The cells with enough objects to say something, or with bad ones, and the regions.</summary>
    public static InterferenceMoment MapOf(Instant now, CellTable cells, IReadOnlyList<InterferenceRegion> regions)
    {
        List<InterferenceCell> found = [];
        foreach (CellHistory cell in cells.All)
            if (cell.Count >= InterferenceLevels.LeastObjects || cell.Bad > 0) found.Add(new InterferenceCell(cell.Cell, cell.Band, cell.Count, cell.Bad));
        if (found.Count > MostCells) found = [.. found.OrderByDescending(static cell => cell.Bad).ThenByDescending(static cell => cell.Count).ThenBy(static cell => cell.Cell).Take(MostCells)];
        return new InterferenceMoment(now, [.. found], [.. regions.Select(static region => new InterferenceArea(region.Id, region.Since, region.Count, region.Bad, [.. region.CellNumbers]))]);
    }

    public void Save(StateWriter writer)
    {
        writer.Write(_next.UnixNanoseconds);
        writer.Write(_moments.Count);
        foreach (InterferenceMoment moment in _moments) Save(writer, moment);
    }

    static void Save(StateWriter writer, InterferenceMoment moment)
    {
        writer.Write(moment.Time.UnixNanoseconds);
        writer.Write(moment.Cells.Length);
        foreach (InterferenceCell cell in moment.Cells)
        {
            writer.Write(CellTable.KeyOf(cell.Cell, cell.Band));
            writer.Write((ushort)Math.Min(cell.Count, ushort.MaxValue));
            writer.Write((ushort)Math.Min(cell.Bad, ushort.MaxValue));
        }

        writer.Write(moment.Regions.Length);
        foreach (InterferenceArea region in moment.Regions)
        {
            writer.Write(region.Id);
            writer.Write(region.Since.UnixNanoseconds);
            writer.Write(region.Count);
            writer.Write(region.Bad);
            writer.Write(region.Cells.Length);
            foreach (int cell in region.Cells) writer.Write(cell);
        }
    }

    public void Load(ref StateReader reader)
    {
        _next = new Instant(reader.ReadInt64());
        for (int left = reader.ReadCount(16); left > 0; left--) _moments.Enqueue(LoadMoment(ref reader));
    }

    static InterferenceMoment LoadMoment(ref StateReader reader)
    {
        Instant time = new(reader.ReadInt64());
        InterferenceCell[] cells = new InterferenceCell[reader.ReadCount(8)];
        for (int i = 0; i < cells.Length; i++)
        {
            int key = reader.ReadInt32();
            cells[i] = new InterferenceCell(key >> 2, (HeightBand)(key & 3), reader.ReadUInt16(), reader.ReadUInt16());
        }

        InterferenceArea[] regions = new InterferenceArea[reader.ReadCount(28)];
        for (int i = 0; i < regions.Length; i++)
        {
            (ulong id, Instant since, int count, int bad) = (reader.ReadUInt64(), new Instant(reader.ReadInt64()), reader.ReadInt32(), reader.ReadInt32());
            int[] numbers = new int[reader.ReadCount(4)];
            for (int n = 0; n < numbers.Length; n++) numbers[n] = reader.ReadInt32();
            regions[i] = new InterferenceArea(id, since, count, bad, numbers);
        }

        return new InterferenceMoment(time, cells, regions);
    }
}
