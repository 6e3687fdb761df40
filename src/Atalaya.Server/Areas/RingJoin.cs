namespace Atalaya.Server.Areas;

/// <summary>
/// Makes one ring of the parts of an area that was cut at 180° or led by way of a pole: on the sphere the edges of a cut lie on each other by twos and
/// fall away.
/// </summary>
sealed class RingJoin
{
    const double StepDegrees = 1e-9;

    /// <summary>Of each corner, those that an edge leads to.</summary>
    readonly Dictionary<(long, long), (Corner Place, List<Corner> Others)> _neighbours = [];

    /// <summary>The rings that remain, the first corner not repeated: of parts that do not touch, more than one.</summary>
    public static List<List<Corner>> Join(List<List<Corner>> parts)
    {
        RingJoin join = new();
        foreach (List<Corner> part in parts)
            for (int i = 0; i < part.Count; i++) join.Toggle(OnSphere(part[i]), OnSphere(part[(i + 1) % part.Count]));
        return join.Trace();
    }

    /// <summary>Adds an edge, or takes it away if it is there already.</summary>
    void Toggle(Corner from, Corner to)
    {
        if (KeyOf(from) == KeyOf(to)) return;
        if (Remove(from, to))
        {
            Remove(to, from);
            return;
        }

        Of(from).Add(to);
        Of(to).Add(from);
    }

    List<Corner> Of(Corner corner)
    {
        if (!_neighbours.TryGetValue(KeyOf(corner), out (Corner Place, List<Corner> Others) found)) _neighbours.Add(KeyOf(corner), found = (corner, []));
        return found.Others;
    }

    bool Remove(Corner from, Corner to)
    {
        List<Corner> list = Of(from);
        int index = list.FindIndex(corner => KeyOf(corner) == KeyOf(to));
        if (index >= 0) list.RemoveAt(index);
        return index >= 0;
    }

    List<List<Corner>> Trace()
    {
        List<List<Corner>> rings = [];
        foreach ((Corner place, List<Corner> others) in ((Corner, List<Corner>)[])[.. _neighbours.Values])
        {
            while (others.Count > 0)
            {
                List<Corner> ring = [place];
                while (Of(ring[^1]) is { Count: > 0 } next)
                {
                    Corner corner = next[^1];
                    Toggle(ring[^1], corner);
                    ring.Add(corner);
                }

                rings.Add(ring[1..]);
            }
        }

        return [.. rings.Select(static ring => WithoutJumps(ring))];
    }

    static List<Corner> WithoutJumps(List<Corner> ring)
    {
        for (int i = 1; i < ring.Count; i++) ring[i] = ring[i].Near(ring[i - 1].Longitude);
        return ring;
    }

    static (long, long) KeyOf(Corner place) => ((long)Math.Round(place.Latitude / StepDegrees), (long)Math.Round(place.Longitude / StepDegrees));

    /// <summary>−180° is 180°, and a pole has one longitude.</summary>
    static Corner OnSphere(Corner corner)
    {
        if (Math.Abs(corner.Latitude) >= 90 - StepDegrees / 2) return new Corner(Math.CopySign(90, corner.Latitude), 0);
        double longitude = Math.IEEERemainder(corner.Longitude, 360);
        return corner with { Longitude = longitude < -180 + StepDegrees / 2 ? 180 : longitude };
    }
}
