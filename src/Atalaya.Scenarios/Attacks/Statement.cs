using Atalaya.Core.Time;

namespace Atalaya.Scenarios.Attacks;

/// <summary>
/// What one transmission says about its sender, whatever its format: read from the bytes, changed by the attacks, and written back into the
/// bytes where it was changed.
/// </summary>
struct Statement
{
    /// <summary>Who sent it, as heard.</summary>
    public ObjectKey Sender;

    /// <summary>When it was heard.</summary>
    public Instant Time;

    /// <summary>A hash of the transmission, equal for all that heard it.</summary>
    public ulong Content;

    public StatementParts Parts;
    public StatementParts Changed;

    /// <summary>The address or MMSI that it states.</summary>
    public uint Key;

    /// <summary>Degrees.</summary>
    public double Latitude, Longitude;

    /// <summary>Metres per second.</summary>
    public double East, North;

    public double PressureFeet, GeometricFeet, DifferenceFeet;

    /// <summary>What becomes of the position; <see cref="GnssCondition.Good"/> = as it was.</summary>
    public GnssCondition Gnss;

    /// <summary>It is not sent.</summary>
    public bool IsSuppressed;

    public readonly bool Has(StatementParts parts) => (Parts & parts) == parts;
    public readonly bool IsChanged => Changed != StatementParts.None || IsSuppressed;

    public void Place(double latitude, double longitude)
    {
        if (!Has(StatementParts.Position)) return;
        (Latitude, Longitude) = (latitude, longitude);
        Changed |= StatementParts.Position;
    }

    public void Move(double east, double north)
    {
        if (!Has(StatementParts.Velocity)) return;
        (East, North) = (east, north);
        Changed |= StatementParts.Velocity;
    }

    public void AddPressureFeet(double feet)
    {
        if (Has(StatementParts.PressureHeight)) (PressureFeet, Changed) = (PressureFeet + feet, Changed | StatementParts.PressureHeight);
        if (Has(StatementParts.HeightDifference)) (DifferenceFeet, Changed) = (DifferenceFeet - feet, Changed | StatementParts.HeightDifference);
    }

    public void AddGeometricFeet(double feet)
    {
        if (Has(StatementParts.GeometricHeight)) (GeometricFeet, Changed) = (GeometricFeet + feet, Changed | StatementParts.GeometricHeight);
        if (Has(StatementParts.HeightDifference)) (DifferenceFeet, Changed) = (DifferenceFeet + feet, Changed | StatementParts.HeightDifference);
    }

    public void Rename(uint key)
    {
        Key = key;
        Changed |= StatementParts.Key;
    }

    /// <summary>The satellite receiver works badly or not at all.</summary>
    public void Impair(GnssCondition condition)
    {
        if (condition <= Gnss || (Parts & (StatementParts.Position | StatementParts.Velocity | StatementParts.Quality)) == 0) return;
        Gnss = condition;
        Changed |= StatementParts.Quality;
    }
}
