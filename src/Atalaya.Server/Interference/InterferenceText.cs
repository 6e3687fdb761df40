using Atalaya.Core.Geodesy;
using Atalaya.Integrity.Interference;
using Atalaya.Integrity.Interference.Locating;

namespace Atalaya.Server.Interference;

/// <summary>Turns what Integrity knows of interference into the JSON models.</summary>
static class InterferenceText
{
    public static InterferenceThresholds Thresholds(InterferenceSettings settings) => new(
        settings.WindowSeconds, InterferenceLevels.SomePercent, InterferenceLevels.MuchPercent, settings.LeastObjects, settings.LeastBad,
        settings.CellChance, settings.PooledChance, settings.LeastBaseRate, settings.LeastSeaBaseRate);

    public static InterferenceCellModel Model(InterferenceCell cell)
    {
        (double south, double west, double north, double east) = Outlines.EdgesOf(cell.Cell);
        return new InterferenceCellModel(Degrees(south), Degrees(west), Degrees(north), Degrees(east), Word(cell.Band), cell.Count, cell.Bad, Word(cell.Level));
    }

    public static InterferenceRegionModel Model(InterferenceRegion region)
    {
        InterferenceRegionModel model = new()
        {
            Id = region.Id,
            SinceTime = region.Since.UnixSeconds,
            Lat = Degrees(region.Latitude),
            Lon = Degrees(region.Longitude),
            Outline = Rings(Outlines.OfCells(region.CellNumbers)),
            AreaKm2 = Math.Round(region.SquareMeters / 1e6),
            N = region.Count,
            Bad = region.Bad,
            BadNow = region.BadNow,
            Chance = region.Chance,
            BaseRate = Math.Round(region.BaseRate, 4),
            Trend = Word(region.Trend),
            Source = region.Source is { } source ? Model(source) : null,
        };
        if (region.Before is not { } before) return model;
        GeodesicLine moved = Geodesic.Inverse(new GeodeticPosition(before.Latitude, before.Longitude, 0), new GeodeticPosition(region.Latitude, region.Longitude, 0));
        return model with { MovedKm = Math.Round(moved.DistanceMeters / 1000, 1), MovedDeg = Math.Round((moved.InitialAzimuth * GeodeticPosition.DegreesPerRadian + 360) % 360) };
    }

    public static InterferenceRegionModel Model(InterferenceArea area)
    {
        List<(double Latitude, double Longitude)[]> rings = Outlines.OfCells(area.Cells);
        (double Latitude, double Longitude)[] corners = [.. rings.SelectMany(static ring => ring)];
        return new InterferenceRegionModel
        {
            Id = area.Id,
            SinceTime = area.Since.UnixSeconds,
            Lat = Degrees((corners.Min(static corner => corner.Latitude) + corners.Max(static corner => corner.Latitude)) / 2),
            Lon = Degrees((corners.Min(static corner => corner.Longitude) + corners.Max(static corner => corner.Longitude)) / 2),
            Outline = Rings(rings),
            AreaKm2 = Math.Round(Outlines.SquareMetersOf(area.Cells) / 1e6),
            N = area.Count,
            Bad = area.Bad,
        };
    }

    static InterferenceSourceModel Model(SourceEstimate source) => new()
    {
        Time = source.Time.UnixSeconds,
        Lat = Degrees(source.Latitude),
        Lon = Degrees(source.Longitude),
        Half = Rings(Outlines.OfSource(source, inner: true)),
        HalfKm2 = Math.Round(source.SquareKilometers(inner: true)),
        Most = Rings(Outlines.OfSource(source, inner: false)),
        MostKm2 = Math.Round(source.SquareKilometers(inner: false)),
        EirpLowDbm = source.LeastPowerDbm,
        EirpHighDbm = source.MostPowerDbm,
        SamplesBad = source.BadSamples,
        SamplesGood = source.GoodSamples,
    };

    static double[][][] Rings(List<(double Latitude, double Longitude)[]> rings) =>
        [.. rings.Select(static ring => Array.ConvertAll(ring, static corner => new[] { Degrees(corner.Longitude), Degrees(corner.Latitude) }))];

    static string Word(Enum value) => value.ToString().ToLowerInvariant();
    static double Degrees(double radians) => Math.Round(radians * GeodeticPosition.DegreesPerRadian, 5);
}
