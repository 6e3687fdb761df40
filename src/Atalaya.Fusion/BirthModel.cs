using Atalaya.Core.Geodesy;

namespace Atalaya.Fusion;

/// <summary>Where objects that no sensor has seen yet appear, as stated for an area: a Gaussian about a place.</summary>
public sealed record BirthModel
{
    /// <summary>Objects expected to appear in a turn.</summary>
    public required double PerTurn { get; init; }

    /// <summary>Objects expected in the first turn, when nothing has been seen yet.</summary>
    public required double AtFirst { get; init; }

    public required GeodeticPosition Center { get; init; }

    /// <summary>1 σ about the centre, metres.</summary>
    public required double SigmaEastMeters { get; init; }

    public required double SigmaNorthMeters { get; init; }
}
