using System.Runtime.CompilerServices;

namespace Atalaya.Formats.Asterix;

/// <summary>The raw values of a record that have a role, with a bit for each that is present.</summary>
sealed class AsterixValues
{
    /// <summary>More than there are roles.</summary>
    public const int Capacity = 128;

    ulong _low, _high;
    Raws _raws;

    [InlineArray(Capacity)]
    struct Raws
    {
        ulong _first;
    }

    /// <summary>Of the category at hand.</summary>
    public AsterixScales Scales { private get; set; } = new([], []);

    /// <summary>Warning codes (item 030) 0–63 and 64–127, one bit each.</summary>
    public ulong Warnings { get; private set; }

    public ulong HighWarnings { get; private set; }

    public void Clear()
    {
        _low = _high = 0;
        Warnings = HighWarnings = 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Set(AsterixRole role, ulong raw)
    {
        if (role >= AsterixRole.Warning && !SetRepeated(role, raw)) return;
        int slot = (int)role;
        _raws[slot] = raw;
        if (slot < 64) _low |= 1ul << slot;
        else _high |= 1ul << (slot - 64);
    }

    /// <summary>False if the value went elsewhere.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    bool SetRepeated(AsterixRole role, ulong raw)
    {
        if (role == AsterixRole.Warning)
        {
            if (raw < 64) Warnings |= 1ul << (int)raw;
            else if (raw < 128) HighWarnings |= 1ul << (int)(raw - 64);
            return false;
        }

        if (role != AsterixRole.RegisterSecond) return true;
        switch (_raws[(int)AsterixRole.RegisterFirst] << 4 | raw)
        {
            case 0x20: Set(AsterixRole.Register20, _raws[(int)AsterixRole.RegisterData]); break;
            case 0x50: Set(AsterixRole.Register50, _raws[(int)AsterixRole.RegisterData]); break;
            case 0x60: Set(AsterixRole.Register60, _raws[(int)AsterixRole.RegisterData]); break;
        }

        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Has(AsterixRole role) => (((int)role < 64 ? _low : _high) >> ((int)role & 63) & 1) != 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryGet(AsterixRole role, out ulong raw)
    {
        raw = _raws[(int)role];
        return Has(role);
    }

    /// <summary>In SI units or radians.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryGetValue(AsterixRole role, out double value)
    {
        bool has = Has(role);
        value = has ? Scales.Value(role, _raws[(int)role]) : double.NaN;
        return has;
    }

    /// <summary>In SI units or radians; NaN = not sent.</summary>
    public double ValueOrNaN(AsterixRole role) => TryGetValue(role, out double value) ? value : double.NaN;

    /// <summary>In SI units or radians; null = not sent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float? Single(AsterixRole role) => TryGetValue(role, out double value) ? (float)value : null;

    /// <summary>Present and not 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsOne(AsterixRole role) => Has(role) && _raws[(int)role] != 0;

    /// <summary>The two octets of item 010, SAC × 256 + SIC; false where it was not sent.</summary>
    public bool TryGetSensor(out ushort sensor)
    {
        sensor = (ushort)(_raws[(int)AsterixRole.SystemArea] << 8 | _raws[(int)AsterixRole.SystemIdentification]);
        return Has(AsterixRole.SystemArea) && Has(AsterixRole.SystemIdentification);
    }
}
