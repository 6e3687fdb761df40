using Atalaya.Core.Geodesy;
using Atalaya.Core.Numerics;
using Atalaya.Core.Reports;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Fusion.Associating;
using Atalaya.Fusion.Filtering;
using Atalaya.Fusion.Living;
using Atalaya.Fusion.Partition;
using Atalaya.Fusion.Running;
using Atalaya.Fusion.Sources;

namespace Atalaya.Fusion.Merging;

/// <summary>
/// Looks for a second track of an object, for each confirmed track without key, once per interval of its reports: likelihood ratio of "one
/// object" against "two", summed over some updates. Reads all sectors, writes its own tracks only, so sectors work at the same time.
/// </summary>
sealed class TwinSearch(TrackerOptions options, TickReports reports, SourceTable sources, CodeTable codes, Sector[] sectors, CellIndex index)
{
    /// <summary>
    /// Two objects are near each other by chance, as if one were in each square of 10 km at any velocity, or in one of a hundred cases because
    /// they go together: within a kilometre, at velocities that differ by some 5 m/s.
    /// </summary>
    const double ChanceSquareMeters = 1e8, Together = 0.01, TogetherSquareMeters = 1e6, TogetherSpeedSigma = 5;

    /// <summary>A filter remembers some three updates: successive differences are that much alike.</summary>
    const double Independent = 1.0 / 3;

    /// <summary>Odds of a thousand to one, from at least so many updates.</summary>
    const double EnoughEvidence = 6.9;

    const int LeastTests = 4;

    /// <summary>
    /// Both had a plot of one sensor in one turn: two objects do in most turns, tracks of one object share theirs and both have one only by
    /// a false plot: once in twenty times. Had they taken turns: two objects both miss so seldom.
    /// </summary>
    const double SameTurn = -3, TookTurns = 1;

    /// <summary>
    /// Nearness says no more than this in a test, less than two plots in one turn say against it: in a crowd objects are as near as tracks
    /// of one, and only their plots tell.
    /// </summary>
    const double MostFromNearness = 2;

    /// <summary>Farther apart tracks are not compared; a height that differs by more is another's.</summary>
    const double MaxMeters = 3000, MaxHeightMeters = 200;

    const double CodeMemorySeconds = 120;

    public void Step(Sector sector)
    {
        ReadOnlySpan<int> slots = sector.Changed.Slots;
        Span<Neighbourhood> around = stackalloc Neighbourhood[3];
        for (int n = 0; n < slots.Length + 2; n++)
        {
            if (n + 2 < slots.Length) sector.Prefetch(slots[n + 2]);
            if (n < slots.Length) Surround(sector, slots[n], ref around[n % 3]);
            if (n is >= 1 && n - 1 < slots.Length) index.PrefetchTracks(around[(n - 1) % 3].Cells, sectors);
            if (n >= 2 && around[(n - 2) % 3].Cells.Length > 0) Search(sector, slots[n - 2], around[(n - 2) % 3]);
        }
    }

    /// <summary>Where to search; nowhere if that is not due.</summary>
    void Surround(Sector sector, int slot, ref Neighbourhood around)
    {
        if (IsDue(sector, slot)) around.Set(sector.Motions[slot].IndexedPlace());
        else around.Clear();
        index.PrefetchCells(around.Cells);
    }

    bool IsDue(Sector sector, int slot)
    {
        ref readonly Track track = ref sector.Tracks[slot];
        if (track.Identity.HasKey || track.Status != TrackStatus.Confirmed || !track.HasPosition) return false;
        ref readonly TrackLife life = ref sector.Lives[slot];
        return track.LastPositionTime.SecondsSince(life.TwinTested) >= life.IntervalSeconds;
    }

    void Search(Sector sector, int slot, in Neighbourhood around)
    {
        ref TrackLife life = ref sector.Lives[slot];
        ulong best = 0;
        double most = double.NegativeInfinity, identity = 0;
        foreach (int cell in around.Cells)
            foreach (TrackHandle found in index.TracksOf(cell, sectors))
            {
                Sector other = sectors[found.Sector];
                int its = found.Slot;
                if (!TrackReach.MayBeNear(sector.Reaches[slot], other.Reaches[its], MaxMeters)) continue;
                if (!MayBeOne(sector, slot, other, its) || !TryCompare(sector, slot, other, its, out double log)) continue;
                ulong id = other.Tracks[its].Id;
                if (log > most || (log == most && id < best)) (most, best, identity) = (log, id, SameCode(sector, slot, other.Tracks[its]));
            }

        life.TwinTested = sector.Tracks[slot].LastPositionTime;
        if (best == 0) (life.TwinId, life.TwinEvidence, life.TwinTests) = (0, 0, 0);
        else Weigh(sector, slot, best, most, identity);
    }

    /// <param name="identity">Evidence that counts once, however often the places are compared.</param>
    static void Weigh(Sector sector, int slot, ulong id, double log, double identity)
    {
        ref TrackLife life = ref sector.Lives[slot];
        if (life.TwinId != id) (life.TwinId, life.TwinEvidence, life.TwinTests) = (id, 0, 0);
        life.TwinEvidence += (float)(Independent * log);
        if (life.TwinTests < byte.MaxValue) life.TwinTests++;
        if (life.TwinEvidence + identity < 0) (life.TwinId, life.TwinEvidence, life.TwinTests) = (0, 0, 0);
        else if (life.TwinEvidence + identity >= EnoughEvidence && life.TwinTests >= LeastTests) sector.Merging.Add(slot);
    }

