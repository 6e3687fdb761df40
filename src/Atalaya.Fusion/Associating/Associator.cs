using Atalaya.Core.Reports;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Fusion.Identifying;
using Atalaya.Fusion.Living;
using Atalaya.Fusion.Measuring;
using Atalaya.Fusion.Partition;
using Atalaya.Fusion.Running;
using Atalaya.Fusion.Sources;

namespace Atalaya.Fusion.Associating;

/// <summary>
/// Decides which reports belong to which tracks: candidates are found in parallel from the states at the start of the tick. A key that no
/// track has looks for a track without identity, the nearest first; plots without key are shared among the tracks that gate them.
/// </summary>
sealed class Associator(TrackerOptions options, TickReports reports, Gate gate, IdentityDirectory directory, SourceTable sources, ClutterMap clutter, DetectionMap detections, JointSharing joint, Sector[] sectors)
{
    public const int ChunkPlots = 128;

    readonly WorkList<Candidate> _keyed = new(), _newborn = new();
    readonly HashSet<long> _taken = [];
    readonly SlotList _plots = new();
    readonly PlotSharing _sharing = new(options, reports, sources, detections, joint, sectors);
    WorkList<Candidate>[] _chunks = [];
    PlotPlace[] _places = [];

    /// <summary>What is found out about a plot before its tracks are known.</summary>
    struct PlotPlace
    {
        public PositionMeasurement Measured;
        public bool IsKnown;
        public int Part;

        /// <summary>P_D/λ, square metres: what makes a likelihood a ratio.</summary>
        public double Scale;
    }

    /// <summary>Numbers of the reports that look for a track, ascending.</summary>
    public ReadOnlySpan<int> Plots => _plots.Slots;

    public int ChunkCount => (_plots.Count + ChunkPlots - 1) / ChunkPlots;

    /// <summary>The place of the n-th of <see cref="Plots"/>; false = it has none.</summary>
    public bool TryPlace(int plot, out PositionMeasurement place)
    {
        place = _places[plot].Measured;
        return _places[plot].IsKnown;
    }

    /// <summary>Part of a cell (<see cref="EarthCells.PartOf"/>) of the n-th of <see cref="Plots"/>, which has a place.</summary>
    public int PartOf(int plot) => _places[plot].Part;

    /// <summary>P_D/λ of the n-th of <see cref="Plots"/>, which has a place: what makes a likelihood a ratio.</summary>
    public double ScaleOf(int plot) => _places[plot].Scale;

    /// <summary>Number of the report that weighs most in it.</summary>
    public int ReportOf(in JointUpdate update) => _plots[Sharing.Claims(update)[update.Main - update.FirstClaim].Plot];

    public PlotSharing Sharing => _sharing;

    public void Begin()
    {
        _plots.Clear();
        _taken.Clear();
        _keyed.Clear();
        for (int i = 0; i < reports.Count; i++)
        {
            ReportFate fate = reports.Fates[i];
            if (fate == ReportFate.Plot || (reports.BringsPlace(i) && (fate == ReportFate.NewIdentity || LacksPosition(reports.Targets[i], fate)))) _plots.Add(i);
            if (fate == ReportFate.Known && reports[i].Measurement is MeasurementKind.Polar or MeasurementKind.Plane) _taken.Add(PairKey(reports.Targets[i], reports[i]));
        }

        _sharing.Begin(_plots.Count);
        if (_places.Length < _plots.Count) _places = new PlotPlace[2 * _plots.Count];
        int chunks = _chunks.Length;
        if (chunks >= ChunkCount) return;
        Array.Resize(ref _chunks, 2 * ChunkCount);
        for (int i = chunks; i < _chunks.Length; i++) _chunks[i] = new WorkList<Candidate>();
    }

    /// <summary>Finds the candidates of one chunk of plots. What the next plots need is fetched while one is worked on.</summary>
    public void FindChunk(int chunk)
    {
        WorkList<Candidate> found = _chunks[chunk];
        found.Clear();
        int first = chunk * ChunkPlots, end = Math.Min(first + ChunkPlots, _plots.Count);
        const int Ring = 4;
        Span<Neighbourhood> around = stackalloc Neighbourhood[Ring];
        for (int plot = first; plot < end + Ring - 1; plot++)
        {
            if (plot < end) Place(plot, ref around[plot % Ring]);
            if (plot - 2 >= first && plot - 2 < end) gate.Prefetch(around[(plot - 2) % Ring]);
            if (plot - 3 >= first) FindNear(plot - 3, around[(plot - 3) % Ring], found);
        }

        Match(found);
    }

    void Place(int plot, ref Neighbourhood around)
    {
        ref PlotPlace place = ref _places[plot];
        ref readonly Report report = ref reports[_plots[plot]];
        place.IsKnown = gate.TryPlace(report, out place.Measured);
        around.Clear();
        if (!place.IsKnown) return;
        around.Set(place.Measured.Latitude, place.Measured.Longitude);
        gate.PrefetchCells(around);
        if (report.Identity.HasKey) return;
        place.Part = EarthCells.PartOf(place.Measured.Latitude, place.Measured.Longitude);
        clutter.Prefetch(sources.Find(report), place.Part);
        detections.Prefetch(report.Source.Number, report.Sensor, false, EarthCells.CellOfPart(place.Part));
    }

