using System.Globalization;
using System.Text.Json;
using Atalaya.Core.Geodesy;
using Atalaya.Core.Identity;
using Atalaya.Core.Numerics;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;

namespace Atalaya.Server.Web.Evidence;

/// <summary>Tells which records of a frame are about a track: by address or MMSI, else by Mode 3/A code and place.</summary>
/// <param name="site">Where the sensor stands; null = unknown.</param>
sealed class RecordMatch(in Track track, GeodeticPosition? site)
{
    const double MetersPerNauticalMile = 1852;

    /// <summary>Items that carry the 24-bit address: Mode S records, I048/220, I020/220, I021/080, I062/380, I011/380.</summary>
    static readonly string[][] AddressPaths = [["icao"], ["items", "220"], ["items", "080"], ["items", "380", "ADR"], ["items", "245", "TID"]];

    /// <summary>Items that carry the Mode 3/A code: I048/070, I001/070, I062/060.</summary>
    static readonly string[][] ModeAPaths = [["items", "070", "MODE3A"], ["items", "060", "MODE3A"], ["squawk"]];

    readonly Track _track = track;

    /// <summary>The indexes of the records that concern the track.</summary>
    public List<int> Find(IReadOnlyList<JsonElement> records, Instant time)
    {
        List<int> same = [], unnamed = [];
        for (int i = 0; i < records.Count; i++)
        {
            if (IsNamedAlike(records[i]) is not { } alike) unnamed.Add(i);
            else if (alike) same.Add(i);
        }

        if (same.Count > 0 || unnamed.Count == 0) return same;
        List<int> sameCode = unnamed.FindAll(i => _track.Identity.Mode3A is { } code && Text(records[i], ModeAPaths) == TrackText.ModeA(code));
        if (sameCode.Count > 0) unnamed = sameCode;
        if (unnamed.Count == 1) return unnamed;
        int nearest = unnamed.MinBy(i => DistanceMeters(records[i], time));
        return double.IsFinite(DistanceMeters(records[nearest], time)) ? [nearest] : [];
    }

    /// <summary>Null = the record or the track has no identity to compare.</summary>
    bool? IsNamedAlike(JsonElement record)
    {
        if (record.TryGetProperty("mmsi", out JsonElement mmsi)) return mmsi.ValueKind == JsonValueKind.Number && mmsi.TryGetUInt32(out uint number) && number == _track.Identity.Mmsi;
        if (Text(record, AddressPaths) is not { } text || !uint.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint address)) return null;
        if (_track.Identity.AddressKind != AddressKind.None) return address == _track.Identity.Address;
        return record.TryGetProperty("icao", out _) ? false : null;
    }

    static string? Text(JsonElement record, string[][] paths)
    {
        foreach (string[] path in paths)
        {
            JsonElement at = record;
            int depth = 0;
            while (depth < path.Length && at.ValueKind == JsonValueKind.Object && at.TryGetProperty(path[depth], out JsonElement next)) (at, depth) = (next, depth + 1);
            if (depth == path.Length && at.ValueKind == JsonValueKind.String) return at.GetString();
        }

        return null;
    }

    /// <summary>Between a plot in polar co-ordinates (item 040) and the track at that time, in the plane of the radar; infinite where it cannot be told.</summary>
    double DistanceMeters(JsonElement record, Instant time)
    {
        if (site is not { } place || !_track.HasPosition || !record.TryGetProperty("items", out JsonElement items) || !items.TryGetProperty("040", out JsonElement plot)
            || plot.ValueKind != JsonValueKind.Object || !plot.TryGetProperty("RHO", out JsonElement rho) || !plot.TryGetProperty("THETA", out JsonElement theta)) return double.PositiveInfinity;
        double height = _track.EllipsoidHeight ?? _track.PressureAltitude ?? 0;
        EnuVector offset = new LocalFrame(place).ToEnu(new GeodeticPosition(_track.Latitude, _track.Longitude, height));
        double seconds = time.SecondsSince(_track.Time);
        double east = offset.East + Known(_track.VelocityEast) * seconds, north = offset.North + Known(_track.VelocityNorth) * seconds;
        double ground = Math.Max(1, Math.Sqrt(east * east + north * north));
        double stretch = Math.Sqrt(ground * ground + offset.Up * offset.Up) / ground;
        (double sin, double cos) = StableMath.SinCos(theta.GetDouble() * GeodeticPosition.RadiansPerDegree);
        double range = rho.GetDouble() * MetersPerNauticalMile;
        double eastMiss = range * sin - east * stretch, northMiss = range * cos - north * stretch;
        return Math.Sqrt(eastMiss * eastMiss + northMiss * northMiss);
    }

    static double Known(float value) => float.IsFinite(value) ? value : 0;
}
