using Atalaya.Core.Frames;
using Atalaya.Core.Reports;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Fusion.Associating;
using Atalaya.Fusion.Identifying;
using Atalaya.Fusion.Living;
using Atalaya.Fusion.Merging;
using Atalaya.Fusion.Numbering;
using Atalaya.Fusion.Partition;
using Atalaya.Fusion.Registering;
using Atalaya.Fusion.Running;
using Atalaya.Fusion.Sources;

namespace Atalaya.Fusion;

/// <summary>
/// Reports of one tick in, changed tracks out. The result depends on the reports and the options alone, bit for bit: neither the number
/// of sectors nor that of threads changes it.
/// </summary>
public sealed partial class Tracker
{
    const int ChunkReports = 512, SmallTick = 512;

    /// <summary>So many updates ahead the rows of a track are fetched: the memory of one takes about as long as the work of one.</summary>
    const int AheadUpdates = 2;

    readonly TrackerOptions _options;
    readonly Sector[] _sectors;
    readonly CellIndex _cells = new();
    readonly SlotList[] _routes;
    readonly IdentityDirectory _directory = new();
    readonly SourceTable _sources;
    readonly ClutterMap _clutter;
    readonly DetectionMap _detections;
    readonly HearingMap _hearing;
    readonly ShortLived _shortLived = new();
    readonly TrackNumbers _numbers;
    readonly CodeTable _codes = new();
    readonly UndetectedObjects _undetected;
    readonly GroupTable _groups;
    readonly GroupTurns _turns;
    readonly GroupReduction _reduction;
    readonly TickReports _reports;
    readonly Associator _associator;
    readonly TrackUpdater _updater;
    readonly PlotUpdater _plotUpdater;
    readonly TrackStarter _starter;
    readonly HolderChoice _choice;
    readonly IdentityConflicts _conflicts;
    readonly IdentityDoubts _doubts;
    readonly TwinMerger _merger;
    readonly SplitParents _parents;
    readonly Registrar _registrar;
    readonly WorkCrew _crew;
    readonly SectorBorders _borders;
    readonly Action<int> _classifyChunk, _findChunk, _applySector, _searchSector, _ageSector;
    readonly List<TrackHandle> _ended = [];
    TrackerCounters _counters;
    ulong[] _changed = new ulong[64];
    int _changedCount;
    ReportUse[] _uses = [];
    int _useCount;

    public Tracker(TrackerOptions options)
    {
        options.Validate();
        _options = options;
        _sectors = new Sector[options.Sectors];
        _routes = new SlotList[options.Sectors];
        for (int i = 0; i < _sectors.Length; i++) (_sectors[i], _routes[i]) = (new Sector(i, _cells), new SlotList());
        _sources = new SourceTable(options);
        _clutter = new ClutterMap(options);
        _detections = new DetectionMap(options);
        _hearing = new HearingMap(options);
        Coverage = new Coverage(_sources, _clutter, _detections, _hearing);
        _numbers = new TrackNumbers(options);
        _undetected = new UndetectedObjects(options);
        _registrar = new Registrar(options, _sources);
        _reports = new TickReports(_directory, _sources);
        IdentityEvidence evidence = new(options, _codes);
        Gate gate = new(options, _sources, evidence, _sectors, _cells);
        _updater = new TrackUpdater(options, _sources, _detections);
        _groups = new GroupTable(options, _directory, _sectors);
        _reduction = new GroupReduction(options);
        _turns = new GroupTurns(options, _sources, _reduction, gate.Probability);
        GroupBranching branching = new(options, _reports, _updater, evidence, _sources, _sectors);
        JointSharing joint = new(options, _reports, _sources, _detections, _sectors, _groups, _turns, branching);
        _associator = new Associator(options, _reports, gate, _directory, _sources, _clutter, _detections, joint, _sectors);
        _plotUpdater = new PlotUpdater(options, _reports, _updater);
        _starter = new TrackStarter(_directory, _updater, _sectors);
        _choice = new HolderChoice(options, _directory, gate, _sectors);
        _conflicts = new IdentityConflicts(options, _reports, gate, _directory, _starter, _sectors);
        _doubts = new IdentityDoubts(_reports, gate, _directory, _choice, _conflicts, _sectors);
        _merger = new TwinMerger(options, _directory, _sectors);
        _parents = new SplitParents(options, _sectors, _cells);
        _crew = new WorkCrew(options.Threads);
        _borders = new SectorBorders(_sectors, _directory, _codes);
        _classifyChunk = ClassifyChunk;
        _findChunk = _associator.FindChunk;
        _applySector = ApplySector;
        TwinSearch search = new(options, _reports, _sources, _codes, _sectors, _cells);
        _searchSector = sector => search.Step(_sectors[sector]);
        _ageSector = sector => TrackAgeing.Step(_sectors[sector], _reports.Now, _options);
    }

