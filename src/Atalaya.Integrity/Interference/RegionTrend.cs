namespace Atalaya.Integrity.Interference;

/// <summary>What becomes of a region, against ten minutes ago.</summary>
public enum RegionTrend
{
    /// <summary>Too young to tell.</summary>
    New,
    Steady,
    Growing,
    Shrinking,
}
