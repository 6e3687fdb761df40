namespace Atalaya.Core.Geodesy;

/// <summary>East, north and up in the tangent plane of a <see cref="LocalFrame"/>: metres, or metres per second for a velocity.</summary>
public readonly record struct EnuVector(double East, double North, double Up)
{
    public double Length => Math.Sqrt(East * East + North * North + Up * Up);
}
