namespace Atalaya.Server.Areas;

/// <summary>Cuts rings at the meridian of 180° (RFC 7946, 3.1.9), and closes those round a pole by way of it.</summary>
static class MeridianCut
{
    /// <summary>Rings within −180° to 180°, against the clock, the first corner not repeated.</summary>
    /// <param name="way">Once round, closed: the last corner is the first, or a whole turn beside it.</param>
    /// <param name="isNorthern">The pole that is inside, if one is.</param>
    public static List<List<Corner>> Rings(List<Corner> way, bool isNorthern)
    {
        List<List<Corner>> rings = [], rest = [Closed(way, isNorthern ? 90 : -90)];
        double west = 360 * TurnsOf(rest[0].Min(static corner => corner.Longitude)) - 180;
        for (; rest.Count > 0; west += 360)
        {
            List<List<Corner>> beyond = [];
            foreach (List<Corner> ring in rest)
            {
                rings.AddRange(Side(ring, west + 360, isWest: true).Select(part => Turned(part, west + 180)));
                beyond.AddRange(Side(ring, west + 360, isWest: false));
            }

            rest = beyond;
        }

        return rings;
    }

    /// <summary>Pieces of a way that may go on beyond 180°, each within −180° to 180°.</summary>
    public static List<List<Corner>> Lines(List<Corner> way)
    {
        List<List<Corner>> lines = [];
        double turns = double.NaN;
        for (int i = 1; i < way.Count; i++)
        {
            Corner from = way[i - 1], to = way[i];
            double meridian = 360 * TurnsOf(Math.Max(from.Longitude, to.Longitude)) - 180;
            bool isCut = Math.Min(from.Longitude, to.Longitude) < meridian && meridian < Math.Max(from.Longitude, to.Longitude);
            Corner at = isCut ? new Corner(GreatCircle.LatitudeAt(from, to, meridian), meridian) : to;
            Add(from, at);
            if (isCut) Add(at, to);
        }

        return lines;

        void Add(Corner from, Corner to)
        {
            double before = turns;
            turns = TurnsOf((from.Longitude + to.Longitude) / 2);
            if (turns != before) lines.Add([Shifted(from, 360 * turns)]);
            lines[^1].Add(Shifted(to, 360 * turns));
        }
    }

    static double TurnsOf(double longitude) => Math.Floor((longitude + 180) / 360);

    /// <summary>By way of the pole from the corner nearest to it, whose meridian the border does not cross again.</summary>
    static List<Corner> Closed(List<Corner> way, double pole)
    {
        List<Corner> ring = way[..^1];
        double turn = way[^1].Longitude - way[0].Longitude;
        if (Math.Abs(turn) < 180) return ring;
        int first = ring.IndexOf(ring.MinBy(corner => Math.Abs(pole - corner.Latitude)));
        Corner Around(Corner corner) => corner with { Longitude = corner.Longitude + turn };
        Corner start = ring[first], end = Around(start);
        return [.. ring[first..], .. ring[..first].Select(Around), end, new Corner(pole, end.Longitude), new Corner(pole, start.Longitude)];
    }

    /// <summary>The part of a ring on one side of a meridian. Crossings, sorted by latitude, are joined by twos: what is enclosed an odd number of times is inside.</summary>
    static List<List<Corner>> Side(List<Corner> ring, double meridian, bool isWest)
    {
        bool IsIn(Corner corner) => corner.Longitude <= meridian == isWest;
        int start = ring.FindIndex(corner => !IsIn(corner));
        if (start < 0) return [ring];
        List<List<Corner>> runs = [];
        for (int n = 1; n <= ring.Count; n++)
        {
            Corner from = ring[(start + n - 1) % ring.Count], to = ring[(start + n) % ring.Count];
            bool wasIn = IsIn(from), isIn = IsIn(to);
            Corner crossing = wasIn == isIn ? default : new Corner(GreatCircle.LatitudeAt(from, to, meridian), meridian);
            if (isIn && !wasIn) runs.Add([crossing]);
            if (isIn) runs[^1].Add(to);
            if (wasIn && !isIn) runs[^1].Add(crossing);
        }

        return Joined(runs);
    }

    static List<List<Corner>> Joined(List<List<Corner>> runs)
    {
        // End 2n is the beginning of run n, end 2n + 1 its end.
        double LatitudeOf(int end) => end % 2 == 0 ? runs[end / 2][0].Latitude : runs[end / 2][^1].Latitude;
        int[] sorted = [.. Enumerable.Range(0, 2 * runs.Count).OrderBy(LatitudeOf)];
        int[] partner = new int[sorted.Length];
        for (int i = 0; i < sorted.Length; i += 2) (partner[sorted[i]], partner[sorted[i + 1]]) = (sorted[i + 1], sorted[i]);
        bool[] used = new bool[runs.Count];
        List<List<Corner>> rings = [];
        for (int first = 0; first < runs.Count; first++)
        {
            List<Corner> ring = [];
            for (int end = 2 * first; !used[end / 2]; end = partner[end ^ 1])
            {
                used[end / 2] = true;
                IEnumerable<Corner> run = runs[end / 2];
                ring.AddRange(end % 2 == 0 ? run : run.Reverse());
            }

            if (TwiceTheArea(ring) != 0) rings.Add(ring);
        }

        return rings;
    }

    static List<Corner> Turned(List<Corner> ring, double middle)
    {
        List<Corner> turned = [.. ring.Select(corner => Shifted(corner, middle))];
        if (TwiceTheArea(turned) < 0) turned.Reverse();
        return turned;
    }

    static Corner Shifted(Corner corner, double degrees) => corner with { Longitude = Math.Clamp(corner.Longitude - degrees, -180, 180) };

    /// <summary>In square degrees; positive = against the clock.</summary>
    public static double TwiceTheArea(IReadOnlyList<Corner> ring)
    {
        double sum = 0;
        for (int i = 0; i < ring.Count; i++)
        {
            Corner from = ring[i], to = ring[(i + 1) % ring.Count];
            sum += (from.Longitude - ring[0].Longitude) * (to.Latitude - ring[0].Latitude) - (to.Longitude - ring[0].Longitude) * (from.Latitude - ring[0].Latitude);
        }

        return sum;
    }
}
