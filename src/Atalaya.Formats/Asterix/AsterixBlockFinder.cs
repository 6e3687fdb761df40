using System.Buffers.Binary;

namespace Atalaya.Formats.Asterix;

/// <summary>Tells whether octets are data blocks where nothing before them says so. Keeps nothing between calls.</summary>
sealed class AsterixBlockFinder(AsterixCatalog catalog)
{
    /// <summary>Category and length.</summary>
    public const int HeaderOctets = 3;

    /// <summary>Shortest block: header and one octet.</summary>
    public const int ShortestBlock = 4;

    /// <summary>Blocks of unknown categories that are followed in search of evidence that they are blocks at all.</summary>
    const int MaxHops = 8;

    /// <summary>How far they are followed at most.</summary>
    const int MaxReach = 1 << 16;

    /// <summary>Records that a block must have without a fault to be believed; more are not looked at, so that searching stays cheap.</summary>
    const int TrialRecords = 64;

    /// <summary>Of 27 known categories some read four or five octets of anything as a block; two of a radar are longer than this.</summary>
    const int TwoBlocksOctets = 20;

    /// <summary>Does a block of a known category that decodes without fault begin here, followed by another such or by the end?</summary>
    public AsterixOutlook Candidate(ReadOnlySpan<byte> data, int at, bool endOfInput)
    {
        if (!catalog.Knows(data[at])) return AsterixOutlook.Implausible;
        AsterixOutlook missing = endOfInput ? AsterixOutlook.Implausible : AsterixOutlook.NeedsMore;
        if (data.Length - at < HeaderOctets) return missing;
        int length = BinaryPrimitives.ReadUInt16BigEndian(data[(at + 1)..]);
        if (length < ShortestBlock) return AsterixOutlook.Implausible;
        AsterixOutlook sound = LooksSound(data, at, length, endOfInput);
        return sound == AsterixOutlook.Plausible ? LookAt(data, at + length, endOfInput, strict: true) : sound;
    }

    /// <summary>
    /// Could a block begin at <paramref name="at"/>: one of a known category, or unknown ones whose lengths lead to a known one that
    /// decodes, to a category met on the way, or to the end, where one may be cut. <paramref name="strict"/>: the first must decode as well.
    /// </summary>
    public AsterixOutlook LookAt(ReadOnlySpan<byte> data, int at, bool endOfInput, bool strict = false)
    {
        Span<byte> met = stackalloc byte[MaxHops];
        int reach = at + MaxReach;
        for (int hop = 0; hop < MaxHops && at <= reach; hop++)
        {
            if (data.Length - at < HeaderOctets) return !endOfInput ? AsterixOutlook.NeedsMore : at <= data.Length ? AsterixOutlook.Plausible : AsterixOutlook.Implausible;
            int length = BinaryPrimitives.ReadUInt16BigEndian(data[(at + 1)..]);
            if (length < ShortestBlock) return AsterixOutlook.Implausible;
            if (catalog.Knows(data[at]))
                return hop == 0 && !strict || endOfInput && length > data.Length - at ? AsterixOutlook.Plausible : LooksSound(data, at, length, endOfInput);
            if (met[..hop].Contains(data[at])) return AsterixOutlook.Plausible;
            met[hop] = data[at];
            at += length;
        }

        return AsterixOutlook.Implausible;
    }

    /// <summary>Two sound blocks of known categories in a row, too long for chance: what claims to be one block around them is none.</summary>
    public bool HoldsBlocks(ReadOnlySpan<byte> claimed)
    {
        for (int at = HeaderOctets; at < claimed.Length; at++)
        {
            int first = SoundLength(claimed[at..]);
            int second = first > 0 ? SoundLength(claimed[(at + first)..]) : 0;
            if (second > 0 && first + second >= TwoBlocksOctets) return true;
        }

        return false;
    }

    /// <summary>Length of the sound block of a known category at the start of <paramref name="data"/>; 0 = there is none.</summary>
    int SoundLength(ReadOnlySpan<byte> data)
    {
        if (data.Length < HeaderOctets || !catalog.Knows(data[0])) return 0;
        int length = BinaryPrimitives.ReadUInt16BigEndian(data[1..]);
        return length >= ShortestBlock && LooksSound(data, 0, length, true) == AsterixOutlook.Plausible ? length : 0;
    }

    /// <summary>All records are sound in one edition.</summary>
    AsterixOutlook LooksSound(ReadOnlySpan<byte> data, int at, int length, bool endOfInput)
    {
        if (length > data.Length - at) return endOfInput ? AsterixOutlook.Implausible : AsterixOutlook.NeedsMore;
        foreach (AsterixEdition edition in catalog.EditionsOf(data[at]))
            if (edition.Trial.IsSound(data, at + HeaderOctets, at + length, TrialRecords)) return AsterixOutlook.Plausible;
        return AsterixOutlook.Implausible;
    }
}
