using Atalaya.Core.Geodesy;

namespace Atalaya.Scenarios;

/// <summary>One sensor of a scenario, as its owner would configure it: nothing here tells its errors.</summary>
/// <param name="Name">Name of the source, e.g. radar-1.</param>
/// <param name="Format">asterix, beast or nmea.</param>
/// <param name="FileName">The file its bytes go to.</param>
/// <param name="Site">Place of the antenna.</param>
public sealed record ScenarioSource(string Name, string Format, string FileName, GeodeticPosition Site)
{
    /// <summary>Nominal 1 σ; null where the sensor states accuracies itself or measures no range.</summary>
    public double? RangeSigmaMeters { get; init; }

    public double? AzimuthSigmaDegrees { get; init; }

    /// <summary>Beast: seconds from hearing a frame to its receipt; null for formats that carry a time of day.</summary>
    internal double? LatencySeconds { get; init; }
}
