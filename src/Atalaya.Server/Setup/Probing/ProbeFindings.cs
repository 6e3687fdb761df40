using Atalaya.Core.Geodesy;

namespace Atalaya.Server.Setup.Probing;

/// <summary>What decoded traffic carries.</summary>
sealed record ProbeFindings
{
    public required string Format { get; init; }
    public required long Messages { get; init; }
    public required double MessagesPerSecond { get; init; }
    public required long Rejected { get; init; }
    public required int Objects { get; init; }

    /// <summary>Where objects are, as they or their sensor say; those that the site had a part in are left out.</summary>
    public required IReadOnlyList<GeodeticPosition> Positions { get; init; }

    public required int ObjectsWithPosition { get; init; }

    /// <summary>The first callsigns, names or numbers.</summary>
    public required IReadOnlyList<string> Names { get; init; }

    /// <summary>ASTERIX: SAC/SIC of the sensors.</summary>
    public required IReadOnlyList<string> Sensors { get; init; }

    /// <summary>ASTERIX: categories with their editions, 048 (1.32).</summary>
    public required IReadOnlyList<string> Categories { get; init; }

    /// <summary>Where the sensor says that it stands; null = it does not say.</summary>
    public GeodeticPosition? StatedSite { get; init; }

    /// <summary>Seconds the source's clock is ahead of ours, short by the least delay; null = no stamps.</summary>
    public double? ClockOffsetSeconds { get; init; }
}
