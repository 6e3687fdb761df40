using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Fusion.Filtering;

namespace Atalaya.Fusion.Living;

/// <summary>What time alone does to a track: misses, coasting, the end, and drifting out of its cell.</summary>
static class TrackAgeing
{
    /// <summary>A track is indexed anew before its prediction is farther than this from where the index has it, metres.</summary>
    const double MaxDriftMeters = 4000;

    public static void Step(Sector sector, Instant now, TrackerOptions options)
    {
        for (int slot = 0; (slot = sector.Due.Next(slot, now.UnixNanoseconds)) >= 0; slot++) Age(sector, slot, now, options);
    }

    public static void SetDue(Sector sector, int slot, TrackerOptions options)
    {
        ref readonly Track track = ref sector.Tracks[slot];
        ref readonly TrackLife life = ref sector.Lives[slot];
        Instant due = life.LastSeen.PlusSeconds(EndAfter(track, life, options));
        if (CountsMisses(track, life)) due = Instant.Min(due, life.NextMiss);
        if (track.Status == TrackStatus.Confirmed) due = Instant.Min(due, life.LastSeen.PlusSeconds(CoastAfter(life, options)));
        if (track.HasPosition)
        {
            due = Instant.Min(due, track.LastPositionTime.PlusSeconds(options.EndSeconds(track.Domain)));
            due = Instant.Min(due, DriftTime(sector.Motions[slot]));
        }

        sector.Due[slot] = due.UnixNanoseconds;
        sector.SetReach(slot, options);
    }

    static void Age(Sector sector, int slot, Instant now, TrackerOptions options)
    {
        ref Track track = ref sector.Tracks[slot];
        ref TrackLife life = ref sector.Lives[slot];
        if (CountsMisses(track, life)) Miss(sector, slot, now, options);
        double silent = now.SecondsSince(life.LastSeen);
        if (silent >= EndAfter(track, life, options) || (!track.Identity.HasKey && life.Group == 0 && LeftOf(track, life) < options.EndExistence))
        {
            End(sector, slot);
            return;
        }

        if (track.Status == TrackStatus.Confirmed && silent >= CoastAfter(life, options)) Coast(sector, slot);
        if (track.HasPosition && now.SecondsSince(track.LastPositionTime) >= options.EndSeconds(track.Domain)) LosePosition(sector, slot);
        if (track.HasPosition && DriftTime(sector.Motions[slot]) <= now) Drift(sector, slot, now);
        SetDue(sector, slot, options);
        // Whatever is due next, never twice in one tick.
        sector.Due[slot] = Math.Max(sector.Due[slot], now.UnixNanoseconds + 1);
    }

    public static void End(Sector sector, int slot)
    {
        sector.Tracks[slot].Status = TrackStatus.Ended;
        sector.MarkChanged(slot);
        sector.Mark(slot, SlotMarks.Ending, sector.Ending);
        sector.Due[slot] = DueTimes.Never;
    }

    /// <summary>In a group each hypothesis counts its own.</summary>
    static bool CountsMisses(in Track track, in TrackLife life) => !track.Identity.HasKey && life.Group == 0 && life.ScanPeriodSeconds > 0;

    /// <summary>What was shown ends as an object; what was not may go on as an echo, so that the time it lasts counts.</summary>
    static float LeftOf(in Track track, in TrackLife life) => track.Status == TrackStatus.Tentative ? track.Existence + life.Transience : track.Existence;

    /// <summary>One miss for each turn of its fastest radar without a plot.</summary>
    static void Miss(Sector sector, int slot, Instant now, TrackerOptions options)
    {
        ref Track track = ref sector.Tracks[slot];
        ref TrackLife life = ref sector.Lives[slot];
        while (life.NextMiss <= now && LeftOf(track, life) >= options.EndExistence)
        {
            ExistenceUpdate.Apply(ref track, ref life, ExistenceUpdate.Survival(life, options), 1 - life.DetectionProbability, 1 - life.DetectionProbability);
            if (track.Status != TrackStatus.Tentative) life.Missed();
            life.NextMiss = life.NextMiss.PlusSeconds(life.ScanPeriodSeconds);
            sector.MarkChanged(slot);
        }

        if (track.Status == TrackStatus.Confirmed && track.Existence < options.CoastExistence) Coast(sector, slot);
    }

    static void Coast(Sector sector, int slot)
    {
        ref Track track = ref sector.Tracks[slot];
        track.Status = TrackStatus.Coasting;
        if (track.Identity.HasKey) track.Existence = Math.Min(track.Existence, 0.5f);
        sector.MarkChanged(slot);
    }

    /// <summary>Identity still heard, place not: the object is known, its place is no more.</summary>
    static void LosePosition(Sector sector, int slot)
    {
        sector.Tracks[slot].HasPosition = false;
        sector.Unindex(slot);
        sector.MarkChanged(slot);
    }

    /// <summary>Notes the track for a new cell: the index then has it where the prediction is now.</summary>
    static void Drift(Sector sector, int slot, Instant now)
    {
        ref TrackMotion motion = ref sector.Motions[slot];
        double seconds = Math.Max(0, now.SecondsSince(motion.Time));
        (motion.IndexedEast, motion.IndexedNorth) = (motion.State.East + seconds * motion.State.EastRate, motion.State.North + seconds * motion.State.NorthRate);
        sector.Mark(slot, SlotMarks.Moved, sector.Moved);
    }

    /// <summary>When the prediction will be too far from its indexed place.</summary>
    static Instant DriftTime(in TrackMotion motion)
    {
        ref readonly MotionState state = ref motion.State;
        double speed = Math.Abs(state.EastRate) + Math.Abs(state.NorthRate);
        if (speed < 0.1) return Instant.MaxValue;
        double atTime = Math.Abs(state.East - motion.IndexedEast) + Math.Abs(state.North - motion.IndexedNorth);
        bool isAhead = atTime > MaxDriftMeters / 2;
        return motion.Time.PlusSeconds((isAhead ? MaxDriftMeters + atTime : MaxDriftMeters - atTime) / speed);
    }

    static double EndAfter(in Track track, in TrackLife life, TrackerOptions options) =>
        track.Identity.HasKey || life.ScanPeriodSeconds == 0
            ? options.EndSeconds(track.Domain)
            : Math.Max(options.UnidentifiedEndTurns * life.ScanPeriodSeconds, options.UnidentifiedEndSeconds);

    static double CoastAfter(in TrackLife life, TrackerOptions options) => options.CoastIntervals * life.IntervalSeconds;
}
