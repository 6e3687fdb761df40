namespace Atalaya.Formats.Inspection;

/// <summary>
/// Finds the bits that each field of a flat record is read from by turning each bit over and looking at what changes. So it is right for every
/// message that its decoder knows, without a second table of layouts beside the decoder's own.
/// </summary>
static class BitProbe
{
    /// <summary>First and last bit of each field that depends on a bit at all.</summary>
    /// <param name="fields">The record as sent.</param>
    /// <param name="bitCount">Bits of the message.</param>
    /// <param name="decodeTurned">The record with one bit turned over; null where that is no record.</param>
    public static Dictionary<string, (int First, int Last)> Find(
        IReadOnlyList<KeyValuePair<string, string>> fields, int bitCount, Func<int, IReadOnlyList<KeyValuePair<string, string>>?> decodeTurned)
    {
        Dictionary<string, (int First, int Last)> ranges = [];
        for (int bit = 0; bit < bitCount; bit++)
            if (decodeTurned(bit) is { } turned)
                foreach (string name in Owners(fields, turned)) ranges[name] = (ranges.TryGetValue(name, out (int First, int Last) range) ? range.First : bit, bit);
        return ranges;
    }

    /// <summary>
    /// The fields that the bit belongs to: those that change or lose their value. Where others come or several go, the bit chooses what the message is:
    /// then it belongs to the first field that changed.
    /// </summary>
    static List<string> Owners(IReadOnlyList<KeyValuePair<string, string>> fields, IReadOnlyList<KeyValuePair<string, string>> turned)
    {
        Dictionary<string, string> now = new(turned);
        List<string> changed = [], gone = [];
        foreach ((string name, string value) in fields)
        {
            if (!now.Remove(name, out string? other)) gone.Add(name);
            else if (other != value) changed.Add(name);
        }

        if (now.Count == 0 && gone.Count <= 1) return [.. changed, .. gone];
        return changed.Count > 0 ? [changed[0]] : [];
    }
}
