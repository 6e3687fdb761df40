using Atalaya.Core.Time;
using Atalaya.Formats.Ais;
using Atalaya.Formats.Asterix;
using Atalaya.Formats.Framing;
using Atalaya.Formats.ModeS.Framing;
using Atalaya.Formats.ModeS.Records;
using Atalaya.Formats.Records;

namespace Atalaya.Server.Inputs;

/// <summary>The formats an input can have, and what reads each.</summary>
static class InputFormats
{
    public static IReadOnlyList<string> Names { get; } = [.. new[] { "asterix", "avr", "beast", "nmea" }.Concat(RecordingFormats.Names).Order(StringComparer.Ordinal)];

    public static IRecordDecoder CreateRecordDecoder(string format, bool raw) => format switch
    {
        "asterix" => new AsterixRecordDecoder(raw: raw),
        "beast" => new ModeSRecordDecoder(ModeSFraming.Beast),
        "avr" => new ModeSRecordDecoder(ModeSFraming.Avr),
        "nmea" => new AisRecordDecoder(),
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "no record decoder"),
    };

    public static IFileCutter CreateCutter(string format, Instant? start) => format switch
    {
        "asterix" => new AsterixFileCutter(start),
        "beast" => new BeastFileCutter(start),
        "avr" => new AvrFileCutter(start),
        "nmea" => new NmeaFileCutter(),
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "no file cutter"),
    };
}
