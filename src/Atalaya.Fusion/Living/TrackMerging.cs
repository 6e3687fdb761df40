using Atalaya.Core.Identity;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;

namespace Atalaya.Fusion.Living;

/// <summary>Two tracks of one object become one. Serial.</summary>
static class TrackMerging
{
    /// <summary>The heir takes what was heard later than its own; keys, number and place stay as they are.</summary>
    public static void TakeOver(Sector sector, int slot, Sector from, int ending)
    {
        ref Track track = ref sector.Tracks[slot];
        ref Track other = ref from.Tracks[ending];
        if (track.Number == 0) (track.Number, other.Number) = (other.Number, 0);
        TakeIdentity(ref track, other);
        TakeHeights(ref track, ref sector.Lives[slot], other, from.Lives[ending]);
        TakeTurns(ref sector.Lives[slot], from.Lives[ending]);
        for (int i = 0; i < other.ContributionCount; i++) TrackContributions.Add(ref track, other.Contributions[i]);
        track.LastPositionTime = Instant.Max(track.LastPositionTime, other.LastPositionTime);
        track.LastReceiveTime = Instant.Max(track.LastReceiveTime, other.LastReceiveTime);
        track.ReportCount += other.ReportCount;
        track.Existence = Math.Max(track.Existence, other.Existence);
        if (track.Status != TrackStatus.Confirmed && other.Status == TrackStatus.Confirmed) track.Status = TrackStatus.Confirmed;
        if (from.Lives[ending].LastSeen > sector.Lives[slot].LastSeen) sector.Lives[slot].LastSeen = from.Lives[ending].LastSeen;
        sector.MarkChanged(slot);
    }

    /// <summary>The place of the other becomes the heir's, with all that is believed of its motion.</summary>
    public static void TakeMotion(Sector sector, int slot, Sector from, int ending)
    {
        sector.Motions[slot] = from.Motions[ending];
        sector.Tracks[slot].HasPosition = true;
        sector.Mark(slot, SlotMarks.Moved, sector.Moved);
    }

    public static void End(Sector sector, int slot, ulong heir)
    {
        ref Track track = ref sector.Tracks[slot];
        (track.Status, track.MergedInto) = (TrackStatus.Ended, heir);
        sector.MarkChanged(slot);
        sector.Mark(slot, SlotMarks.Ending, sector.Ending);
        sector.Due[slot] = DueTimes.Never;
        sector.Counters.Merged++;
    }

    /// <summary>Which radar turns fastest, and when it should see the object next.</summary>
    static void TakeTurns(ref TrackLife life, in TrackLife its)
    {
        life.IntervalSeconds = Math.Min(life.IntervalSeconds, its.IntervalSeconds);
        life.NextMiss = Instant.Max(life.NextMiss, its.NextMiss);
        if (life.ScanPeriodSeconds != 0 && (its.ScanPeriodSeconds == 0 || its.ScanPeriodSeconds >= life.ScanPeriodSeconds)) return;
        (life.ScanSource, life.ScanPeriodSeconds, life.DetectionProbability) = (its.ScanSource, its.ScanPeriodSeconds, its.DetectionProbability);
    }

    static void TakeIdentity(ref Track track, in Track other)
    {
        ref ObjectIdentity known = ref track.Identity;
        if (other.Identity.Mode3A is not null && other.Mode3ATime > track.Mode3ATime) (known.Mode3A, track.Mode3ATime) = (other.Identity.Mode3A, other.Mode3ATime);
        if (!other.Identity.Callsign.IsEmpty && other.CallsignTime > track.CallsignTime) (known.Callsign, track.CallsignTime) = (other.Identity.Callsign, other.CallsignTime);
        if (!other.Identity.Name.IsEmpty && other.NameTime > track.NameTime) (known.Name, track.NameTime) = (other.Identity.Name, other.NameTime);
        track.KeyTime = Instant.Max(track.KeyTime, other.KeyTime);
        if (track.Domain == Core.Reports.Domain.Unknown) track.Domain = other.Domain;
        track.Category ??= other.Category;
        track.Flags |= other.Flags & TrackIdentity.Gathered;
    }

    static void TakeHeights(ref Track track, ref TrackLife life, in Track other, in TrackLife its)
    {
        if (its.PressureTime > life.PressureTime) (track.PressureAltitude, life.PressureTime) = (other.PressureAltitude, its.PressureTime);
        if (its.EllipsoidTime > life.EllipsoidTime) (track.EllipsoidHeight, life.EllipsoidTime) = (other.EllipsoidHeight, its.EllipsoidTime);
        if (its.SeaLevelTime > life.SeaLevelTime) (track.SeaLevelHeight, life.SeaLevelTime) = (other.SeaLevelHeight, its.SeaLevelTime);
        life.HasFineHeights |= its.HasFineHeights;
        if (its.PressureFilter.Time > life.PressureFilter.Time) life.PressureFilter = its.PressureFilter;
        if (its.EllipsoidFilter.Time > life.EllipsoidFilter.Time) life.EllipsoidFilter = its.EllipsoidFilter;
        if (its.SeaLevelFilter.Time > life.SeaLevelFilter.Time) life.SeaLevelFilter = its.SeaLevelFilter;
        if (its.RateTime > life.RateTime) (track.VerticalRate, life.RateTime) = (other.VerticalRate, its.RateTime);
    }
}
