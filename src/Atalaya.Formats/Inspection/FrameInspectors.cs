using Atalaya.Formats.Asterix;
using Atalaya.Formats.ModeS.Framing;
using Atalaya.Formats.Records;

namespace Atalaya.Formats.Inspection;

/// <summary>The inspector of each format.</summary>
public static class FrameInspectors
{
    /// <param name="format">asterix, beast, avr, nmea or another.</param>
    /// <param name="fallback">Makes the decoder of a format that has no inspector of its own: its records are shown without fields; null = no such format.</param>
    public static IFrameInspector Create(string format, Func<string, IRecordDecoder?> fallback) => format switch
    {
        "asterix" => new AsterixInspector(AsterixCatalog.Default),
        "beast" => new ModeSInspector(ModeSFraming.Beast),
        "avr" => new ModeSInspector(ModeSFraming.Avr),
        "nmea" => new AisInspector(),
        _ => new PlainInspector(fallback(format)),
    };
}
