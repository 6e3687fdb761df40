namespace Atalaya.Formats.Asterix;

/// <summary>The raw values of a record that have a role, with a bit for each that is present.</summary>
struct AsterixValues
{
    ulong _present;
    Raws _raws;

    [System.Runtime.CompilerServices.InlineArray(40)]
    struct Raws
    {
        ulong _first;
    }

    /// <summary>Warning codes of I048/030 below 64, one bit each.</summary>
    public ulong Warnings { get; private set; }

    public void Clear()
    {
        _present = 0;
        Warnings = 0;
    }

    public void Set(AsterixRole role, ulong raw)
    {
        if (role == AsterixRole.Warning)
        {
            if (raw < 64) Warnings |= 1ul << (int)raw;
            return;
        }

        _present |= 1ul << (int)role;
        _raws[(int)role] = raw;
    }

    public readonly bool Has(AsterixRole role) => (_present >> (int)role & 1) != 0;

    public readonly bool TryGet(AsterixRole role, out ulong raw)
    {
        raw = _raws[(int)role];
        return Has(role);
    }

    /// <summary>Present and not 0.</summary>
    public readonly bool IsOne(AsterixRole role) => Has(role) && _raws[(int)role] != 0;

    /// <summary>The raw value as a two's complement number of <paramref name="bits"/> bits.</summary>
    public readonly bool TryGetSigned(AsterixRole role, int bits, out long value)
    {
        value = (long)(_raws[(int)role] << (64 - bits)) >> (64 - bits);
        return Has(role);
    }
}
