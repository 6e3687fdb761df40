using Atalaya.Core.Reports;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Fusion.Associating;
using Atalaya.Fusion.Filtering;
using Atalaya.Fusion.Measuring;
using Atalaya.Fusion.Running;

namespace Atalaya.Fusion.Living;

/// <summary>Gives one sensor's plots without identity to a track, each with its weight. Touches that track only.</summary>
sealed class PlotUpdater(TrackerOptions options, TickReports reports, TrackUpdater updater)
{
    /// <summary>A plot as likely as this is the track's.</summary>
    const double FirmWeight = 0.9;

    /// <param name="plots">Numbers of the plots' reports.</param>
    /// <returns>Seconds since the last plot of the same radar, NaN if that says nothing.</returns>
    public double Apply(Sector sector, in JointUpdate update, ReadOnlySpan<PlotClaim> claims, ReadOnlySpan<int> plots)
    {
        int slot = update.Handle.Slot;
        ref readonly PlotClaim main = ref claims[update.Main - update.FirstClaim];
        int index = plots[main.Plot];
        ref readonly Report report = ref reports[index];
        Instant time = reports.Times[index];
        ref Track track = ref sector.Tracks[slot];
        bool isDetection = update.Weight >= options.MainWeight, isMain = main.Weight >= options.MainWeight;
        sector.MarkChanged(slot);
        track.LastReceiveTime = Instant.Max(track.LastReceiveTime, Instant.Min(report.ReceiveTime, reports.Now));
        double interval = isMain ? updater.Merge(sector, slot, report, time) : double.NaN;
        bool moved = update.Group is { } group ? TryMove(sector, slot, group, update) : TryMove(sector, slot, update, claims, plots);
        if (moved && isMain && update.Group is null) TakeVelocity(sector, slot, report, time);
        if (moved && isDetection) track.LastPositionTime = Instant.Max(track.LastPositionTime, time);
        if (isDetection) Detected(sector, slot, report, time, isMain);
        sector.Lives[slot].Doubt.Show(ref track, time);
        Believe(ref track, ref sector.Lives[slot], update, isDetection);
        if (moved) TrackUpdater.CheckCell(sector, slot);
        TrackAgeing.SetDue(sector, slot, options);
        return track.Status == TrackStatus.Confirmed ? interval : double.NaN; // what may be clutter does not tell a radar's turn
    }

    /// <summary>Where no plot alone is likely the track's, something was seen all the same: the sensor's turn is over for the track.</summary>
    void Detected(Sector sector, int slot, in Report report, Instant time, bool isMain)
    {
        if (!isMain)
        {
            TrackContributions.Add(ref sector.Tracks[slot], report, time);
            sector.AddProvenance(slot, report.Provenance);
        }

        updater.Seen(sector, slot, report, time);
    }

    /// <summary>The hypotheses of its group have moved the track already.</summary>
    bool TryMove(Sector sector, int slot, TrackGroup group, in JointUpdate update)
    {
        GroupedTrack.Move(sector, slot, group.Estimates[update.Member]);
        if (update.Weight >= options.MainWeight) sector.Lives[slot].PositionCount++;
        return true;
    }

    bool TryMove(Sector sector, int slot, in JointUpdate update, ReadOnlySpan<PlotClaim> claims, ReadOnlySpan<int> plots)
    {
        ref Track track = ref sector.Tracks[slot];
        ref TrackMotion motion = ref sector.Motions[slot];
        int heaviest = update.Main - update.FirstClaim, index = plots[claims[heaviest].Plot];
        if (!track.HasPosition || claims[heaviest].Weight < options.LeastWeight) return false;
        MotionModels models = options.ModelsOf(track, motion);
        if (!IsInTime(motion, reports.Times[index]) || !updater.TryMeasure(sector, slot, reports[index], reports.Times[index], out PositionMeasurement place)) return false;
        PositionUpdate main = new(motion, place, reports.Times[index], models);
        if (!main.IsSound) return false;
        SharedResiduals sum = default;
        double missed = 1;
        for (int i = 0; i < claims.Length; i++)
        {
            int other = plots[claims[i].Plot];
            if (i == heaviest) Add(main, claims[i].Weight, ref sum, ref missed);
            else if (claims[i].Weight >= options.LeastWeight && IsInTime(motion, reports.Times[other]) && updater.TryMeasure(sector, slot, reports[other], reports.Times[other], out PositionMeasurement its))
            {
                PositionUpdate further = new(motion, its, reports.Times[other], models);
                if (further.IsSound) Add(further, claims[i].Weight, ref sum, ref missed);
            }
        }

        MotionMixture mixture = main.Apply(ref sum, Math.Max(0, missed), claims[heaviest].Weight);
        if (reports[index].Has(ReportFlags.SelfReported)) updater.Floor(ref mixture, place, motion.State);
        if (!updater.TrySet(ref motion, mixture, reports.Times[index])) return false;
        if (claims[heaviest].Weight >= options.MainWeight) TrackUpdater.NoteRadial(sector, slot, reports[index], main);
        if (claims[heaviest].Weight >= FirmWeight) updater.Measured(sector, slot, reports[index], place, reports.Times[index]);
        if (update.Weight >= options.MainWeight) sector.Lives[slot].PositionCount++;
        return true;
    }

    static void Add(in PositionUpdate update, double weight, ref SharedResiduals sum, ref double missed)
    {
        update.AddTo(ref sum, weight);
        missed -= weight;
    }

    /// <summary>Another sensor of this tick may have moved the track on since the gate.</summary>
    bool IsInTime(in TrackMotion motion, Instant time) => motion.Time.SecondsSince(time) <= options.LateWindowSeconds;

    void TakeVelocity(Sector sector, int slot, in Report report, Instant time)
    {
        ref readonly Track track = ref sector.Tracks[slot];
        if (VelocityMeasurement.TryFrom(report, track.Domain, options, out VelocityMeasurement velocity))
            updater.Correct(sector, slot, velocity, false, default, time);
    }

    /// <summary>
    /// Integrated PDA. Plots that are no detection leave the miss to come, so only what they add to it counts: together with the miss that
    /// follows it is as if all had been in one tick.
    /// </summary>
    void Believe(ref Track track, ref TrackLife life, in JointUpdate update, bool isDetection)
    {
        if (track.Identity.HasKey)
        {
            if (isDetection) updater.Believe(ref track);
            return;
        }

        if (update.Group is { } group)
        {
            life.Transience = 0;
            GroupedTrack.Believe(ref track, group.Existences[update.Member], options);
            return;
        }

        if (isDetection) ExistenceUpdate.Apply(ref track, ref life, ExistenceUpdate.Survival(life, options), update.Ratio, update.Missed);
        else ExistenceUpdate.Apply(ref track, ref life, (1, 1), update.Ratio / update.Missed, 1);
        if (track.Existence >= options.ConfirmExistence) track.Status = TrackStatus.Confirmed;
        life.WasLikely |= track.Existence + life.Transience >= options.ConfirmExistence;
    }
}
