using Atalaya.Formats.ModeS.Messages;

namespace Atalaya.Formats.ModeS.Positions;

/// <summary>
/// Compact position reporting (RTCA DO-260B appendix A.1.7; ICAO Doc 9871 C.2.6), degrees. Airborne zones span 360°, surface zones 90°.
/// Latitudes are −90 to 90, longitudes −180 (inclusive) to 180. Zone arithmetic is exact in integers; the rest is + − × ÷ and floor.
/// </summary>
public static class Cpr
{
    const int Half = CprCode.Steps / 2;

    static double Span(bool surface) => surface ? 90 : 360;

    /// <summary>Encodes a position into the even or odd zones.</summary>
    public static CprCode Encode(double latitude, double longitude, bool isOdd, bool surface = false)
    {
        double latitudeZone = Span(surface) / (isOdd ? 59 : 60);
        double part = Modulo(latitude, latitudeZone) / latitudeZone;
        double stepY = Math.Floor(part * CprCode.Steps + 0.5);
        double decoded = latitudeZone * (stepY / CprCode.Steps + Math.Floor(latitude / latitudeZone));
        double longitudeZone = Span(surface) / Math.Max(CprZones.CountAt(decoded) - (isOdd ? 1 : 0), 1);
        double stepX = Math.Floor(Modulo(longitude, longitudeZone) / longitudeZone * CprCode.Steps + 0.5);
        return new CprCode(isOdd, (uint)stepY & CprCode.Steps - 1, (uint)stepX & CprCode.Steps - 1);
    }

    /// <summary>
    /// The place of the newer of an even and an odd airborne code, without a reference. False if the two lie in different longitude zones or give no latitude.
    /// </summary>
    public static bool TryGlobal(in CprCode even, in CprCode odd, bool newerIsOdd, out double latitude, out double longitude)
    {
        (latitude, longitude) = (0, 0);
        int index = LatitudeIndex(even, odd);
        double evenLatitude = Fold(6.0 * (Modulo(index, 60) + Fraction(even.Latitude)));
        double oddLatitude = Fold(360.0 / 59 * (Modulo(index, 59) + Fraction(odd.Latitude)));
        if (Math.Abs(evenLatitude) > 90 || Math.Abs(oddLatitude) > 90) return false;
        int zones = CprZones.CountAt(evenLatitude);
        if (zones != CprZones.CountAt(oddLatitude)) return false;
        latitude = newerIsOdd ? oddLatitude : evenLatitude;
        longitude = Longitude(even, odd, newerIsOdd, zones, 360);
        return true;
    }

    /// <summary>
    /// The same for surface codes: of the places the pair allows (two latitudes, four longitudes), the one nearest the reference, which must be known to 45°.
    /// </summary>
    public static bool TryGlobalSurface(in CprCode even, in CprCode odd, bool newerIsOdd, double referenceLatitude, double referenceLongitude, out double latitude, out double longitude)
    {
        (latitude, longitude) = (0, 0);
        int index = LatitudeIndex(even, odd);
        double evenLatitude = 1.5 * (Modulo(index, 60) + Fraction(even.Latitude));
        double oddLatitude = 90.0 / 59 * (Modulo(index, 59) + Fraction(odd.Latitude));
        if (referenceLatitude < (newerIsOdd ? oddLatitude : evenLatitude) - 45)
        {
            evenLatitude -= 90;
            oddLatitude -= 90;
        }

        int zones = CprZones.CountAt(evenLatitude);
        if (zones != CprZones.CountAt(oddLatitude)) return false;
        latitude = newerIsOdd ? oddLatitude : evenLatitude;
        longitude = Longitude(even, odd, newerIsOdd, zones, 90);
        longitude = Normalize(longitude + 90 * Math.Floor((Normalize(referenceLongitude - longitude) + 45) / 90));
        return true;
    }

    /// <summary>The place of one code nearest the reference, which must be within half a zone (airborne 180 NM, surface 45 NM). False beyond a pole.</summary>
    public static bool TryLocal(in CprCode code, bool surface, double referenceLatitude, double referenceLongitude, out double latitude, out double longitude)
    {
        int odd = code.IsOdd ? 1 : 0;
        double latitudeZone = Span(surface) / (60 - odd);
        latitude = Nearest(referenceLatitude, latitudeZone, Fraction(code.Latitude));
        longitude = 0;
        if (Math.Abs(latitude) > 90) return false;
        double longitudeZone = Span(surface) / Math.Max(CprZones.CountAt(latitude) - odd, 1);
        longitude = Normalize(Nearest(referenceLongitude, longitudeZone, Fraction(code.Longitude)));
        return true;
    }

    /// <summary>Degrees to −180 (inclusive) … 180.</summary>
    public static double Normalize(double longitude) => longitude - 360 * Math.Floor((longitude + 180) / 360);

    static double Nearest(double reference, double zone, double fraction)
    {
        double index = Math.Floor(reference / zone);
        index += Math.Floor(0.5 + reference / zone - index - fraction);
        return zone * (index + fraction);
    }

    static int LatitudeIndex(in CprCode even, in CprCode odd) => (59 * (int)even.Latitude - 60 * (int)odd.Latitude + Half) >> CprCode.Bits;

    static double Longitude(in CprCode even, in CprCode odd, bool newerIsOdd, int zones, double span)
    {
        int index = ((int)even.Longitude * (zones - 1) - (int)odd.Longitude * zones + Half) >> CprCode.Bits;
        int count = Math.Max(zones - (newerIsOdd ? 1 : 0), 1);
        return Normalize(span / count * (Modulo(index, count) + Fraction(newerIsOdd ? odd.Longitude : even.Longitude)));
    }

    static double Fraction(uint steps) => steps / (double)CprCode.Steps;

    static double Fold(double latitude) => latitude >= 270 ? latitude - 360 : latitude;

    static int Modulo(int value, int modulus)
    {
        int remainder = value % modulus;
        return remainder < 0 ? remainder + modulus : remainder;
    }

    static double Modulo(double value, double modulus) => value - modulus * Math.Floor(value / modulus);
}
