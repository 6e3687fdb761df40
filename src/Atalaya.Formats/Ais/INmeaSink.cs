namespace Atalaya.Formats.Ais;

/// <summary>Receives what an <see cref="NmeaStream"/> finds, in order. Implemented by structs.</summary>
interface INmeaSink
{
    /// <summary>A whole AIS message of at least 38 bits; valid during the call.</summary>
    void Message(in AisBits bits, in NmeaTags tags, bool isOwn, in NmeaPlace place);

    void Fault(NmeaFault fault, in NmeaPlace place, ReadOnlySpan<byte> bytes);
    void Warn(NmeaWarning warning);

    /// <summary>A line that is rightly not AIS: another sentence, a comment, a blank line.</summary>
    void Other();
}
