namespace Atalaya.Formats.Asterix;

/// <summary>How the raw values of the roles of one category become SI units and radians: the definition's LSB times its unit.</summary>
sealed class AsterixScales
{
    const double MetersPerFoot = 0.3048;
    const double MetersPerNauticalMile = 1852;

    readonly double[] _factors = new double[AsterixValues.Capacity];

    /// <summary>Bits above the sign bit; 0 = unsigned.</summary>
    readonly byte[] _shifts = new byte[AsterixValues.Capacity];

    public AsterixScales(AsterixElement[] elements, AsterixElementInfo[] infos)
    {
        Array.Fill(_factors, 1);
        for (int i = 0; i < elements.Length; i++)
        {
            int role = (int)elements[i].Role;
            if (role == 0 || elements[i].Bits > 64) continue;
            bool signed = elements[i].Form is AsterixForm.Signed or AsterixForm.SignedQuantity;
            _shifts[role] = (byte)(signed ? 64 - elements[i].Bits : 0);
            _factors[role] = Factor(infos[i]);
        }
    }

    public double Value(AsterixRole role, ulong raw)
    {
        byte shift = _shifts[(int)role];
        return ((long)(raw << shift) >> shift) * _factors[(int)role];
    }

    static double Factor(AsterixElementInfo info)
    {
        if (info.Lsb.Numerator == 0) return 1;
        double lsb = (double)info.Lsb.Numerator / info.Lsb.Denominator;
        return info.Unit switch
        {
            "°" => lsb / 180 * Math.PI,
            "NM" or "NM/s" => lsb * MetersPerNauticalMile,
            "FL" => lsb * (100 * MetersPerFoot),
            "ft" => lsb * MetersPerFoot,
            "ft/min" => lsb * (MetersPerFoot / 60),
            "kt" => lsb * (MetersPerNauticalMile / 3600),
            _ => lsb,
        };
    }
}
