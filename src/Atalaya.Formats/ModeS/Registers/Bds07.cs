namespace Atalaya.Formats.ModeS.Registers;

/// <summary>Extended squitter status, BDS 0,7 (ICAO Doc 9871, table A-2-7).</summary>
/// <param name="TransmissionRate">TRS: 0 not decided on board, 1 high surface rate, 2 low surface rate, 3 reserved.</param>
/// <param name="AltitudeIsGeometric">ATS: squitters carry height above the ellipsoid instead of pressure altitude.</param>
public readonly record struct Bds07(byte TransmissionRate, bool AltitudeIsGeometric)
{
    const ulong Reserved = (1ul << 53) - 1;

    public static bool IsPlausible(ulong mb) => (mb & Reserved) == 0 && mb.Bits(1, 2) != 3;

    public static Bds07 Decode(ulong mb) => new((byte)mb.Bits(1, 2), mb.Bit(3));
}