    /// <summary>Living tracks.</summary>
    public int TrackCount { get; private set; }

    public int ConfirmedCount
    {
        get
        {
            int count = 0;
            foreach (Sector sector in _sectors)
                for (int slot = 0; slot < sector.SlotCount; slot++)
                    if (sector.Tracks[slot].Status is TrackStatus.Confirmed or TrackStatus.Coasting) count++;
            return count;
        }
    }

    /// <summary>True without living tracks: time may be skipped.</summary>
    public bool IsIdle => TrackCount == 0;

    public TrackerOptions Options => _options;

    public IReadOnlyList<Sector> Sectors => _sectors;

    /// <summary>Where each sensor was found to see and hear.</summary>
    public Coverage Coverage { get; }

    public TrackerCounters Counters
    {
        get
        {
            TrackerCounters sum = _counters;
            foreach (Sector sector in _sectors) sum.Add(sector.Counters);
            return sum;
        }
    }

    /// <summary>Ids of the tracks that the last <see cref="Process"/> changed, ascending; with those that ended.</summary>
    public ReadOnlySpan<ulong> Changed => _changed.AsSpan(0, _changedCount);

    /// <summary>What became of each report of the last <see cref="Process"/>, in their order.</summary>
    public ReadOnlySpan<ReportUse> Uses => _uses.AsSpan(0, _useCount);

    public void SetSite(SourceSite site) => _sources.SetSite(site);

    /// <summary>States what is known of a radar; without it detection is taken from the options, clutter and turn are learned.</summary>
    public void SetModel(SensorModel model) => _sources.SetModel(model);

    /// <summary>Works one tick. Ticks must ascend; those without reports count too, because tracks age.</summary>
    /// <param name="reports">Ordered by <see cref="Report.CompareOrder"/>.</param>
    public unsafe void Process(Tick tick, ReadOnlySpan<Report> reports, ReadOnlySpan<ServiceReport> services)
    {
        FreeEnded();
        foreach (Sector sector in _sectors) sector.BeginTick();
        foreach (ref readonly ServiceReport service in services) _sources.Apply(service);
        fixed (Report* first = reports)
        {
            _reports.Attach(first, reports.Length, tick.End);
            _groups.BeginTick();
            if (reports.Length > 0) Use();
            SettleDoubts();
            SettleConflicts();
            MergeTwins();
            CloseTurns();
            _crew.Run(_sectors.Length, _ageSector, TrackCount < 10 * SmallTick);
            NoteUses();
            _reports.Detach();
        }

        ReleaseKeys();
        _registrar.Step(tick.End);
        _hearing.Settle(tick.End);
        CollectChanged();
        _numbers.Settle(_sectors, tick.End);
        End();
        _borders.MoveTracks();
    }

    /// <summary>The published form of a living track, or of one that ended in the last <see cref="Process"/>.</summary>
    public void Read(ulong trackId, out Track track)
    {
        TrackHandle handle = Find(trackId);
        TrackReader.Read(_sectors[handle.Sector], handle.Slot, _options, out track);
    }

    /// <summary>What is known of the biases of each sensor, in the order in which they were met.</summary>
    public SensorRegistration[] ReadRegistration() => [.. _registrar.Sensors.Select(_registrar.Read)];

