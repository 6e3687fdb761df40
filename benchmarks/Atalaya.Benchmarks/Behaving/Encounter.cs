using Atalaya.Integrity.Behaviour;

namespace Atalaya.Benchmarks.Behaving;

/// <summary>True encounters of the kind that rules are for.</summary>
static class Encounter
{
    /// <summary>How long both went straight before.</summary>
    const int SteadySeaSeconds = 120, SteadyAirSeconds = 60;

    /// <summary>Nearer than this part of the limits of the rules.</summary>
    const double Part = 0.6;

    static readonly CollisionSettings Sea = new();
    static readonly ConflictSettings Air = new();

    /// <summary>The second in which they come too close; null = never in a way that could be foretold.</summary>
    public static int? Find(TruthPath one, TruthPath other, bool isSea, int seconds)
    {
        for (int second = Math.Max(300, Math.Max(one.First, other.First) + 180); second <= Math.Min(seconds - 1, Math.Min(one.Last, other.Last)); second += 1)
        {
            TruthPoint here = one.At(second)!.Value, there = other.At(second)!.Value;
            double east = here.East - there.East, north = here.North - there.North, distance = Math.Sqrt(east * east + north * north);
            if (isSea ? IsCollision(one, other, here, there, distance) : IsConflict(here, there, distance))
                return IsSteady(one, second, isSea) && IsSteady(other, second, isSea) ? second : null;

            // Nothing closes at more than 600 m/s, or 40 m/s at sea.
            second += (int)Math.Max(0, (distance - 8000) / (isSea ? 40 : 600));
        }

        return null;
    }

    static bool IsCollision(TruthPath one, TruthPath other, TruthPoint here, TruthPoint there, double distance)
    {
        double limit = Math.Clamp(Sea.DomainLengths * Math.Max(one.Thing.LengthMeters, other.Thing.LengthMeters), Sea.LeastDistanceMeters, Sea.MostDistanceMeters);
        double east = here.RateEast - there.RateEast, north = here.RateNorth - there.RateNorth;
        return distance < Part * limit && here.Speed > 1.2 * Sea.LeastSpeedMetersPerSecond && there.Speed > 1.2 * Sea.LeastSpeedMetersPerSecond && east * east + north * north > 9;
    }

    static bool IsConflict(TruthPoint here, TruthPoint there, double distance)
    {
        double height = Math.Min(here.Height, there.Height);
        double limit = height > Air.UpperHeightMeters + 200 ? Air.UpperDistanceMeters : Air.VisualDistanceMeters / Part;
        double east = here.RateEast - there.RateEast, north = here.RateNorth - there.RateNorth;
        return distance < Part * limit && Math.Abs(here.Height - there.Height) < Part * Air.VisualVerticalMeters && height > Air.LeastHeightMeters + 200 && here.Speed > 30 && there.Speed > 30 && east * east + north * north > 400;
    }

    static bool IsSteady(TruthPath path, int second, bool isSea)
    {
        int lead = isSea ? SteadySeaSeconds : SteadyAirSeconds;
        if (path.At(second - lead) is not { } before || path.At(second) is not { } now) return false;
        for (int at = second - lead; at <= second; at += 10)
        {
            TruthPoint point = path.At(at)!.Value;
            double east = point.RateEast - now.RateEast, north = point.RateNorth - now.RateNorth;
            if (east * east + north * north > 0.02 * now.Speed * now.Speed + 0.01) return false;
        }

        return Math.Abs(before.Height - now.Height) < 60;
    }
}
