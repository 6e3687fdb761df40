namespace Atalaya.Formats.ModeS;

/// <summary>Integrity and accuracy that a position's type code means with the supplements of the operational status (RTCA DO-260B tables 2-69, 2-70, N-4, N-7).</summary>
static class NavigationQuality
{
    /// <summary>95 % of the horizontal errors lie within 2.448 σ of one axis (Rayleigh).</summary>
    const double SigmasOf95Percent = 2.4477;

    const double NauticalMileMeters = 1852;

    /// <summary>Horizontal error bound of 95 % in metres for NACp 0–11 (table 2-71); 0 = unknown.</summary>
    static ReadOnlySpan<double> BoundByNacP => [0, 18_520, 7_408, 3_704, 1_852, 926, 555.6, 185.2, 92.6, 30, 10, 3];

    /// <summary>The same for NUCp 0–9 of version 0 (RTCA DO-260 table 2-11).</summary>
    static ReadOnlySpan<double> BoundByNucP => [0, 18_520, 9_260, 1_852, 926, 463, 185.2, 92.6, 10, 3];

    /// <summary>NUCp by type code, 0 for those without position.</summary>
    public static int NucP(int typeCode) => typeCode switch
    {
        >= 5 and <= 8 => 14 - typeCode,
        >= 9 and <= 18 => 18 - typeCode,
        20 => 9,
        21 => 8,
        _ => 0,
    };

    /// <summary>
    /// NIC by type code, version and supplements (A and B airborne, A and C on the surface). An unknown version or supplement gives the lower value;
    /// for version 0, which sends NUCp, the value that is sure for it (table N-4).
    /// </summary>
    public static byte Nic(int typeCode, byte version, bool supplementA, bool supplementBOrC)
    {
        bool both = supplementA && (supplementBOrC || version == 1);
        return typeCode switch
        {
            5 or 9 or 20 => 11,
            6 or 10 or 21 => 10,
            7 => (byte)(version >= 1 && supplementA && (version == 1 || !supplementBOrC) ? 9 : 8),
            8 => (byte)(version < 2 ? 0 : supplementA ? supplementBOrC ? 7 : 6 : supplementBOrC ? 6 : 0),
            11 => (byte)(version >= 1 && both ? 9 : 8),
            12 => 7,
            13 => 6,
            14 => 5,
            15 => 4,
            16 => (byte)(version == 0 ? 1 : both ? 3 : 2),
            17 => 1,
            _ => 0,
        };
    }

    /// <summary>1 σ of each horizontal axis in metres, from NACp where sent, else from the type code; unknown counts as one nautical mile (95 %).</summary>
    public static float SigmaMeters(int typeCode, byte? nacP)
    {
        double bound = nacP is byte sent && sent < BoundByNacP.Length ? BoundByNacP[sent] : 0;
        if (bound == 0) bound = BoundByNucP[NucP(typeCode)];
        if (bound == 0) bound = NauticalMileMeters;
        return (float)Math.Max(bound / SigmasOf95Percent, 3);
    }
}