    /// <summary>Of a sensor that has a site; false = it has none, or nothing was heard of it. Allocates nothing.</summary>
    public bool TryReadGeometry(SourceId source, ushort sensor, out SensorGeometry geometry)
    {
        geometry = default;
        if (!_sources.TryFind(source, sensor, out SourceState state) || !state.HasSite) return false;
        geometry = new SensorGeometry
        {
            Frame = state.Frame,
            Undulation = state.Undulation,
            RangeSigmaMeters = state.RangeSigmaMeters,
            AzimuthSigmaRadians = state.AzimuthSigmaRadians,
            TurnSeconds = state.IsPeriodKnown ? state.ScanPeriodSeconds : double.NaN,
            IsRegistered = state.Correction != default,
            RangeBiasMeters = state.Correction.RangeMeters,
            RangeGain = state.Correction.RangeGain,
            AzimuthBiasRadians = state.Correction.AzimuthRadians,
            RangeBiasSigmaMeters = state.Correction.RangeSigma,
            AzimuthBiasSigmaRadians = state.Correction.AzimuthSigma,
        };
        return true;
    }

    /// <summary>The latest plots of a sensor against the targets' places, oldest first; empty where it is not registered.</summary>
    public PlotResidual[] ReadResiduals(SourceId source, ushort sensor) => _registrar.Find(source, sensor)?.Residuals.ToArray() ?? [];

    /// <summary>How the estimates of a sensor came about, oldest first.</summary>
    public RegistrationPoint[] ReadRegistrationHistory(SourceId source, ushort sensor) => _registrar.Find(source, sensor)?.History.ToArray() ?? [];

    public bool Contains(ulong trackId) => _directory.TryFindTrack(trackId, out _);

    /// <summary>Newest first, at most <see cref="Sector.ProvenancesPerTrack"/>.</summary>
    public int CopyProvenances(ulong trackId, Span<Provenance> destination)
    {
        TrackHandle handle = Find(trackId);
        return _sectors[handle.Sector].CopyProvenances(handle.Slot, destination);
    }

    /// <summary>Ids of all living tracks, ascending: a new array.</summary>
    public ulong[] TrackIds()
    {
        List<ulong> ids = new(TrackCount);
        foreach (Sector sector in _sectors)
            for (int slot = 0; slot < sector.SlotCount; slot++)
                if (IsLiving(sector, slot)) ids.Add(sector.Tracks[slot].Id);
        ids.Sort();
        return [.. ids];
    }

    static bool IsLiving(Sector sector, int slot) => sector.Due[slot] != DueTimes.Never;

    TrackHandle Find(ulong trackId) =>
        _directory.TryFindTrack(trackId, out TrackHandle handle) ? handle : throw new ArgumentOutOfRangeException(nameof(trackId), trackId, "no such track");

    void Use()
    {
        bool small = _reports.Count < SmallTick;
        for (int i = 0; i < _reports.Count; i++) _sources.See(_reports[i], _reports.Now);
        _crew.Run((_reports.Count + ChunkReports - 1) / ChunkReports, _classifyChunk, small);
        _associator.Begin();
        _crew.Run(_associator.ChunkCount, _findChunk, small);
        _associator.Assign();
        RouteReports();
        _crew.Run(_sectors.Length, _applySector, small);
        LearnFromIntervals();
        LearnFromRadials();
        Register();
        StartTracks();
    }

    void SettleDoubts()
    {
        foreach (int index in _doubts.Decide()) Use(_sectors[_reports.Targets[index].Sector], _reports.Targets[index].Slot, index);
    }

    void SettleConflicts()
    {
        _conflicts.Settle(_options.MaxTracks - TrackCount);
        TrackCount += _conflicts.Begun;
        _counters.Started += _conflicts.Begun;
        _counters.IdentityConflicts += _conflicts.Stated;
    }

    void CloseTurns()
    {
        for (int number = 0; number < _groups.NumberCount; number++)
            if (_groups[number] is { } group && _turns.TryClose(group, _reports.Now)) _groups.Settle(number, _reduction);
    }

    void ClassifyChunk(int chunk)
    {
        int end = Math.Min((chunk + 1) * ChunkReports, _reports.Count);
        for (int i = chunk * ChunkReports; i < end; i++)
        {
            _reports.Classify(i);
            if (_directory.AnyShared && _reports.Fates[i] == ReportFate.Known) _reports.Targets[i] = _choice.Choose(_reports[i], _reports.Times[i]);
        }
    }

