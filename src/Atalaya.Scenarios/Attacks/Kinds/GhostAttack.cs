using Atalaya.Scenarios.Attacks.Running;

namespace Atalaya.Scenarios.Attacks.Kinds;

/// <summary>Aircraft or vessels that are not there, sent by one transmitter: straight and level, all at one signal level.</summary>
public sealed record GhostAttack : AttackSpec
{
    public override string Kind => "ghost";
    public bool AreVessels { get; init; }
    public int Count { get; init; } = 1;

    /// <summary>24-bit address or MMSI of the first, the others count on from it; null = by the seed.</summary>
    public uint? FirstKey { get; init; }

    /// <summary>Callsign or name; null = by the seed.</summary>
    public string? Name { get; init; }

    /// <summary>Where the first begins, degrees; null = by the seed, around the transmitter.</summary>
    public (double Latitude, double Longitude)? Place { get; init; }

    /// <summary>The others begin within this of the first.</summary>
    public double SpreadMeters { get; init; } = 20_000;

    /// <summary>Null = by the seed, for each.</summary>
    public double? CourseDegrees { get; init; }

    /// <summary>Null = 200 m/s of aircraft, 6 m/s of vessels.</summary>
    public double? SpeedMetersPerSecond { get; init; }

    /// <summary>Pressure altitude.</summary>
    public double AltitudeFeet { get; init; } = 25_000;

    public TransmitterSite? Transmitter { get; init; }

    internal override Attack Begin(AttackScene scene, int number) => new GhostRun(scene, this, number);
}
