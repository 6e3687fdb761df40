using Atalaya.Core.Time;
using Atalaya.Formats.Ais;
using Atalaya.Formats.Asterix;
using Atalaya.Formats.Framing;
using Atalaya.Formats.ModeS.Framing;
using Atalaya.Formats.ModeS.Records;
using Atalaya.Formats.ModeS.Sbs;
using Atalaya.Formats.Records;

namespace Atalaya.Server.Inputs;

/// <summary>The formats an input can have, and what reads each.</summary>
static class InputFormats
{
    /// <summary>Formats of messages: every source has one of these.</summary>
    static readonly string[] Messages = ["asterix", "avr", "beast", "hex", "nmea", "sbs"];

    public static IReadOnlyList<string> Names { get; } = [.. Messages.Concat(RecordingFormats.Names).Order(StringComparer.Ordinal)];

    public static IRecordDecoder CreateRecordDecoder(string format, bool raw) => format switch
    {
        "asterix" => new AsterixRecordDecoder(raw: raw),
        "beast" => new ModeSRecordDecoder(ModeSFraming.Beast),
        "avr" => new ModeSRecordDecoder(ModeSFraming.Avr),
        "hex" => new ModeSRecordDecoder(ModeSFraming.Hex),
        "sbs" => new SbsRecordDecoder(),
        "nmea" => new AisRecordDecoder(),
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "no record decoder"),
    };

    /// <summary>Null where there is no such format, or none that is records.</summary>
    public static IRecordDecoder? TryCreateRecordDecoder(string format) => Messages.Contains(format) ? CreateRecordDecoder(format, raw: false) : null;

    public static IFileCutter CreateCutter(string format, Instant? start) => format switch
    {
        "asterix" => new AsterixFileCutter(start),
        "beast" => new BeastFileCutter(start),
        "avr" => new AvrFileCutter(start),
        "hex" => new HexFileCutter(start),
        "sbs" => new SbsFileCutter(),
        "nmea" => new NmeaFileCutter(),
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "no file cutter"),
    };
}
