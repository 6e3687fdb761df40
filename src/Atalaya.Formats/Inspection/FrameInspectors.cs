using Atalaya.Formats.Asterix;
using Atalaya.Formats.Asterix.Editions;
using Atalaya.Formats.ModeS.Framing;
using Atalaya.Formats.Records;

namespace Atalaya.Formats.Inspection;

/// <summary>The inspector of each format.</summary>
public static class FrameInspectors
{
    /// <param name="format">asterix, beast, avr, nmea or another.</param>
    /// <param name="fallback">Makes the decoder of a format that has no inspector of its own: its records are shown without fields; null = no such format.</param>
    /// <param name="editions">ASTERIX: what the source is decoded with; null = found out from each frame alone.</param>
    public static IFrameInspector Create(string format, Func<string, IRecordDecoder?> fallback, EditionSettings? editions = null) => format switch
    {
        "asterix" => new AsterixInspector(AsterixCatalog.Default, editions ?? EditionSettings.None),
        "beast" => new ModeSInspector(ModeSFraming.Beast),
        "avr" => new ModeSInspector(ModeSFraming.Avr),
        "nmea" => new AisInspector(),
        _ => new PlainInspector(fallback(format)),
    };
}
