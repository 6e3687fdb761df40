namespace Atalaya.Integrity.Alerts;

/// <summary>Some kinds of alerts, a bit each.</summary>
public readonly record struct AlertKindSet
{
    const int Limit = 128;

    readonly UInt128 _bits;

    AlertKindSet(UInt128 bits) => _bits = bits;

    public bool IsEmpty => _bits == 0;

    public static AlertKindSet Of(params ReadOnlySpan<AlertKind> kinds)
    {
        AlertKindSet set = default;
        foreach (AlertKind kind in kinds) set = set.With(kind);
        return set;
    }

    public bool Contains(AlertKind kind) => (_bits & Bit(kind)) != 0;

    public AlertKindSet With(AlertKind kind) => new(_bits | Bit(kind));

    public AlertKindSet With(AlertKindSet others) => new(_bits | others._bits);

    public AlertKindSet Without(AlertKindSet others) => new(_bits & ~others._bits);

    static UInt128 Bit(AlertKind kind)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((byte)kind, Limit);
        return UInt128.One << (byte)kind;
    }
}
