using Atalaya.Core.Geodesy;
using Atalaya.Core.Identity;
using Atalaya.Core.Numerics;
using Atalaya.Core.Reports;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Fusion.Filtering;
using Atalaya.Fusion.Living;
using Atalaya.Fusion.Measuring;
using Atalaya.Fusion.Partition;
using Atalaya.Fusion.Sources;

namespace Atalaya.Fusion.Associating;

/// <summary>Finds the tracks a plot may be of, from the states as they are; only reads, so all sectors may be asked at once.</summary>
sealed class Gate(TrackerOptions options, SourceTable sources, IdentityEvidence evidence, Sector[] sectors, CellIndex index)
{
    /// <summary>A key joins no track that code, callsign or height speak against by twenty to one, in the measure of a squared distance.</summary>
    const double MaxEvidenceAgainstKey = 6;

    /// <summary>m/s²: 3 g is more than traffic does.</summary>
    const double MostAcceleration = 30;

    /// <summary>A plot without height is at most so far from where its object's height puts it, metres: the greatest height of traffic.</summary>
    const double MostDisplacement = 20_000;

    /// <summary>Probability that a plot of a track lies within the gate.</summary>
    public double Probability { get; } = 1 - StableMath.Exp(-options.GateSquared / 2);

    /// <summary>The place of a plot for a track that brings no height of its own; false = it has no place.</summary>
    public bool TryPlace(in Report report, out PositionMeasurement place)
    {
        HeightEstimate height = default;
        ref readonly SourceState source = ref sources.Find(report);
        if (MeasurementConverter.NeedsHeight(report) && !HeightEstimate.TryFrom(report, source.Undulation, options, out height))
            height = HeightEstimate.Default(report.Domain, source.Undulation, options);
        return MeasurementConverter.TryConvert(report, source, height, options, out place);
    }

    /// <summary>Starts to fetch what <see cref="Prefetch(in Neighbourhood)"/> looks at.</summary>
    public void PrefetchCells(in Neighbourhood around) => index.PrefetchCells(around.Cells);

    /// <summary>Starts to fetch what <see cref="FindNear"/> looks at.</summary>
    public void Prefetch(in Neighbourhood around) => index.PrefetchTracks(around.Cells, sectors);

    /// <summary>Adds the tracks that may gate a plot, for <see cref="TryMatch"/> to complete: nearly all others are refused by one line of memory each.</summary>
    /// <param name="plot">Number of the report in the tick, kept in the candidates.</param>
    /// <param name="marks">Only tracks with all of these marks.</param>
    public void FindNear(in Report report, int plot, in PositionMeasurement place, Instant time, in Neighbourhood around, SlotMarks marks, WorkList<Candidate> found)
    {
        PlotReach reach = new(report, place, time, sources.Find(report), options);
        foreach (int cell in around.Cells)
            foreach (TrackHandle track in index.TracksOf(cell, sectors))
            {
                Sector sector = sectors[track.Sector];
                if (!sector.Reaches[track.Slot].MayGate(reach) || (sector.Marks[track.Slot] & marks) != marks) continue;
                found.Add(new Candidate { Plot = plot, Handle = track });
            }
    }

    /// <summary>Starts to fetch the states of a candidate's track.</summary>
    public void Prefetch(in Candidate candidate) => sectors[candidate.Handle.Sector].PrefetchStates(candidate.Handle.Slot);

