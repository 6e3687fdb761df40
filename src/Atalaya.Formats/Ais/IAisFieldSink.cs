using Atalaya.Core.Identity;

namespace Atalaya.Formats.Ais;

/// <summary>Receives the fields of a message in the order of the wire, under gpsd's names; null = not available. Implemented by structs, so that each use is compiled apart.</summary>
interface IAisFieldSink
{
    void Number(ReadOnlySpan<byte> name, long? value);

    /// <summary>A quantity printed with a fixed number of decimals, no more than its unit on the wire deserves.</summary>
    void Quantity(ReadOnlySpan<byte> name, double? value, int decimals);

    void Flag(ReadOnlySpan<byte> name, bool value);
    void Text(ReadOnlySpan<byte> name, PackedText value);

    /// <summary>Printable ASCII.</summary>
    void Text(ReadOnlySpan<byte> name, scoped ReadOnlySpan<byte> value);

    /// <summary>Bits of unknown meaning.</summary>
    void Data(ReadOnlySpan<byte> name, in AisBits bits, int start, int length);
}
