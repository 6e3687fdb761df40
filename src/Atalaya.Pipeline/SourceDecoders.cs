using Atalaya.Core.Reports;
using Atalaya.Formats.Ais;
using Atalaya.Formats.Asterix;
using Atalaya.Formats.Asterix.Editions;
using Atalaya.Formats.ModeS;
using Atalaya.Formats.ModeS.Framing;
using Atalaya.Formats.ModeS.Sbs;

namespace Atalaya.Pipeline;

/// <summary>The formats a source can have, by name.</summary>
public static class SourceDecoders
{
    public static IReadOnlyList<string> Formats { get; } = ["asterix", "avr", "beast", "hex", "nmea", "sbs"];

    /// <summary>A new decoder for the format; null if there is no such format.</summary>
    /// <param name="format">One of <see cref="Formats"/>.</param>
    /// <param name="site">The source.</param>
    /// <param name="datagrams">Each frame is a datagram of its own.</param>
    /// <param name="editions">ASTERIX editions known, <c>048:1.30</c>; what cannot be read is left to trial.</param>
    public static ISourceDecoder? Create(string format, SourceSite site, bool datagrams, string? editions = null) => format switch
    {
        "asterix" => new AsterixSourceDecoder(site, datagrams, editions: EditionSettings.TryParse(editions ?? "", AsterixCatalog.Default, out EditionSettings settings, out _) ? settings : null),
        "beast" => new ModeSSourceDecoder(site, ModeSFraming.Beast),
        "avr" => new ModeSSourceDecoder(site, ModeSFraming.Avr),
        "hex" => new ModeSSourceDecoder(site, ModeSFraming.Hex),
        "sbs" => new SbsSourceDecoder(site),
        "nmea" => new NmeaSourceDecoder(site, datagrams),
        _ => null,
    };
}
