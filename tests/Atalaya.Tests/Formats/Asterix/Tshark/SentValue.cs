using Atalaya.Formats.Asterix;

namespace Atalaya.Tests.Formats.Asterix.Tshark;

/// <summary>One element of a record as it was handed to the encoder.</summary>
/// <param name="Info">The element.</param>
/// <param name="Raw">Its bits; 0 where it is octets.</param>
/// <param name="Octets">The content of an explicit item or of an element of more than 64 bits; null = bits.</param>
/// <param name="IsCase">Its meaning depends on another element.</param>
/// <param name="IsListed">It is repeated while FX is set.</param>
sealed record SentValue(AsterixElementInfo Info, ulong Raw, byte[]? Octets, bool IsCase, bool IsListed);
