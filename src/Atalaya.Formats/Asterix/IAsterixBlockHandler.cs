namespace Atalaya.Formats.Asterix;

/// <summary>Receives what <see cref="AsterixStream"/> finds.</summary>
interface IAsterixBlockHandler
{
    /// <summary>Decodes the records in [start, end) of <paramref name="data"/>; false where one is broken.</summary>
    bool Block(AsterixCategory category, ReadOnlySpan<byte> data, int start, int end, long origin, out AsterixFault fault);

    /// <summary>Reports undecodable octets, once.</summary>
    void Error(in AsterixStreamError error, ReadOnlySpan<byte> head);
}
