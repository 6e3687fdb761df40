using System.Buffers.Binary;
using Atalaya.Core.Time;
using Atalaya.Formats.Records;

namespace Atalaya.Formats.Asterix;

/// <summary>Cuts a file of joined data blocks into blocks and dates each by the last time of day in it.</summary>
/// <param name="start">When the recording began; null = only times of day are known, counted from 1970-01-01.</param>
/// <param name="catalog">Definitions to use; null = those shipped.</param>
public sealed class AsterixFileCutter(Instant? start = null, AsterixCatalog? catalog = null) : IFileCutter
{
    const int HeaderOctets = 3;
    const int ShortestBlock = 4;

    /// <summary>How far the first time of day may lie before the start given.</summary>
    const long SlackNanoseconds = 60 * Instant.NanosecondsPerSecond;

    readonly AsterixCatalog _catalog = catalog ?? AsterixCatalog.Default;
    Instant? _last;

    public bool TryTake(ref ReadOnlySpan<byte> rest, bool endOfInput, out ReadOnlySpan<byte> piece, out Instant? time)
    {
        piece = default;
        time = null;
        if (rest.Length < HeaderOctets) return endOfInput && rest.Length > 0 && Take(ref rest, rest.Length, out piece);
        int length = BinaryPrimitives.ReadUInt16BigEndian(rest[1..]);
        if (length < ShortestBlock) return Take(ref rest, LengthOfGarbage(rest), out piece);
        if (length > rest.Length) return endOfInput && Take(ref rest, rest.Length, out piece);
        AsterixCategory? category = _catalog[rest[0]];
        Take(ref rest, length, out piece);
        if (category is not null) time = TimeOf(category, piece);
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
            if (_catalog.Knows(rest[i]) && BinaryPrimitives.ReadUInt16BigEndian(rest[(i + 1)..]) >= ShortestBlock) return i;
        return Math.Max(1, rest.Length - HeaderOctets + 1);
    }

    Instant? TimeOf(AsterixCategory category, ReadOnlySpan<byte> block)
    {
        var visitor = new TimeVisitor();
        AsterixWalker<TimeVisitor>.Walk(category, block, HeaderOctets, block.Length, ref visitor, out _);
        if (visitor.TimeOfDay is not { } raw) return null;
        Instant reference = _last ?? Reference();
        if (!AsterixTimeOfDay.TryResolve(raw, reference, out Instant time)) return null;
        _last = time;
        return time;
    }

    /// <summary>Half a day after the earliest instant the first time of day can mean, so that the nearest is the right one.</summary>
    Instant Reference() => (start?.PlusNanoseconds(-SlackNanoseconds) ?? Instant.UnixEpoch).PlusNanoseconds(Instant.NanosecondsPerDay / 2);
}
