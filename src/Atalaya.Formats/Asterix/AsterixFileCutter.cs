using System.Buffers.Binary;
using Atalaya.Core.Time;
using Atalaya.Formats.Asterix.Editions;
using Atalaya.Formats.Records;

namespace Atalaya.Formats.Asterix;

/// <summary>Cuts a file of joined data blocks into blocks and dates each by the last time of day in it.</summary>
/// <param name="start">When the recording began, or the midnight before; null = only times of day are known, counted from 1970-01-01.</param>
/// <param name="catalog">Definitions to use; null = those shipped.</param>
public sealed class AsterixFileCutter(Instant? start = null, AsterixCatalog? catalog = null) : IFileCutter
{
    const int HeaderOctets = 3;
    const int ShortestBlock = 4;

    readonly EditionChooser _editions = new(catalog ?? AsterixCatalog.Default, EditionSettings.None);
    readonly TimeOfDayResolver _times = new(start ?? Instant.UnixEpoch);

    public bool TryTake(ref ReadOnlySpan<byte> rest, bool endOfInput, out ReadOnlySpan<byte> piece, out Instant? time)
    {
        piece = default;
        time = null;
        if (rest.Length < HeaderOctets) return endOfInput && rest.Length > 0 && Take(ref rest, rest.Length, out piece);
        int length = BinaryPrimitives.ReadUInt16BigEndian(rest[1..]);
        if (length < ShortestBlock) return Take(ref rest, LengthOfGarbage(rest), out piece);
        if (length > rest.Length) return endOfInput && Take(ref rest, rest.Length, out piece);
        Take(ref rest, length, out piece);
        if (_editions.Catalog.Knows(piece[0])) time = TimeOf(piece);
        return true;
    }

    static bool Take(ref ReadOnlySpan<byte> rest, int count, out ReadOnlySpan<byte> piece)
    {
        piece = rest[..count];
        rest = rest[count..];
        return true;
    }

    /// <summary>Octets up to what looks like a block again; the decoder judges that for itself.</summary>
    int LengthOfGarbage(ReadOnlySpan<byte> rest)
    {
        for (int i = 1; i + HeaderOctets <= rest.Length; i++)
            if (_editions.Catalog.Knows(rest[i]) && BinaryPrimitives.ReadUInt16BigEndian(rest[(i + 1)..]) >= ShortestBlock) return i;
        return Math.Max(1, rest.Length - HeaderOctets + 1);
    }

    /// <summary>Null as well for a time of day far off the others: the resolver asks for more before it believes a jump.</summary>
    Instant? TimeOf(ReadOnlySpan<byte> block)
    {
        EditionRace race = _editions.Race(block[0], block, HeaderOctets, block.Length);
        race.Observe(block, HeaderOctets, block.Length);
        if (race.IsUnknown) return null;
        var visitor = new TimeVisitor();
        AsterixWalker<TimeVisitor>.Walk(race.Chosen.Definition, block, HeaderOctets, block.Length, ref visitor, out _);
        return visitor.TimeOfDay is { } raw && _times.TryResolveRaw128(raw, out Instant time) ? time : null;
    }
}
