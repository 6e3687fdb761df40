namespace Atalaya.Formats.ModeS;

/// <summary>
/// Pressure altitude in the 13-bit AC field (ICAO Annex 10 vol. IV, 3.1.2.6.5.4; 12 bits without M in BDS 0,5):
/// C1 A1 C2 A2 C4 A4 M B1 Q B2 D2 B4 D4. Q = 1: 25 ft steps from −1000 ft. Q = 0: Gillham code in 100 ft steps from −1200 ft.
/// All zeros, M = 1 (reserved for metric units) and codes outside the Gillham cycle mean not available: never 0 ft.
/// </summary>
public static class AltitudeCode
{
    const int NotAvailable = int.MinValue;
    const uint Metric = 0x40;
    const uint Quarter = 0x10;

    public const int LowestFeet = -1200;
    public const int HighestGillhamFeet = 126_700;
    public const int HighestQuarterFeet = 50_175;

    static readonly int[] FeetByCode = BuildTable();

    /// <summary>Feet above the 1013.25 hPa surface of a 13-bit code; null = not available.</summary>
    public static int? ToFeet(uint code)
    {
        int feet = FeetByCode[code & 0x1FFF];
        return feet == NotAvailable ? null : feet;
    }

    /// <summary>The same for the 12-bit code of an airborne position (no M bit).</summary>
    public static int? ToFeetFrom12(uint code) => ToFeet((code & 0xFC0) << 1 | code & 0x3F);

    /// <summary>The nearest code: 25 ft steps up to 50 175 ft, 100 ft steps above; null = not available = 0.</summary>
    public static uint FromFeet(double? feet)
    {
        if (feet is not double value || double.IsNaN(value)) return 0;
        if (value > HighestQuarterFeet) return FromGillhamFeet(value);
        int step = Math.Clamp((int)Math.Round((value + 1000) / 25), 0, 2047);
        return (uint)((step & 0x7E0) << 2 | (step & 0x10) << 1 | step & 0xF) | Quarter;
    }

    /// <summary>The nearest Gillham code, −1200 to 126 700 ft.</summary>
    public static uint FromGillhamFeet(double feet)
    {
        int hundreds = Math.Clamp((int)Math.Round(feet / 100), LowestFeet / 100, HighestGillhamFeet / 100);
        for (uint code = 1; code < 0x2000; code++)
            if ((code & (Metric | Quarter)) == 0 && FeetByCode[code] == hundreds * 100) return code;
        return 0;
    }

    public static uint FromFeetTo12(double? feet)
    {
        uint code = FromFeet(feet);
        return code >> 1 & 0xFC0 | code & 0x3F;
    }

    static int[] BuildTable()
    {
        int[] table = new int[0x2000];
        for (uint code = 0; code < table.Length; code++)
        {
            if (code == 0 || (code & Metric) != 0) table[code] = NotAvailable;
            else if ((code & Quarter) != 0) table[code] = (int)(code >> 2 & 0x7E0 | code >> 1 & 0x10 | code & 0xF) * 25 - 1000;
            else table[code] = Gillham(code);
        }

        return table;
    }

    static int Gillham(uint code)
    {
        uint Bit(int position) => code >> (13 - position) & 1;
        uint fiveHundreds = Binary(Bit(11) << 7 | Bit(13) << 6 | Bit(2) << 5 | Bit(4) << 4 | Bit(6) << 3 | Bit(8) << 2 | Bit(10) << 1 | Bit(12));
        uint hundreds = Binary(Bit(1) << 2 | Bit(3) << 1 | Bit(5));
        if (hundreds == 7) hundreds = 5;
        else if (hundreds is 0 or 5 or 6) return NotAvailable;
        if ((fiveHundreds & 1) != 0) hundreds = 6 - hundreds;
        return (int)(fiveHundreds * 500 + hundreds * 100) - 1300;
    }

    static uint Binary(uint gray)
    {
        gray ^= gray >> 4;
        gray ^= gray >> 2;
        return gray ^ gray >> 1;
    }
}
