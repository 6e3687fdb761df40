using Atalaya.Core.Reports;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Fusion.Identifying;
using Atalaya.Fusion.Measuring;
using Atalaya.Fusion.Partition;
using Atalaya.Fusion.Running;
using Atalaya.Fusion.Sources;

namespace Atalaya.Fusion.Associating;

/// <summary>
/// Decides which plots belong to which tracks: candidates are found in parallel from the states at the start of the tick, then taken in
/// order of cost, at most one plot per track and source. A key that no track has first looks for a track without identity.
/// </summary>
sealed class Associator(TickReports reports, Gate gate, IdentityDirectory directory, SourceTable sources, ClutterMap clutter, Sector[] sectors)
{
    public const int ChunkPlots = 128;

    readonly CandidateList _candidates = new();
    readonly HashSet<long> _taken = [];
    readonly SlotList _plots = new();
    CandidateList[] _chunks = [];
    PositionMeasurement[] _places = [];
    bool[] _placed = [];

    /// <summary>Numbers of the reports that look for a track, ascending.</summary>
    public ReadOnlySpan<int> Plots => _plots.Slots;

    public int ChunkCount => (_plots.Count + ChunkPlots - 1) / ChunkPlots;

    /// <summary>The place of the n-th of <see cref="Plots"/>; false = it has none.</summary>
    public bool TryPlace(int plot, out PositionMeasurement place)
    {
        place = _places[plot];
        return _placed[plot];
    }

    public void Begin()
    {
        _plots.Clear();
        _taken.Clear();
        _candidates.Clear();
        for (int i = 0; i < reports.Count; i++)
        {
            ReportFate fate = reports.Fates[i];
            if (fate == ReportFate.Plot || (reports.BringsPlace(i) && (fate == ReportFate.NewIdentity || LacksPosition(reports.Targets[i], fate)))) _plots.Add(i);
            if (fate == ReportFate.Known && reports[i].Measurement is MeasurementKind.Polar or MeasurementKind.Plane) _taken.Add(PairKey(reports.Targets[i], reports[i]));
        }

        if (_places.Length < _plots.Count)
        {
            _places = new PositionMeasurement[2 * _plots.Count];
            _placed = new bool[2 * _plots.Count];
        }

        int chunks = _chunks.Length;
        if (chunks >= ChunkCount) return;
        Array.Resize(ref _chunks, 2 * ChunkCount);
        for (int i = chunks; i < _chunks.Length; i++) _chunks[i] = new CandidateList();
    }

    /// <summary>Finds the candidates of one chunk of plots.</summary>
    public void FindChunk(int chunk)
    {
        CandidateList found = _chunks[chunk];
        found.Clear();
        int end = Math.Min((chunk + 1) * ChunkPlots, _plots.Count);
        for (int plot = chunk * ChunkPlots; plot < end; plot++)
        {
            int index = _plots[plot];
            ref readonly Report report = ref reports[index];
            _placed[plot] = gate.TryPlace(report, out _places[plot]);
            if (_placed[plot]) gate.Find(report, index, _places[plot], reports.Times[index], SlotMarks.None, found);
        }
    }

    public int Assign()
    {
        for (int chunk = 0; chunk < ChunkCount; chunk++) _candidates.Append(_chunks[chunk]);
        _candidates.Items.Sort();
        int assigned = 0;
        foreach (ref readonly Candidate candidate in _candidates.Items)
            if (TryTake(candidate)) assigned++;
        return assigned;
    }

    /// <summary>Looks among the tracks that began in this tick: two sensors may see a new object at once.</summary>
    public bool TryJoinNewborn(int plot)
    {
        int index = _plots[plot];
        _candidates.Clear();
        gate.Find(reports[index], index, _places[plot], reports.Times[index], SlotMarks.Born, _candidates);
        _candidates.Items.Sort();
        foreach (ref readonly Candidate candidate in _candidates.Items)
            if (TryTake(candidate)) return true;
        return false;
    }

