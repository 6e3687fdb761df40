using System.Text.Json;
using Atalaya.Core.Geodesy;
using Atalaya.Integrity.Rules;

namespace Atalaya.Server.Areas;

/// <summary>Reads the geometry of a feature as corners of an area.</summary>
sealed class FeatureGeometry(JsonElement geometry, bool areGreatCircles)
{
    /// <summary>Of the corners that are added again when areas go out.</summary>
    const double AddedMeters = 0.001;
    const double LargestReductionMeters = 2000;

    readonly JsonElement _coordinates = geometry.TryGetProperty("coordinates", out JsonElement found) ? found : default;

    public string Type { get; } = geometry.TryGetProperty("type", out JsonElement type) && type.ValueKind == JsonValueKind.String ? type.GetString()! : "";

    /// <summary>How the corners had to be changed; null = not.</summary>
    public string? Note { get; private set; }

    public Corner Point() => Position(_coordinates, "coordinates");

    public List<Corner> Polygon()
    {
        List<List<Corner>> parts = [];
        if (Type == "Polygon") parts.Add(Ring(_coordinates, "coordinates"));
        else
            foreach ((JsonElement part, string path) in Items(_coordinates, "coordinates")) parts.Add(Ring(part, path));
        if (parts.Count == 0) throw new FeatureFault("its geometry has no coordinates");
        if (parts.Count > 1 || parts[0].Exists(IsAtEdge))
        {
            int given = parts.Count;
            parts = RingJoin.Join(parts);
            if (parts.Count == 0) throw new FeatureFault("its border encloses nothing");
            if (parts.Count > 1) throw new FeatureFault(given > 1 ? $"it has {parts.Count} separate parts: make each a feature of its own" : "its border touches itself at 180° or at a pole: make each part a feature of its own");
        }

        List<Corner> ring = Fitting(parts[0], isRing: true);
        return ring.Count >= AlertArea.MinCorners ? ring : throw new FeatureFault("its border encloses nothing");
    }

    /// <summary>Parts that go on where the one before ends.</summary>
    public List<Corner> Line()
    {
        List<Corner> line = [];
        IEnumerable<(JsonElement, string)> parts = Type == "LineString" ? [(_coordinates, "coordinates")] : Items(_coordinates, "coordinates");
        foreach ((JsonElement part, string path) in parts)
        {
            List<Corner> next = Way(part, path);
            if (next.Count == 0) throw new FeatureFault($"{path} is empty");
            bool goesOn = line.Count > 0 && Math.Abs(line[^1].Latitude - next[0].Latitude) < 1e-9 && Math.Abs(Math.IEEERemainder(line[^1].Longitude - next[0].Longitude, 360)) < 1e-9;
            if (line.Count > 0 && !goesOn) throw new FeatureFault($"{path} does not begin where the part before ends: make each a feature of its own");
            line.AddRange(goesOn ? next.Skip(1) : next);
        }

        for (int i = 1; i < line.Count; i++) line[i] = line[i].Near(line[i - 1].Longitude);
        line = Fitting(line, isRing: false);
        return line.Count >= AlertArea.MinLineCorners ? line : throw new FeatureFault("a line needs at least 2 corners");
    }

    static bool IsAtEdge(Corner corner) => Math.Abs(corner.Longitude) == 180 || Math.Abs(corner.Latitude) == 90;

    List<Corner> Ring(JsonElement polygon, string path)
    {
        List<(JsonElement Item, string Path)> rings = [.. Items(polygon, path)];
        if (rings.Count == 0) throw new FeatureFault($"{path} is empty");
        if (rings.Count > 1) throw new FeatureFault($"{rings[1].Path}: an area has no holes");
        List<Corner> ring = Way(rings[0].Item, rings[0].Path, isRing: true);
        return ring[..^1];
    }

    /// <summary>Closed, if it is a ring.</summary>
    List<Corner> Way(JsonElement positions, string path, bool isRing = false)
    {
        List<Corner> way = [];
        foreach ((JsonElement item, string place) in Items(positions, path))
        {
            Corner corner = Position(item, place);
            if (way.Count > 0 && corner == way[^1]) continue;
            if (way.Count > 0 && Math.Abs(corner.Longitude - way[^1].Longitude) > 180 && Math.Abs(corner.Latitude) < 90)
                throw new FeatureFault($"{place}: more than 180° of longitude from the corner before; put corners between them, or cut the border at 180° (RFC 7946, 3.1.9)");
            way.Add(corner);
        }

        if (isRing && way.Count < AlertArea.MinCorners) throw new FeatureFault($"{path}: a border has at least 3 corners");
        if (isRing && way[0] != way[^1]) way.Add(way[0]);
        return areGreatCircles || way.Count < 2 ? way : Border.AlongStraightLines(way);
    }

    static Corner Position(JsonElement position, string path)
    {
        if (position.ValueKind != JsonValueKind.Array || position.GetArrayLength() is < 2 or > 4) throw new FeatureFault($"{path} is no position [longitude, latitude]");
        double longitude = Number(position[0], path), latitude = Number(position[1], path);
        if (Math.Abs(latitude) <= 90 && Math.Abs(longitude) <= 360) return new Corner(latitude, longitude);
        throw new FeatureFault(Math.Abs(longitude) <= 90 && Math.Abs(latitude) <= 180
            ? $"{path}: latitude {latitude} lies beyond 90°; in GeoJSON the longitude comes first"
            : $"{path} is no longitude and latitude in degrees; the file must be in WGS 84");
    }

    static double Number(JsonElement value, string path) =>
        value.ValueKind == JsonValueKind.Number ? value.GetDouble() : throw new FeatureFault($"{path} is no position [longitude, latitude]");

    static IEnumerable<(JsonElement Item, string Path)> Items(JsonElement list, string path)
    {
        if (list.ValueKind != JsonValueKind.Array) throw new FeatureFault($"{path} is no list");
        return list.EnumerateArray().Select((item, index) => (item, $"{path}[{index}]"));
    }

    List<Corner> Fitting(List<Corner> way, bool isRing)
    {
        if (areGreatCircles) way = Border.Reduced(way, AddedMeters, isRing);
        if (way.Count <= AlertArea.MaxCorners) return way;
        int given = way.Count;
        for (double within = 1; within <= LargestReductionMeters; within *= 2)
        {
            List<Corner> reduced = Border.Reduced(way, within, isRing);
            if (reduced.Count > AlertArea.MaxCorners) continue;
            Note = $"{given} corners reduced to {reduced.Count}, within {within:0} m";
            return reduced;
        }

        throw new FeatureFault($"it has {given} corners: an area has at most {AlertArea.MaxCorners}");
    }

    /// <summary>Throws where a border is not the circle that the properties say: it was changed without them.</summary>
    public void Check(GeodeticPosition center, double radiusMeters)
    {
        foreach (Corner corner in Polygon())
        {
            if (IsAtEdge(corner)) continue;
            double distance = Geodesic.Inverse(center, GeodeticPosition.FromDegrees(corner.Latitude, corner.Longitude)).DistanceMeters;
            if (Math.Abs(distance - radiusMeters) > 1 + 0.01 * radiusMeters)
                throw new FeatureFault("its border is not the circle of \"center\" and \"radius_m\": take these away if the border is meant, or make it a point with \"radius_m\" if the circle is");
        }
    }
}
