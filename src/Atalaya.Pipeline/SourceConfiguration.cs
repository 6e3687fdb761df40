using System.Text.Json.Serialization;
using Atalaya.Core.Frames;
using Atalaya.Core.Geodesy;
using Atalaya.Core.Reports;

namespace Atalaya.Pipeline;

/// <summary>One source as the flow knows it; part of the configuration frame, so every replay has it.</summary>
public sealed record SourceConfiguration
{
    /// <summary>Number of the source in this recording, 1 to 65535; never reused for another source.</summary>
    public required ushort Id { get; init; }

    public required string Name { get; init; }

    /// <summary>asterix, beast, avr or nmea.</summary>
    public required string Format { get; init; }

    /// <summary>Where the bytes come from, without secrets; for display only.</summary>
    public string? Uri { get; init; }

    /// <summary>Site of the antenna: degrees WGS-84, metres above the ellipsoid.</summary>
    [JsonPropertyName("lat")]
    public double? LatitudeDegrees { get; init; }

    [JsonPropertyName("lon")]
    public double? LongitudeDegrees { get; init; }

    [JsonPropertyName("height_m")]
    public double? HeightMeters { get; init; }

    /// <summary>1 σ of range (metres) and azimuth (degrees) of a radar's plots; null = 60 m, 0.086°.</summary>
    [JsonPropertyName("range_sigma_m")]
    public double? RangeSigmaMeters { get; init; }

    [JsonPropertyName("azimuth_sigma_deg")]
    public double? AzimuthSigmaDegrees { get; init; }

    /// <summary>ASTERIX editions that the source is known to speak, <c>048:1.30,062:1.16</c>; those of other categories are found out by trial.</summary>
    public string? Editions { get; init; }

    public bool Simulated { get; init; }

    /// <summary>Each frame is one datagram: what it leaves incomplete is not continued by the next.</summary>
    public bool Datagrams { get; init; }

    [JsonIgnore]
    public GeodeticPosition? Position => LatitudeDegrees is { } latitude && LongitudeDegrees is { } longitude
        ? GeodeticPosition.FromDegrees(latitude, longitude, HeightMeters ?? 0)
        : null;

    internal bool IsSound => Id != 0 && Name is not null && Format is not null
        && IsWithin(LatitudeDegrees, 90) && IsWithin(LongitudeDegrees, 360) && IsWithin(HeightMeters, 100_000)
        && IsWithin(RangeSigmaMeters, 1e6) && IsWithin(AzimuthSigmaDegrees, 360);

    public SourceSite ToSite()
    {
        SourceSite site = new(new SourceId(Id), Name) { Position = Position, Simulated = Simulated };
        if (RangeSigmaMeters is { } range) site = site with { RangeSigmaMeters = range };
        if (AzimuthSigmaDegrees is { } azimuth) site = site with { AzimuthSigmaRadians = azimuth * GeodeticPosition.RadiansPerDegree };
        return site;
    }

    static bool IsWithin(double? value, double limit) => value is null || Math.Abs(value.GetValueOrDefault()) <= limit;
}
