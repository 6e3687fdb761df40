namespace Atalaya.Server.Outputs.Asterix;

/// <summary>Emitter category of the squitter (set and number, RTCA DO-260B 2.2.3.2.5.2) as CAT021 and CAT062 number it.</summary>
static class EmitterCategory
{
    /// <summary>Null = none, or one that the standard has no number for.</summary>
    public static int? Of(byte? category) => category switch
    {
        >= 0xA1 and <= 0xA6 and { } set => set - 0xA0,
        0xA7 => 10,
        0xB1 => 11,
        0xB2 => 12,
        0xB3 => 16,
        0xB4 => 15,
        0xB6 => 13,
        0xB7 => 14,
        >= 0xC1 and <= 0xC5 and { } surface => surface - 0xC1 + 20,
        _ => null,
    };
}
