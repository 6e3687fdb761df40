using Atalaya.Core.Time;
using Atalaya.Formats.Ais;
using Atalaya.Formats.Asterix;
using Atalaya.Formats.ModeS.Framing;
using Atalaya.Formats.ModeS.Records;
using Atalaya.Formats.Records;

namespace Atalaya.Server.Inputs;

/// <summary>The formats an input can have, and what reads each.</summary>
static class InputFormats
{
    public static IReadOnlyList<string> Names { get; } = ["asterix", "avr", "beast", "nmea", "pcap"];

    public static IRecordDecoder CreateRecordDecoder(string format, bool raw) => format switch
    {
        "asterix" => new AsterixRecordDecoder(raw: raw),
        "beast" => new ModeSRecordDecoder(ModeSFraming.Beast),
        "avr" => new ModeSRecordDecoder(ModeSFraming.Avr),
        "nmea" => new AisRecordDecoder(),
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "no record decoder"),
    };

    /// <summary>Null where there is no such format, or none that is records.</summary>
    public static IRecordDecoder? TryCreateRecordDecoder(string format) => format != "pcap" && Names.Contains(format) ? CreateRecordDecoder(format, raw: false) : null;

    public static IFileCutter CreateCutter(string format, Instant? start) => format switch
    {
        "asterix" => new AsterixFileCutter(start),
        "beast" => new BeastFileCutter(start),
        "avr" => new AvrFileCutter(start),
        "nmea" => new NmeaFileCutter(),
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "no file cutter"),
    };
}
