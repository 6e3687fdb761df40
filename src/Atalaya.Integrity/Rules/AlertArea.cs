using System.Text.Json.Serialization;

namespace Atalaya.Integrity.Rules;

/// <summary>An area that rules speak of: a polygon or a circle, with limits of height if they are given. Part of the configuration frame.</summary>
public sealed record AlertArea
{
    public const int MinCorners = 3, MaxCorners = 1000;

    /// <summary>A quarter of the way round the Earth.</summary>
    public const double MaxRadiusMeters = 10_000_000;

    public required string Name { get; init; }

    /// <summary>Corners in order, each latitude and longitude in degrees. Between them the border follows the shorter great circle.</summary>
    public IReadOnlyList<double[]>? Polygon { get; init; }

    /// <summary>Latitude and longitude of a circle's centre, degrees.</summary>
    public double[]? Center { get; init; }

    [JsonPropertyName("radius_m")]
    public double? RadiusMeters { get; init; }

    /// <summary>Metres; null = from the ground up.</summary>
    [JsonPropertyName("floor_m")]
    public double? FloorMeters { get; init; }

    [JsonPropertyName("ceiling_m")]
    public double? CeilingMeters { get; init; }

    /// <summary>It is one of polygon and circle, and every number can be used.</summary>
    [JsonIgnore]
    public bool IsSound => !string.IsNullOrEmpty(Name) && (Polygon is null ? IsCircle : IsPolygon && Center is null && RadiusMeters is null)
        && (FloorMeters is not { } floor || double.IsFinite(floor)) && (CeilingMeters is not { } ceiling || double.IsFinite(ceiling));

    public bool Equals(AlertArea? other) => other is not null && Name == other.Name && RadiusMeters == other.RadiusMeters && FloorMeters == other.FloorMeters && CeilingMeters == other.CeilingMeters
        && AreEqual(Center, other.Center) && Polygon?.Count == other.Polygon?.Count && (Polygon is null || Polygon.Zip(other.Polygon!).All(static pair => AreEqual(pair.First, pair.Second)));

    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);

    static bool AreEqual(double[]? left, double[]? right) => left is null ? right is null : right is not null && left.AsSpan().SequenceEqual(right);

    bool IsCircle => IsPlace(Center) && RadiusMeters is > 0 and <= MaxRadiusMeters;
    bool IsPolygon => Polygon is { Count: >= MinCorners and <= MaxCorners } corners && corners.All(IsPlace);

    static bool IsPlace(double[]? place) => place is [>= -90 and <= 90, >= -360 and <= 360];
}
