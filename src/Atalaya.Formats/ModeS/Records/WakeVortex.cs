namespace Atalaya.Formats.ModeS.Records;

/// <summary>Names of the emitter categories (RTCA DO-260B table 2-19), worded as pyModeS does.</summary>
static class WakeVortex
{
    public static ReadOnlySpan<byte> NameOf(int typeCode, int category) => (typeCode, category) switch
    {
        (4, 1) => "Light"u8,
        (4, 2) => "Medium 1"u8,
        (4, 3) => "Medium 2"u8,
        (4, 4) => "High vortex aircraft"u8,
        (4, 5) => "Heavy"u8,
        (4, 6) => "High performance"u8,
        (4, 7) => "Rotorcraft"u8,
        (3, 1) => "Glider / sailplane"u8,
        (3, 2) => "Lighter-than-air"u8,
        (3, 3) => "Parachutist / skydiver"u8,
        (3, 4) => "Ultralight / hang-glider / paraglider"u8,
        (3, 6) => "UAV"u8,
        (3, 7) => "Space / transatmospheric vehicle"u8,
        (2, 1) => "Surface emergency vehicle"u8,
        (2, 3) => "Surface service vehicle"u8,
        (2, >= 4) => "Ground obstacle"u8,
        (3, 5) or (2, 2) => "Reserved"u8,
        _ => "No category information"u8,
    };
}
