using Atalaya.Core.Geodesy;

namespace Atalaya.Integrity.Deception;

/// <summary>The stated course at one time: a point of the ellipsoid, metres per second along the same axes, and 1 σ of what lies between two statements.</summary>
readonly record struct StatedPoint(EcefPosition Place, EcefPosition Rate, double SigmaMeters)
{
    public double Speed => Math.Sqrt(Rate.X * Rate.X + Rate.Y * Rate.Y + Rate.Z * Rate.Z);
}
