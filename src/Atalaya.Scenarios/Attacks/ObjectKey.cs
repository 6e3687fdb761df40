using System.Globalization;

namespace Atalaya.Scenarios.Attacks;

/// <summary>What an object calls itself: an aircraft's 24-bit address or a vessel's MMSI.</summary>
public readonly record struct ObjectKey(bool IsVessel, uint Number) : IComparable<ObjectKey>
{
    public const int AddressDigits = 6, MmsiDigits = 9;

    public static ObjectKey Aircraft(uint address) => new(false, address);
    public static ObjectKey Vessel(uint mmsi) => new(true, mmsi);

    /// <summary>Reads six hexadecimal digits as an address, nine decimal ones as an MMSI.</summary>
    public static bool TryParse(string text, out ObjectKey key)
    {
        key = default;
        if (text.Length == MmsiDigits && uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out uint mmsi)) key = Vessel(mmsi);
        else if (text.Length == AddressDigits && uint.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint address)) key = Aircraft(address);
        else return false;
        return true;
    }

    public int CompareTo(ObjectKey other)
    {
        int byKind = IsVessel.CompareTo(other.IsVessel);
        return byKind != 0 ? byKind : Number.CompareTo(other.Number);
    }

    public override string ToString() =>
        IsVessel ? Number.ToString("D9", CultureInfo.InvariantCulture) : Number.ToString("x6", CultureInfo.InvariantCulture);
}
