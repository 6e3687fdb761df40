namespace Atalaya.Formats.ModeS.Registers;

/// <summary>Fields with a status bit (ICAO Doc 9871, A.2.2.2): status 0 = the source has no valid data, and then every bit of the field is 0.</summary>
static class RegisterBits
{
    /// <summary>The unsigned value of a field whose status bit is set; else null.</summary>
    public static int? Stated(this ulong mb, int status, int first, int count) => mb.Bit(status) ? (int)mb.Bits(first, count) : null;

    /// <summary>The same for two's complement, the sign first.</summary>
    public static int? StatedSigned(this ulong mb, int status, int sign, int count) => mb.Bit(status) ? mb.SignedBits(sign, count) : null;

    public static int SignedBits(this ulong mb, int sign, int count)
    {
        int value = (int)mb.Bits(sign, count);
        return value >= 1 << (count - 1) ? value - (1 << count) : value;
    }

    /// <summary>The status bit is set, or the field is empty as it must be.</summary>
    public static bool HasSoundStatus(this ulong mb, int status, int first, int count) => mb.Bit(status) || mb.Bits(first, count) == 0;

    /// <summary>Degrees 0 to 360 of a signed angle.</summary>
    public static double? Circle(int? raw, double step) => raw is int known ? (known < 0 ? known * step + 360 : known * step) : null;
}