    /// <summary>False where identity, domain or height speak against it, or the tracks are far apart.</summary>
    static bool MayBeOne(Sector sector, int slot, Sector other, int its)
    {
        ref readonly Track track = ref sector.Tracks[slot];
        ref readonly Track found = ref other.Tracks[its];
        if (found.Id == track.Id || found.Status is not (TrackStatus.Confirmed or TrackStatus.Coasting)) return false;
        if (found.Identity.SystemTrack != 0 || track.Domain != found.Domain && track.Domain != Domain.Unknown && found.Domain != Domain.Unknown) return false;
        if (TrackIdentity.IsFixed(found.Identity) || AreOfOneSensor(track, found)) return false;
        if (sector.Lives[slot].Group is > 0 and var group && group == other.Lives[its].Group) return false; // whose hypotheses tell how many there are
        if (track.Identity.Mode3A is { } code && found.Identity.Mode3A is { } its3A && code != its3A
            && Math.Abs(track.Mode3ATime.SecondsSince(found.Mode3ATime)) < CodeMemorySeconds) return false;
        return IsSame(track.PressureAltitude, found.PressureAltitude) && IsSame(track.EllipsoidHeight, found.EllipsoidHeight);
    }

    /// <summary>Plots of a single sensor are shared among tracks by association, turn by turn, which knows better.</summary>
    static bool AreOfOneSensor(in Track track, in Track found) => track.ContributionCount == 1 && found.ContributionCount == 1
        && track.Contributions[0].Source == found.Contributions[0].Source && track.Contributions[0].Sensor == found.Contributions[0].Sensor;

    /// <summary>Both have a Mode 3/A code, the same: another aircraft has it as seldom as any of the region, the twin itself counted for caution.</summary>
    double SameCode(Sector sector, int slot, in Track found)
    {
        if (sector.Tracks[slot].Identity.Mode3A is not { } code || found.Identity.Mode3A != code || sector.Cells[slot] < 0) return 0;
        return -StableMath.Log(codes.Share(EarthCells.RegionOf(sector.Cells[slot]), code, sector.CountedCodes[slot]));
    }

    static bool IsSame(float? height, float? other) => height is not { } one || other is not { } two || Math.Abs(one - two) <= MaxHeightMeters;

    /// <param name="log">Logarithm of the likelihood ratio of one object against two.</param>
    bool TryCompare(Sector sector, int slot, Sector other, int its, out double log)
    {
        log = 0;
        ref readonly Track track = ref sector.Tracks[slot];
        ref readonly Track found = ref other.Tracks[its];
        ref readonly TrackMotion motion = ref sector.Motions[slot];
        ref readonly TrackMotion itsMotion = ref other.Motions[its];
        EcefPosition from = motion.Frame.OriginEcef, to = itsMotion.Frame.OriginEcef;
        double reach = MaxMeters + 2 * options.ReanchorMeters + options.MaxGateMeters;
        if (Math.Abs(from.X - to.X) + Math.Abs(from.Y - to.Y) + Math.Abs(from.Z - to.Z) > 2 * reach) return false;
        StateDifference difference = new(motion, options.ModelsOf(track, motion), itsMotion, options.ModelsOf(found, itsMotion));
        if (difference.Meters > MaxMeters || !difference.TryLogDensity(out double same)) return false;
        log = Math.Min(same - StableMath.Log(DensityOfTwo(difference, options.SpeedSigma(track))), MostFromNearness / Independent) + Turns(track, found);
        return true;
    }

    static double DensityOfTwo(in StateDifference difference, double speedSigma)
    {
        double chance = 1 / ChanceSquareMeters, together = Together / TogetherSquareMeters;
        if (!difference.Moves) return chance + together;
        return chance * Normal(difference.SpeedSquared, 2 * speedSigma * speedSigma) + together * Normal(difference.SpeedSquared, TogetherSpeedSigma * TogetherSpeedSigma);
    }

    /// <summary>Density of a plane normal distribution.</summary>
    static double Normal(double square, double variance) => StableMath.Exp(-square / (2 * variance)) / (2 * Math.PI * variance);

    /// <summary>What the sensors that see both say.</summary>
    double Turns(in Track track, in Track found)
    {
        double sum = 0;
        for (int i = 0; i < track.ContributionCount; i++)
        {
            Contribution mine = track.Contributions[i];
            for (int k = 0; k < found.ContributionCount; k++)
            {
                Contribution its = found.Contributions[k];
                if (its.Source != mine.Source || its.Sensor != mine.Sensor) continue;
                double period = sources.PeriodOf(sources.Find(mine.Source, mine.Sensor));
                double apart = Math.Abs(mine.Last.SecondsSince(its.Last)), age = reports.Now.SecondsSince(Instant.Max(mine.Last, its.Last));
                // A plot that both share, of one frame and time, is one plot: it says nothing of two.
                bool isShared = apart == 0 && mine.Position == its.Position && mine.Position != default;
                if (isShared || age > 2 * period) continue;
                if (apart < period / 2) sum += SameTurn / Independent;
                else if (apart < 2 * period) sum += TookTurns;
            }
        }

        return sum;
    }
}
