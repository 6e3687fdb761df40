namespace Atalaya.Formats.Asterix;

/// <summary>
/// What an encoded record holds besides its values: presence bits and extended items longer than they need be, the profile, and spare bits
/// that are not zero. Values and layout together give the same octets again; changed values keep as much of the layout as fits them.
/// </summary>
public sealed class AsterixLayout
{
    /// <summary>By node (-1 = the record), in wire order: octets of presence bits, parts of an extended item.</summary>
    readonly Dictionary<int, List<int>> _lengths = [];

    readonly Dictionary<int, int> _read = [];
    readonly List<(int Offset, byte Bits)> _spares = [];

    /// <summary>Number of the profile, from 0.</summary>
    public int Profile { get; internal set; }

    /// <summary>Spare bits that are 1.</summary>
    public int SpareBits => _spares.Sum(spare => System.Numerics.BitOperations.PopCount(spare.Bits));

    internal void Clear()
    {
        foreach (List<int> lengths in _lengths.Values) lengths.Clear();
        _spares.Clear();
        Profile = 0;
    }

    internal void Note(int node, int length)
    {
        if (!_lengths.TryGetValue(node, out List<int>? lengths)) _lengths.Add(node, lengths = []);
        lengths.Add(length);
    }

    internal void Rewind() => _read.Clear();

    /// <summary>The next length of this node; 0 = it is not known.</summary>
    internal int Next(int node)
    {
        int at = _read.GetValueOrDefault(node);
        _read[node] = at + 1;
        return _lengths.TryGetValue(node, out List<int>? lengths) && at < lengths.Count ? lengths[at] : 0;
    }

    /// <summary>Keeps the bits of a record that neither values nor structure cover.</summary>
    /// <param name="record">As received.</param>
    /// <param name="covered">1 for each bit that is encoded from values or structure.</param>
    internal void KeepSpares(ReadOnlySpan<byte> record, ReadOnlySpan<byte> covered)
    {
        for (int i = 0; i < record.Length && i < covered.Length; i++)
            if ((record[i] & ~covered[i]) is > 0 and var bits) _spares.Add((i, (byte)bits));
    }

    internal bool HasSpares => _spares.Count > 0;

    internal void AddSpares(Span<byte> record, ReadOnlySpan<byte> covered)
    {
        foreach ((int offset, byte bits) in _spares)
            if (offset < record.Length) record[offset] |= (byte)(bits & ~covered[offset]);
    }
}