    void FindNear(int plot, in Neighbourhood around, WorkList<Candidate> found)
    {
        int index = _plots[plot];
        ref readonly Report report = ref reports[index];
        ref PlotPlace place = ref _places[plot];
        if (!place.IsKnown) return;
        Instant time = reports.Times[index];
        if (!report.Identity.HasKey) place.Scale = ScaleOf(report, place.Part, time);
        gate.FindNear(report, plot, place.Measured, time, around, SlotMarks.None, found);
    }

    /// <summary>Completes the candidates, and leaves out those that are none.</summary>
    void Match(WorkList<Candidate> found)
    {
        const int Ahead = 2;
        int kept = 0;
        for (int i = 0; i < found.Count; i++)
        {
            if (i + Ahead < found.Count) gate.Prefetch(found[i + Ahead]);
            ref Candidate candidate = ref found[i];
            int index = _plots[candidate.Plot];
            if (gate.TryMatch(reports[index], _places[candidate.Plot].Measured, reports.Times[index], ref candidate)) found[kept++] = candidate;
        }

        found.Truncate(kept);
    }

    double ScaleOf(in Report report, int part, Instant time)
    {
        ref readonly SourceState source = ref sources.Find(report);
        return detections.Probability(source, false, EarthCells.CellOfPart(part)) / clutter.Density(source, sources.PeriodOf(source), part, time);
    }

    public void Assign()
    {
        for (int chunk = 0; chunk < ChunkCount; chunk++)
            foreach (ref readonly Candidate candidate in _chunks[chunk].Items)
                if (candidate.SameTurnSeconds == 0 && reports[_plots[candidate.Plot]].Identity.HasKey) _keyed.Add(candidate);
        _keyed.Items.Sort();
        foreach (ref readonly Candidate candidate in _keyed.Items) Recognise(candidate);
        for (int chunk = 0; chunk < ChunkCount; chunk++)
            foreach (ref readonly Candidate candidate in _chunks[chunk].Items) Claim(candidate);
        _sharing.Solve(_plots.Slots);
    }

    void Claim(in Candidate candidate)
    {
        ref readonly Report report = ref reports[_plots[candidate.Plot]];
        if (candidate.SameTurnSeconds > 0)
        {
            sources.LearnInterval(report, candidate.SameTurnSeconds);
            return;
        }

        if (report.Identity.HasKey || (_taken.Count > 0 && _taken.Contains(PairKey(candidate.Handle, report)))) return;
        _sharing.Add(ClaimOf(candidate, report));
    }

    PlotClaim ClaimOf(in Candidate candidate, in Report report) => new()
    {
        Sensor = SensorKey(report),
        Plot = candidate.Plot,
        TrackId = candidate.TrackId,
        Handle = candidate.Handle,
        Ratio = candidate.Likelihood * _places[candidate.Plot].Scale,
        Scale = _places[candidate.Plot].Scale,
    };

    /// <summary>Looks among the tracks that began in this tick: two sensors may see a new object at once. A key is taken over at once.</summary>
    /// <param name="update">What a plot without key says to the track; nothing where a key was recognised.</param>
    public bool TryJoinNewborn(int plot, out JointUpdate update)
    {
        int index = _plots[plot];
        update = default;
        FindNewborn(plot, index);
        foreach (ref readonly Candidate candidate in _newborn.Items)
        {
            ref readonly Report report = ref reports[index];
            if (report.Identity.HasKey)
            {
                if (Recognise(candidate)) return true;
            }
            else if (!_taken.Contains(PairKey(candidate.Handle, report)) && _sharing.TryAlone(ClaimOf(candidate, report), _plots.Slots, out update))
            {
                _taken.Add(PairKey(candidate.Handle, report));
                return true;
            }
        }

        return false;
    }

    void FindNewborn(int plot, int index)
    {
        _newborn.Clear();
        Neighbourhood around = default;
        around.Set(_places[plot].Measured.Latitude, _places[plot].Measured.Longitude);
        gate.FindNear(reports[index], plot, _places[plot].Measured, reports.Times[index], around, SlotMarks.Born, _newborn);
        Match(_newborn);
        int kept = 0;
        foreach (ref readonly Candidate candidate in _newborn.Items)
            if (candidate.SameTurnSeconds == 0) _newborn[kept++] = candidate;
        _newborn.Truncate(kept);
        _newborn.Items.Sort();
    }

    /// <summary>Notes that the source has had its plot of the track in this tick.</summary>
    public void Take(TrackHandle handle, in Report report) => _taken.Add(PairKey(handle, report));

    /// <summary>
    /// Gives the track the keys of the report, or all of the track that had them without a place. A report whose key another of this tick
    /// placed before goes there.
    /// </summary>
    bool Recognise(in Candidate candidate)
    {
        int index = _plots[candidate.Plot];
        ref readonly Report report = ref reports[index];
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
        if (seen.Number == 0) (seen.Number, heard.Number) = (heard.Number, 0);
        directory.RemoveKeys(heard.Id, heard.Identity);
        TrackMerging.End(sector, heardHandle.Slot, seen.Id);
    }

    /// <summary>True if the track ended in this tick because another took its identity over.</summary>
    public bool IsMerged(TrackHandle handle) => !handle.IsNone && (sectors[handle.Sector].Marks[handle.Slot] & SlotMarks.Ending) != 0;

    bool LacksPosition(TrackHandle handle, ReportFate fate) =>
        fate == ReportFate.Known && sectors[handle.Sector].Tracks[handle.Slot] is { HasPosition: false, Status: not TrackStatus.Ended };

    static uint SensorKey(in Report report) => ((uint)report.Source.Number << 16) | report.Sensor;

    static long PairKey(TrackHandle handle, in Report report) => ((long)handle.Value << 32) | SensorKey(report);
}
