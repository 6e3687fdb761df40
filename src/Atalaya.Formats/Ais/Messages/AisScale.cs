namespace Atalaya.Formats.Ais.Messages;

/// <summary>Units of ITU-R M.1371-5 that several messages share; sentinels are tested on the raw value.</summary>
static class AisScale
{
    /// <summary>Longitude in 1/10 000 min; 181° = not available.</summary>
    public static double? Longitude(int raw) => raw == 181 * 600_000 ? null : raw / 600_000.0;

    /// <summary>Latitude in 1/10 000 min; 91° = not available.</summary>
    public static double? Latitude(int raw) => raw == 91 * 600_000 ? null : raw / 600_000.0;

    /// <summary>Speed over ground in 0.1 kn; 1023 = not available, 1022 = 102.2 kn or more.</summary>
    public static double? Speed(uint raw) => raw == 1023 ? null : raw / 10.0;

    /// <summary>Course over ground in 0.1°; 3600 = not available.</summary>
    public static double? Course(uint raw) => raw == 3600 ? null : raw / 10.0;

    /// <summary>True heading in degrees; 511 = not available.</summary>
    public static ushort? Heading(uint raw) => raw == 511 ? null : (ushort)raw;

    /// <summary>Longitude in 1/10 min; 181° = not available.</summary>
    public static double? LongitudeTenths(int raw) => raw == 181 * 600 ? null : raw / 600.0;

    /// <summary>Latitude in 1/10 min; 91° = not available.</summary>
    public static double? LatitudeTenths(int raw) => raw == 91 * 600 ? null : raw / 600.0;

    /// <summary>The north-east and south-west corners of messages 22 and 23, 70 bits.</summary>
    public static void VisitArea<TSink>(in AisBits bits, int start, ref TSink sink) where TSink : struct, IAisFieldSink, allows ref struct
    {
        sink.Quantity("ne_lon"u8, LongitudeTenths(bits.SignedBits(start, 18)), 6);
        sink.Quantity("ne_lat"u8, LatitudeTenths(bits.SignedBits(start + 18, 17)), 6);
        sink.Quantity("sw_lon"u8, LongitudeTenths(bits.SignedBits(start + 35, 18)), 6);
        sink.Quantity("sw_lat"u8, LatitudeTenths(bits.SignedBits(start + 53, 17)), 6);
    }

    public static int LongitudeRaw(double? degrees) => degrees is null ? 181 * 600_000 : (int)Math.Round(degrees.GetValueOrDefault() * 600_000);
    public static int LatitudeRaw(double? degrees) => degrees is null ? 91 * 600_000 : (int)Math.Round(degrees.GetValueOrDefault() * 600_000);
    public static uint SpeedRaw(double? knots) => knots is null ? 1023 : (uint)Math.Round(Math.Clamp(knots.GetValueOrDefault(), 0, 102.2) * 10);
    public static uint CourseRaw(double? degrees) => degrees is null ? 3600 : (uint)Math.Round(degrees.GetValueOrDefault() * 10);
    public static uint HeadingRaw(ushort? degrees) => degrees ?? 511u;
}
