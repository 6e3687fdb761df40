using System.Text.Json.Serialization;

namespace Atalaya.Integrity.Rules;

/// <summary>An area that rules speak of: a polygon, a circle or a line, with limits of height and time if they are given. Part of the configuration frame.</summary>
public sealed record AlertArea
{
    public const int MinCorners = 3, MaxCorners = 1000, MinLineCorners = 2;

    /// <summary>A quarter of the way round the Earth.</summary>
    public const double MaxRadiusMeters = 10_000_000;

    public required string Name { get; init; }

    /// <summary>Corners in order, each latitude and longitude in degrees. Between them the border follows the shorter great circle.</summary>
    public IReadOnlyList<double[]>? Polygon { get; init; }

    /// <summary>Latitude and longitude of a circle's centre, degrees.</summary>
    public double[]? Center { get; init; }

    [JsonPropertyName("radius_m")]
    public double? RadiusMeters { get; init; }

    /// <summary>Corners of a line that tracks may cross; nothing is inside a line.</summary>
    public IReadOnlyList<double[]>? Line { get; init; }

    /// <summary>Metres; null = from the ground up.</summary>
    [JsonPropertyName("floor_m")]
    public double? FloorMeters { get; init; }

    [JsonPropertyName("ceiling_m")]
    public double? CeilingMeters { get; init; }

    /// <summary>Days on which it counts, mon to sun, UTC; null = all.</summary>
    public IReadOnlyList<string>? Days { get; init; }

    /// <summary>HH:MM from which on it counts; null = from midnight.</summary>
    public string? FromUtc { get; init; }

    /// <summary>HH:MM until which it counts; null = until midnight. Before <see cref="FromUtc"/>: on the next day.</summary>
    public string? ToUtc { get; init; }

    [JsonIgnore]
    public bool IsLine => Line is not null;

    /// <summary>It is one of polygon, circle and line, and every number can be used.</summary>
    [JsonIgnore]
    public bool IsSound => !string.IsNullOrEmpty(Name) && HasOneShape
        && (FloorMeters is not { } floor || double.IsFinite(floor)) && (CeilingMeters is not { } ceiling || double.IsFinite(ceiling))
        && (Days is null || (Days.Count > 0 && Days.All(static day => AreaSchedule.IndexOf(day) >= 0)))
        && (FromUtc is null || AreaSchedule.MinuteOf(FromUtc) is not null) && (ToUtc is null || AreaSchedule.MinuteOf(ToUtc) is not null);

    public bool Equals(AlertArea? other) => other is not null && Name == other.Name && RadiusMeters == other.RadiusMeters && FloorMeters == other.FloorMeters && CeilingMeters == other.CeilingMeters
        && FromUtc == other.FromUtc && ToUtc == other.ToUtc && AreEqual(Center, other.Center) && AreEqual(Polygon, other.Polygon) && AreEqual(Line, other.Line)
        && (Days is null ? other.Days is null : other.Days is not null && Days.SequenceEqual(other.Days));

    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);

    static bool AreEqual(double[]? left, double[]? right) => left is null ? right is null : right is not null && left.AsSpan().SequenceEqual(right);

    static bool AreEqual(IReadOnlyList<double[]>? left, IReadOnlyList<double[]>? right) =>
        left?.Count == right?.Count && (left is null || left.Zip(right!).All(static pair => AreEqual(pair.First, pair.Second)));

    bool HasOneShape
    {
        get
        {
            bool hasCircle = Center is not null || RadiusMeters is not null;
            if (Polygon is not null) return !hasCircle && Line is null && AreCorners(Polygon, MinCorners);
            if (Line is not null) return !hasCircle && AreCorners(Line, MinLineCorners);
            return IsPlace(Center) && RadiusMeters is > 0 and <= MaxRadiusMeters;
        }
    }

    static bool AreCorners(IReadOnlyList<double[]> corners, int least) => corners.Count >= least && corners.Count <= MaxCorners && corners.All(IsPlace);
    static bool IsPlace(double[]? place) => place is [>= -90 and <= 90, >= -360 and <= 360];
}