    /// <summary>Each sector's reports with identity, then what the plots say to its tracks, as complements of their numbers.</summary>
    void RouteReports()
    {
        foreach (SlotList route in _routes) route.Clear();
        _counters.Reports += _reports.Count;
        for (int i = 0; i < _reports.Count; i++)
        {
            _counters.Count(_reports.Fates[i]);
            if (_associator.IsMerged(_reports.Targets[i]) && _directory.TryFind(_reports[i].Identity, out TrackHandle heir)) _reports.Targets[i] = heir;
            if (!_reports.Targets[i].IsNone) _routes[_reports.Targets[i].Sector].Add(i);
        }

        Span<JointUpdate> updates = _associator.Sharing.Updates;
        for (int i = 0; i < updates.Length; i++) _routes[updates[i].Handle.Sector].Add(~i);
    }

    void ApplySector(int number)
    {
        Sector sector = _sectors[number];
        ReadOnlySpan<int> route = _routes[number].Slots;
        for (int n = 0; n < route.Length; n++)
        {
            int i = route[n];
            if (n + AheadUpdates < route.Length) Prefetch(sector, route[n + AheadUpdates]);
            if (i >= 0) Apply(sector, _reports.Targets[i].Slot, i);
            else Apply(sector, ref _associator.Sharing.Updates[~i]);
        }
    }

    /// <summary>Starts to fetch what an update needs, of the track and of the maps.</summary>
    void Prefetch(Sector sector, int update)
    {
        bool isIdentified = update >= 0;
        int slot = isIdentified ? _reports.Targets[update].Slot : _associator.Sharing.Updates[~update].Handle.Slot;
        uint sensor = isIdentified ? ((uint)_reports[update].Source.Number << 16) | _reports[update].Sensor : _associator.Sharing.Updates[~update].Sensor;
        sector.Prefetch(slot);
        int cell = sector.Cells[slot];
        if (cell < 0) return;
        _detections.Prefetch((ushort)(sensor >> 16), (ushort)sensor, isIdentified, cell);
        _hearing.Prefetch(sector.Number, (ushort)(sensor >> 16), (ushort)sensor, cell);
    }

    void Apply(Sector sector, int slot, int index)
    {
        if (IdentityDoubts.Waits(sector, slot, _reports[index])) sector.Undecided.Add(index);
        else Use(sector, slot, index);
    }

    void Use(Sector sector, int slot, int index)
    {
        if (_conflicts.IsStray(sector, slot, index) || (sector.Marks[slot] & SlotMarks.Ending) != 0) return;
        _reports.Intervals[index] = _updater.Apply(sector, slot, _reports[index], _reports.Times[index], _reports.Now);
        Hear(sector, slot, _reports[index]);
        if (_reports[index].Has(ReportFlags.EndOfTrack)) TrackAgeing.End(sector, slot);
    }

    void Apply(Sector sector, ref JointUpdate update)
    {
        update.Interval = _plotUpdater.Apply(sector, update, _associator.Sharing.Claims(update), _associator.Plots);
        if (double.IsFinite(update.Interval)) Hear(sector, update.Handle.Slot, _reports[_associator.ReportOf(update)]);
    }

    /// <summary>Notes where the sensor was heard, and all others that heard the same.</summary>
    void Hear(Sector sector, int slot, in Report report)
    {
        int cell = sector.Cells[slot];
        if (cell < 0) return;
        _hearing.Add(sector.Number, report.Source.Number, report.Sensor, cell, _reports.Now);
        for (int i = 0; i < report.Hearers.Listed; i++)
            if (report.Hearers[i] != report.Source) _hearing.Add(sector.Number, report.Hearers[i].Number, 0, cell, _reports.Now);
    }

    void LearnFromRadials()
    {
        foreach (Sector sector in _sectors) _sources.NoteRadials(sector.RadialsRight.Slots, sector.RadialsWrong.Slots);
        _sources.FadeRadials();
    }

