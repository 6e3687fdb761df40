namespace Atalaya.Scenarios.Attacks;

/// <summary>What a <see cref="Statement"/> holds.</summary>
[Flags]
enum StatementParts : ushort
{
    None = 0,
    Position = 1,

    /// <summary>Over ground.</summary>
    Velocity = 2,
    PressureHeight = 4,

    /// <summary>Above the ellipsoid.</summary>
    GeometricHeight = 8,

    /// <summary>Geometric minus pressure height.</summary>
    HeightDifference = 16,

    /// <summary>How good the position is said to be.</summary>
    Quality = 32,

    /// <summary>Who sends.</summary>
    Key = 64,
}
