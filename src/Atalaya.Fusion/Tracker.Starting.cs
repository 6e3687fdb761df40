using Atalaya.Core.Geodesy;
using Atalaya.Core.Reports;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Fusion.Associating;
using Atalaya.Fusion.Living;
using Atalaya.Fusion.Measuring;
using Atalaya.Fusion.Partition;
using Atalaya.Fusion.Running;
using Atalaya.Fusion.Sources;

namespace Atalaya.Fusion;

public sealed partial class Tracker
{
    /// <summary>A plot that is clutter with less than this probability is not counted: a look-up less for each plot of a firm track.</summary>
    const double LeastClutter = 0.01;

    void StartTracks()
    {
        int plot = 0;
        for (int i = 0; i < _reports.Count; i++)
        {
            bool looksForTrack = plot < _associator.Plots.Length && _associator.Plots[plot] == i;
            if (_reports.Targets[i].IsNone && _reports.Fates[i] is ReportFate.Plot or ReportFate.NewIdentity) StartTrack(i, looksForTrack ? plot : -1);
            if (looksForTrack) plot++;
        }
    }

    /// <param name="plot">Its number among the plots of the tick; -1 = it has no place.</param>
    void StartTrack(int index, int plot)
    {
        ref readonly Report report = ref _reports[index];
        Instant time = _reports.Times[index];
        PositionMeasurement place = default;
        bool hasPlace = plot >= 0 && _associator.TryPlace(plot, out place);
        if (plot >= 0 && !hasPlace) _counters.InvalidPositions++;
        if (TryUse(index, plot, hasPlace)) return;
        if (!MayStart(report, hasPlace, time))
        {
            _counters.Unused++;
            return;
        }

        bool isPlot = plot >= 0 && !report.Identity.HasKey;
        double existence = isPlot ? ExistenceOf(plot, report, place, time) : _options.NewTrackExistence;
        int room = report.Identity.HasKey ? _options.MaxTracks : _options.MaxTracks - _options.MaxTracks / 10;
        TrackHandle handle = TrackCount < room ? _starter.Start(report, hasPlace, place, time, existence, _reports.Now) : TrackHandle.None;
        if (handle.IsNone)
        {
            _counters.Refused++;
            return;
        }

        if (isPlot) NoteStart(handle, plot, report, time);
        TrackCount++;
        _counters.Started++;
        _parents.Note(handle);
        _associator.Take(handle, report);
    }

    /// <summary>Of a new object in a plot that is of no track.</summary>
    double ExistenceOf(int plot, in Report report, in PositionMeasurement place, Instant time)
    {
        ref readonly SourceState source = ref _sources.Find(report);
        return _undetected.ExistenceOf(place.Ecef, _sources.TurnsOf(source, time), _associator.ScaleOf(plot), _detections.Probability(source, false, EarthCells.CellOfPart(_associator.PartOf(plot))));
    }

    /// <summary>A place where much begins that is soon gone makes a new track doubtful.</summary>
    void NoteStart(TrackHandle handle, int plot, in Report report, Instant time)
    {
        int part = _associator.PartOf(plot);
        Sector sector = _sectors[handle.Sector];
        if (_options.Birth is null)
            sector.Lives[handle.Slot].Transience = (float)Math.Min(_shortLived.Share(report.Source.Number, part), 1 - sector.Tracks[handle.Slot].Existence);
        _shortLived.Begun(report.Source.Number, part, time);
    }

    /// <summary>Notes what was likely and is soon gone, at the place where it was last.</summary>
    void NoteEnd(Sector sector, int slot)
    {
        ref readonly Track track = ref sector.Tracks[slot];
        if (track.Identity.HasKey || track.MergedInto != 0 || !track.HasPosition || !sector.Lives[slot].WasLikely) return;
        if (track.LastPositionTime.SecondsSince(track.StartTime) > _options.ShortLivedSeconds) return;
        GeodeticPosition place = sector.Motions[slot].Place();
        _shortLived.Gone(TrackStarter.SourceOf(track.Id), EarthCells.PartOf(place.Latitude, place.Longitude), _reports.Now);
    }

    /// <summary>True if the report needs no track of its own: it weighs on others, or belongs to one that began in this tick.</summary>
    bool TryUse(int index, int plot, bool hasPlace)
    {
        ref readonly Report report = ref _reports[index];
        JointUpdate update = default;
        if (report.Identity.HasKey)
        {
            if (_directory.TryFind(report.Identity, out TrackHandle known)) _reports.Targets[index] = known;
            else if (hasPlace) _associator.TryJoinNewborn(plot, out update);
            TrackHandle target = _reports.Targets[index];
            if (target.IsNone) return false;
            Apply(_sectors[target.Sector], target.Slot, index);
            return true;
        }

        if (!hasPlace) return false;
        bool used = _associator.Sharing.WeightOf(plot) >= _options.MainWeight;
        if (!used && _associator.TryJoinNewborn(plot, out update))
        {
            Apply(_sectors[update.Handle.Sector], ref update);
            used = true;
        }

        CountClutter(plot, index);
        if (used) _counters.PlotsAssigned++;
        return used;
    }

    void CountClutter(int plot, int index)
    {
        double unexplained = 1 - _associator.Sharing.ExplainedOf(plot);
        if (unexplained > LeastClutter) _clutter.Add(_sources.Find(_reports[index]), _associator.PartOf(plot), _reports.Times[index], unexplained);
    }

    bool MayStart(in Report report, bool hasPlace, Instant time)
    {
        if ((report.Flags & (ReportFlags.Duplicate | ReportFlags.EndOfTrack)) != 0) return false;
        double age = _reports.Now.SecondsSince(time);
        if (report.Identity.HasKey) return age <= _options.EndSeconds(TrackIdentity.DomainOf(Domain.Unknown, report));
        return hasPlace && age <= _options.LateWindowSeconds && !report.Has(ReportFlags.SensorDoubts);
    }
}