    void LearnFromIntervals()
    {
        for (int i = 0; i < _reports.Count; i++)
            if (double.IsFinite(_reports.Intervals[i])) Learn(_reports[i], _reports.Targets[i], _reports.Intervals[i]);
        foreach (ref readonly JointUpdate update in _associator.Sharing.Updates)
            if (double.IsFinite(update.Interval)) Learn(_reports[_associator.ReportOf(update)], update.Handle, update.Interval);
    }

    void Learn(in Report report, TrackHandle track, double seconds)
    {
        _sources.LearnInterval(report, seconds);
        ref readonly SourceState source = ref _sources.Find(report);
        int cell = _sectors[track.Sector].Cells[track.Slot];
        if (cell >= 0 && source.IsPeriodKnown) _detections.Add(source, report.Identity.HasKey, cell, seconds, source.ScanPeriodSeconds);
    }

    /// <summary>Gives registration what belongs to tracks beyond doubt.</summary>
    void Register()
    {
        for (int i = 0; i < _reports.Count; i++)
            if (_reports.Fates[i] == ReportFate.Known && !_reports[i].Has(ReportFlags.Duplicate)) Register(_reports.Targets[i], i);
        foreach (ref readonly JointUpdate update in _associator.Sharing.Updates)
            if (_associator.Sharing.Claims(update)[update.Main - update.FirstClaim].Weight >= _options.Registration.LeastPlotWeight) Register(update.Handle, _associator.ReportOf(update));
    }

    void Register(TrackHandle handle, int report)
    {
        Sector sector = _sectors[handle.Sector];
        _registrar.Observe(_reports[report], _reports.Times[report], sector.Tracks[handle.Slot], sector.Lives[handle.Slot]);
    }

    void NoteUses()
    {
        _useCount = _reports.Count;
        if (_uses.Length < _useCount) _uses = new ReportUse[2 * _useCount];
        for (int i = 0; i < _useCount; i++)
        {
            TrackHandle handle = _reports.Targets[i];
            _uses[i] = new ReportUse(handle.IsNone ? 0 : _sectors[handle.Sector].Tracks[handle.Slot].Id, _reports.Times[i]);
        }

        foreach (ref readonly JointUpdate update in _associator.Sharing.Updates)
            foreach (ref readonly PlotClaim claim in _associator.Sharing.Claims(update))
                if (claim.Weight >= _options.MainWeight) _uses[_associator.Plots[claim.Plot]] = _uses[_associator.Plots[claim.Plot]] with { TrackId = update.TrackId };
    }

    void CollectChanged()
    {
        _changedCount = 0;
        foreach (Sector sector in _sectors)
            foreach (int slot in sector.Changed.Slots)
            {
                if (_changedCount == _changed.Length) Array.Resize(ref _changed, 2 * _changedCount);
                _changed[_changedCount++] = sector.Tracks[slot].Id;
                _numbers.Consider(sector, slot);
                _codes.Note(sector, slot);
            }

        _changed.AsSpan(0, _changedCount).Sort();
    }

    void MergeTwins()
    {
        if (_reports.Count == 0) return;
        _crew.Run(_sectors.Length, _searchSector, _reports.Count < SmallTick);
        _merger.Step();
    }

    void ReleaseKeys()
    {
        foreach (Sector sector in _sectors)
            foreach (int slot in sector.Ending.Slots) _conflicts.Release(sector, slot);
    }

    /// <summary>Tracks that ended lose their place in the index now, and stay readable until the next tick.</summary>
    void End()
    {
        foreach (Sector sector in _sectors)
            foreach (int slot in sector.Ending.Slots)
            {
                NoteEnd(sector, slot);
                sector.Unindex(slot);
                _ended.Add(new TrackHandle(sector.Number, slot));
                _counters.Ended++;
                TrackCount--;
            }
    }

    void FreeEnded()
    {
        foreach (TrackHandle handle in _ended)
        {
            Sector sector = _sectors[handle.Sector];
            _directory.RemoveTrack(sector.Tracks[handle.Slot].Id);
            sector.Remove(handle.Slot);
        }

        _ended.Clear();
    }
}
