using Atalaya.Core.Geodesy;
using Atalaya.Core.Time;
using Atalaya.Integrity.Alerts;

namespace Atalaya.Integrity.Deception;

/// <summary>Where an aircraft says it is and where sensors have it: a copy for readers.</summary>
/// <param name="Since">When the contradiction was found.</param>
/// <param name="Compared">When a sensor last had a say.</param>
/// <param name="Points">The last residuals, oldest first; empty = none were kept.</param>
public sealed record Contradiction(ulong Track, Verdict Verdict, Instant Since, Instant Compared, GeodeticPosition Stated, GeodeticPosition Measured, IReadOnlyList<ResidualPoint> Points)
{
    /// <summary>Residuals beyond so many σ are no noise.</summary>
    public const double LimitSigmas = 4;
}