    /// <summary>Holds a plot against the states of a track that <see cref="FindNear"/> found, and completes the candidate; false = it is none.</summary>
    public bool TryMatch(in Report report, in PositionMeasurement place, Instant time, ref Candidate candidate)
    {
        Sector sector = sectors[candidate.Handle.Sector];
        int slot = candidate.Handle.Slot;
        ref readonly TrackMotion motion = ref sector.Motions[slot];
        EnuVector offset = motion.Frame.ToEnu(place.Ecef);
        if (!IsNear(motion, place, offset, time, MeasurementConverter.NeedsHeight(report))) return false;
        if (motion.Time.SecondsSince(time) > options.LateWindowSeconds) return false;
        ref readonly Track track = ref sector.Tracks[slot];
        if (!MayBeOne(report, track, sector.Lives[slot], time, out candidate.SameTurnSeconds)) return false;

        PositionMeasurement best = place;
        if (MeasurementConverter.NeedsHeight(report) && !TryImprove(report, sector.Lives[slot], time, ref best)) return false;

        PositionUpdate update = new(motion, best, time, options.ModelsOf(track, motion));
        if (!update.IsSound || update.LeastDistanceSquared > options.GateSquared || update.Meters > options.MaxGateMeters) return false;
        double against = -2 * evidence.LogRatio(report, place, sector, slot, time, sources.Find(report));
        if (report.Identity.HasKey && against > MaxEvidenceAgainstKey) return false;
        candidate.Likelihood = update.Likelihood(against);
        if (report.Identity.HasKey) candidate.Cost = -2 * StableMath.Log(Math.Max(candidate.Likelihood, 1e-300) * Math.Max(track.Existence, 1e-6));
        candidate.TrackId = track.Id;
        return true;
    }

    /// <summary>False = so far off that no model of the track brings it there: spares predicting them all.</summary>
    bool IsNear(in TrackMotion motion, in PositionMeasurement place, EnuVector offset, Instant time, bool needsHeight)
    {
        ref readonly MotionState state = ref motion.State;
        double seconds = time.SecondsSince(motion.Time), lag = Math.Abs(seconds);
        double east = offset.East - state.East - seconds * state.EastRate, north = offset.North - state.North - seconds * state.NorthRate;
        double manoeuvre = MostAcceleration * lag * lag / 2;
        double variance = state.EE + state.NN + 2 * lag * (Math.Abs(state.EU) + Math.Abs(state.NV)) + lag * lag * (state.UU + state.VV) + place.VarianceEast + place.VarianceNorth;
        double reach = Math.Sqrt(options.GateSquared * variance) + manoeuvre + (needsHeight ? MostDisplacement : 0);
        return east * east + north * north <= reach * reach;
    }

    /// <summary>A plot without height is placed anew with the height of the track; false = it cannot be there.</summary>
    bool TryImprove(in Report report, in TrackLife life, Instant time, ref PositionMeasurement place)
    {
        ref readonly SourceState source = ref sources.Find(report);
        return HeightEstimate.TryFrom(report, source.Undulation, options, out _)
            || !TrackHeights.TryHeight(life, time, source.Undulation, options, out HeightEstimate height)
            || MeasurementConverter.TryConvert(report, source, height, options, out place);
    }

    /// <summary>
    /// An identity joins only a track without one, and that of something fixed none, because what a radar follows near it moves; a source sees an object once a turn; nothing late beyond the window. Tracks of other
    /// systems are apart: they neither look for a track by place nor are found. Of a virtual aid to navigation there is nothing to be seen.
    /// </summary>
    /// <param name="sameTurnSeconds">Not 0: the turn, as it was learned, says no, the place may tell another.</param>
    bool MayBeOne(in Report report, in Track track, in TrackLife life, Instant time, out double sameTurnSeconds)
    {
        sameTurnSeconds = 0;
        if (!track.HasPosition || track.Status == TrackStatus.Ended) return false;
        if (report.Identity.SystemTrack != 0 || track.Identity.SystemTrack != 0) return false;
        if (report.Identity.HasKey) return !track.Identity.HasKey && !TrackIdentity.IsFixed(report.Identity);
        if (Mmsi.KindOf(track.Identity.Mmsi) == MmsiKind.VirtualAidToNavigation) return false;
        if (life.Group != 0) return true; // which of its plots were of this turn, each hypothesis knows
        if (!TrackContributions.TryLast(track, report, out Instant last)) return true;
        double seconds = time.SecondsSince(last);
        if (-seconds > options.LateWindowSeconds) return false;
        ref readonly SourceState source = ref sources.Find(report);
        if (Math.Abs(seconds) > SourceTable.SameTurnSeconds(source)) return true;
        if (source.PeriodIsStated || source.PeriodIsSeen || track.Status != TrackStatus.Confirmed) return false;
        sameTurnSeconds = Math.Abs(seconds);
        return sameTurnSeconds > 0;
    }
}
