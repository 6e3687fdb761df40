using Atalaya.Core.Geodesy;
using Atalaya.Core.Numerics;
using Atalaya.Core.Time;
using Atalaya.Formats.ModeS.Messages;

namespace Atalaya.Formats.ModeS.Positions;

/// <summary>
/// Turns position codes into places, aircraft by aircraft. A first place needs an even and an odd code within <see cref="PairLimit"/> and
/// counts as unconfirmed until a second pair, of messages that came after it, agrees within <see cref="FastestMetersPerSecond"/>.
/// From then on each message is decoded near the last place and must agree with it; <see cref="ContradictionLimit"/> that do not in a row start anew.
/// </summary>
static class PositionSolver
{
    public const long PairLimit = 10 * Instant.NanosecondsPerSecond;

    /// <summary>A pair may be older while the aircraft is known to be slow enough to stay within <see cref="PairDistanceNauticalMiles"/>.</summary>
    public const long LongestPairLimit = 30 * Instant.NanosecondsPerSecond;

    /// <summary>An even and an odd code stay unambiguous up to 3 NM apart (RTCA DO-260B appendix A.1.7.5); a part of that is kept for turns and wind.</summary>
    public const double PairDistanceNauticalMiles = 2.5;
    public const long SurfacePairLimit = 25 * Instant.NanosecondsPerSecond;

    /// <summary>A place older than this is no reference any more: at the fastest speed it would near half a zone.</summary>
    public const long ReferenceLimit = 120 * Instant.NanosecondsPerSecond;

    public const double FastestMetersPerSecond = 1000;

    /// <summary>Accuracy, latency and clock differences between two messages.</summary>
    public const double SlackMeters = 2000;

    public const int ContradictionLimit = 4;

    const double EarthDiameterMeters = 2 * 6_371_000.0;

    public static PositionVerdict Solve(ref AircraftState state, in CprCode code, bool surface, long time, GeodeticPosition? site, out double latitude, out double longitude)
    {
        Remember(ref state, code, surface, time);
        if (state.Verdict != PositionVerdict.None && Age(time, state.PositionTime) > ReferenceLimit) state.Verdict = PositionVerdict.None;
        PositionVerdict verdict = state.Verdict == PositionVerdict.Confirmed
            ? Continue(ref state, code, surface, time, out latitude, out longitude)
            : Start(ref state, code.IsOdd, surface, time, site, out latitude, out longitude);
        if (verdict == PositionVerdict.None) return verdict;
        state.Latitude = latitude;
        state.Longitude = longitude;
        state.PositionTime = time;
        state.Verdict = verdict;
        state.Contradictions = 0;
        return verdict;
    }

    static PositionVerdict Continue(ref AircraftState state, in CprCode code, bool surface, long time, out double latitude, out double longitude)
    {
        if (Cpr.TryLocal(code, surface, state.Latitude, state.Longitude, out latitude, out longitude) && IsReachable(state, latitude, longitude, time))
            return PositionVerdict.Confirmed;
        if (++state.Contradictions >= ContradictionLimit)
        {
            state.Verdict = PositionVerdict.None;
            state.Contradictions = 0;
        }

        return PositionVerdict.None;
    }

    static PositionVerdict Start(ref AircraftState state, bool isOdd, bool surface, long time, GeodeticPosition? site, out double latitude, out double longitude)
    {
        if (!TryPair(state, isOdd, surface, time, site, out latitude, out longitude)) return PositionVerdict.None;
        bool agrees = state.Verdict == PositionVerdict.Unconfirmed && IsReachable(state, latitude, longitude, time);
        if (agrees && state.FreshParities == 3) return PositionVerdict.Confirmed;
        if (!agrees) state.FreshParities = 0;
        return PositionVerdict.Unconfirmed;
    }

    static void Remember(ref AircraftState state, in CprCode code, bool surface, long time)
    {
        if (code.IsOdd) (state.Odd, state.OddTime, state.OddIsSurface) = (code, time, surface);
        else (state.Even, state.EvenTime, state.EvenIsSurface) = (code, time, surface);
        state.FreshParities |= code.IsOdd ? (byte)2 : (byte)1;
    }

    static bool TryPair(in AircraftState state, bool newerIsOdd, bool surface, long time, GeodeticPosition? site, out double latitude, out double longitude)
    {
        (latitude, longitude) = (0, 0);
        long otherTime = newerIsOdd ? state.EvenTime : state.OddTime;
        if (state.EvenIsSurface != state.OddIsSurface || Age(time, otherTime) > (surface ? SurfacePairLimit : PairLimitOf(state, time))) return false;
        if (!surface) return Cpr.TryGlobal(state.Even, state.Odd, newerIsOdd, out latitude, out longitude);
        if (state.Verdict != PositionVerdict.None) return Cpr.TryGlobalSurface(state.Even, state.Odd, newerIsOdd, state.Latitude, state.Longitude, out latitude, out longitude);
        return site is GeodeticPosition reference
            && Cpr.TryGlobalSurface(state.Even, state.Odd, newerIsOdd, reference.LatitudeDegrees, reference.LongitudeDegrees, out latitude, out longitude);
    }

    static long PairLimitOf(in AircraftState state, long time)
    {
        if (AircraftMemory.SpeedKnotsAt(state, time) is not double knots) return PairLimit;
        double seconds = PairDistanceNauticalMiles * 3600 / Math.Max(knots, 1);
        return Math.Clamp((long)(seconds * Instant.NanosecondsPerSecond), PairLimit, LongestPairLimit);
    }

    /// <summary>Whichever came first: a counter may step back. A code or place that never came is infinitely old.</summary>
    static long Age(long time, long earlier)
    {
        long age = time - earlier;
        return earlier == AircraftState.Never || age == long.MinValue ? long.MaxValue : Math.Abs(age);
    }

    static bool IsReachable(in AircraftState state, double latitude, double longitude, long time)
    {
        double seconds = Age(time, state.PositionTime) * 1e-9;
        double reach = SlackMeters + FastestMetersPerSecond * seconds;
        return ChordMeters(state.Latitude, state.Longitude, latitude, longitude) <= reach;
    }

    /// <summary>Straight line through a sphere of the mean radius: within 0.5 % of the distance for the reaches used here.</summary>
    static double ChordMeters(double latitude1, double longitude1, double latitude2, double longitude2)
    {
        double halfLatitude = StableMath.Sin((latitude2 - latitude1) * (GeodeticPosition.RadiansPerDegree / 2));
        double halfLongitude = StableMath.Sin((longitude2 - longitude1) * (GeodeticPosition.RadiansPerDegree / 2));
        double cosines = StableMath.Cos(latitude1 * GeodeticPosition.RadiansPerDegree) * StableMath.Cos(latitude2 * GeodeticPosition.RadiansPerDegree);
        return EarthDiameterMeters * Math.Sqrt(halfLatitude * halfLatitude + cosines * halfLongitude * halfLongitude);
    }
}
