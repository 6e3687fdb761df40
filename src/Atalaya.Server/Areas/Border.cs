namespace Atalaya.Server.Areas;

/// <summary>
/// Borders of areas follow great circles, lines of GeoJSON are straight in longitude and latitude (RFC 7946, 3.1.1): on 100 km along the parallel of 60°
/// they lie 340 m apart. Between the two, corners are added where that is more than <see cref="ToleranceMeters"/>.
/// </summary>
static class Border
{
    public const double ToleranceMeters = 10;
    const int MaxPieces = 128;

    /// <summary>Corners that are looked at together where corners are taken away: bounds the work on a long straight border.</summary>
    const int MaxSkipped = 256;

    /// <summary>Corners of the configuration, each with the longitude nearest to that of the one before.</summary>
    public static List<Corner> Of(IReadOnlyList<double[]> places)
    {
        List<Corner> corners = new(places.Count);
        foreach (double[] place in places)
        {
            Corner corner = new(place[0], Math.IEEERemainder(place[1], 360));
            corners.Add(corners.Count == 0 ? corner : corner.Near(corners[^1].Longitude));
        }

        return corners;
    }

    /// <summary>The way along great circles, with corners added so that straight lines follow it.</summary>
    public static List<Corner> AlongGreatCircles(IReadOnlyList<Corner> way) => Divided(way, GreatCircle.Between);

    /// <summary>The way along straight lines of longitude and latitude, with corners added so that great circles follow it.</summary>
    public static List<Corner> AlongStraightLines(IReadOnlyList<Corner> way) => Divided(way, Straight);

    static List<Corner> Divided(IReadOnlyList<Corner> way, Func<Corner, Corner, double, Corner> between)
    {
        List<Corner> divided = [way[0]];
        for (int i = 1; i < way.Count; i++)
        {
            int pieces = Pieces(way[i - 1], way[i]);
            for (int n = 1; n < pieces; n++) divided.Add(between(way[i - 1], way[i], (double)n / pieces));
            divided.Add(way[i]);
        }

        return divided;
    }

    static int Pieces(Corner from, Corner to)
    {
        if (IsPole(from) && IsPole(to)) return 1;
        double off = 0;
        for (double part = 0.25; part < 1; part += 0.25) off = Math.Max(off, GreatCircle.MetersOff(from, to, Straight(from, to, part)));
        return (int)Math.Clamp(Math.Ceiling(Math.Sqrt(off / ToleranceMeters)), 1, MaxPieces);
    }

    static bool IsPole(Corner corner) => Math.Abs(corner.Latitude) >= 90;

    static Corner Straight(Corner from, Corner to, double part) => new(from.Latitude + part * (to.Latitude - from.Latitude), from.Longitude + part * (to.Longitude - from.Longitude));

    /// <summary>Without the corners that lie no farther than that from the great circle between those kept.</summary>
    /// <param name="isRing">The last corner is followed by the first.</param>
    public static List<Corner> Reduced(List<Corner> way, double toleranceMeters, bool isRing)
    {
        if (way.Count < 3) return way;
        List<Corner> closed = isRing ? FromTheSharpest(way) : way;
        List<Corner> kept = [closed[0]];
        int from = 0;
        while (from < closed.Count - 1)
        {
            int to = from + 1;
            while (to + 1 < closed.Count && to - from < MaxSkipped && AreNear(closed, from, to + 1, toleranceMeters)) to++;
            kept.Add(closed[to]);
            from = to;
        }

        if (isRing) kept.RemoveAt(kept.Count - 1);
        return kept;
    }

    /// <summary>Begins, and ends, with the corner that is the last to be given up.</summary>
    static List<Corner> FromTheSharpest(List<Corner> ring)
    {
        int sharpest = 0;
        double most = -1;
        for (int i = 0; i < ring.Count; i++)
        {
            double off = GreatCircle.MetersOff(ring[(i + ring.Count - 1) % ring.Count], ring[(i + 1) % ring.Count], ring[i]);
            if (off > most) (most, sharpest) = (off, i);
        }

        return [.. ring[sharpest..], .. ring[..sharpest], ring[sharpest]];
    }

    static bool AreNear(List<Corner> way, int from, int to, double toleranceMeters)
    {
        for (int i = from + 1; i < to; i++)
            if (GreatCircle.MetersOff(way[from], way[to], way[i]) > toleranceMeters) return false;
        return true;
    }
}