    /// <summary>Notes that the source has had its plot of the track in this tick.</summary>
    public void Take(TrackHandle handle, in Report report) => _taken.Add(PairKey(handle, report));

    bool TryTake(in Candidate candidate)
    {
        int index = candidate.Plot;
        ref readonly Report report = ref reports[index];
        if (report.Identity.HasKey) return TryRecognise(candidate, report, index);
        if (!reports.Targets[index].IsNone) return false;
        if (!_taken.Add(PairKey(candidate.Handle, report))) return false;
        reports.Targets[index] = candidate.Handle;
        reports.Ratios[index] = RatioOf(candidate, report, index);
        return true;
    }

    /// <summary>
    /// Gives the track the keys of the report, or all of the track that had them without a place. A report whose key another of this tick
    /// placed before goes there.
    /// </summary>
    bool TryRecognise(in Candidate candidate, in Report report, int index)
    {
        ref Track track = ref sectors[candidate.Handle.Sector].Tracks[candidate.Handle.Slot];
        if (directory.TryFind(report.Identity, out TrackHandle known))
        {
            if (track.Identity.HasKey || !LacksPosition(known, ReportFate.Known))
            {
                reports.Targets[index] = known;
                return false;
            }

            Merge(known, ref track);
        }
        else
        {
            if (track.Identity.HasKey) return false;
            track.Identity.Address = report.Identity.Address;
            track.Identity.AddressKind = report.Identity.AddressKind;
            track.Identity.Mmsi = report.Identity.Mmsi;
            track.Identity.DroneSerial = report.Identity.DroneSerial;
        }

        directory.Set(track.Id, track.Identity, candidate.Handle);
        _taken.Add(PairKey(candidate.Handle, report));
        reports.Targets[index] = candidate.Handle;
        return true;
    }

    /// <summary>An identity heard before its place was known turns out to be a track seen without identity: the seen track goes on, the heard one ends.</summary>
    void Merge(TrackHandle heardHandle, ref Track seen)
    {
        Sector sector = sectors[heardHandle.Sector];
        ref Track heard = ref sector.Tracks[heardHandle.Slot];
        ushort? code = seen.Identity.Mode3A;
        seen.Identity = heard.Identity;
        if (heard.Mode3ATime < seen.Mode3ATime) seen.Identity.Mode3A = code;
        seen.Mode3ATime = Instant.Max(seen.Mode3ATime, heard.Mode3ATime);
        (seen.KeyTime, seen.CallsignTime, seen.NameTime) = (heard.KeyTime, heard.CallsignTime, heard.NameTime);
        if (heard.Domain != Domain.Unknown) seen.Domain = heard.Domain;
        seen.Category ??= heard.Category;
        heard.Status = TrackStatus.Ended;
        sector.MarkChanged(heardHandle.Slot);
        sector.Mark(heardHandle.Slot, SlotMarks.Ending, sector.Ending);
        sector.Due[heardHandle.Slot] = long.MaxValue;
    }

    /// <summary>True if the track ended in this tick because another took its identity over.</summary>
    public bool IsMerged(TrackHandle handle) => !handle.IsNone && (sectors[handle.Sector].Marks[handle.Slot] & SlotMarks.Ending) != 0;

    bool LacksPosition(TrackHandle handle, ReportFate fate) =>
        fate == ReportFate.Known && sectors[handle.Sector].Tracks[handle.Slot] is { HasPosition: false, Status: not TrackStatus.Ended };

    double RatioOf(in Candidate candidate, in Report report, int index)
    {
        ref readonly SourceState source = ref sources.Find(report);
        int cell = EarthCells.CellOf(_places[PlotOf(index)].Latitude, _places[PlotOf(index)].Longitude);
        double density = clutter.Density(source, sources.PeriodOf(source), cell, reports.Times[index]);
        return sources.DetectionOf(source) * candidate.Likelihood / density;
    }

    int PlotOf(int index) => _plots.Slots.BinarySearch(index);

    static long PairKey(TrackHandle handle, in Report report) => ((long)handle.Value << 32) | ((uint)report.Source.Number << 16) | report.Sensor;
}
