using Atalaya.Formats.Asterix;

namespace Atalaya.Tests.Formats.Asterix.Categories;

/// <summary>Records with random values of random elements, as the table-driven encoder writes them.</summary>
sealed class RandomRecords(AsterixCategory category, int seed, bool wholeTexts = false)
{
    readonly Random _random = new(seed);
    readonly AsterixRecordBuilder _builder = new(category);
    readonly HashSet<int> _items = [];

    /// <summary>Of any profile; one that does not tell its profile has the first.</summary>
    public byte[] Next()
    {
        _builder.Profile = _random.Next(category.ProfileNames.Count);
        return Next(tellsProfile: _builder.Profile > 0);
    }

    /// <summary>Some records of one source or two, of which not all tell their profile.</summary>
    public byte[] NextBlock()
    {
        var block = new List<byte>();
        for (int left = _random.Next(1, 8); left > 0; left--)
        {
            if (_random.Next(3) == 0) _builder.Profile = _random.Next(category.ProfileNames.Count);
            block.AddRange(Next(tellsProfile: _random.Next(2) == 0, mayTell: false));
        }

        return [.. block];
    }

    /// <param name="tellsProfile">The selector is set.</param>
    /// <param name="mayTell">It may be set by chance, and the source be any.</param>
    byte[] Next(bool tellsProfile, bool mayTell = true)
    {
        _builder.Clear();
        _items.Clear();
        foreach (short item in category.Uaps[_builder.Profile])
            if (item >= 0 && (mayTell || item != SelectorItem && item != category.NodeByPath["010"])) _items.Add(item);
        if (tellsProfile) _builder.SetRaw(category.Profiles.Selector, (ulong)_builder.Profile);
        if (!mayTell && _random.Next(2) == 0) _builder.SetRaw("010/SAC", 1).SetRaw("010/SIC", (ulong)_random.Next(3));
        int wanted = _random.Next(1, 4) == 1 ? category.Infos.Count * 2 : _random.Next(1, 24);
        for (int i = 0; i < wanted; i++)
        {
            int element = AnyElement();
            if (category.NodeByPath.ContainsKey("RFS") && _random.Next(8) == 0) SetRandomField(element);
            else SetOne(element);
        }

        try
        {
            byte[] record = _builder.ToArray();
            if (record.Length > 1) return record;
        }
        catch (InvalidOperationException)
        {
            // An expansion of more than 255 octets.
        }

        return Next(tellsProfile, mayTell);
    }

    int SelectorItem => category.Profiles.Selector < 0 ? -1 : category.NodeByPath[category.Infos[category.Profiles.Selector].Path.Split('/')[0]];

    int AnyElement()
    {
        int element = _random.Next(category.Infos.Count);
        return _items.Contains(ItemOf(element)) ? element : AnyElement();
    }

    int ItemOf(int element)
    {
        int item = category.Upwards.NodeOfElement[element];
        while (category.Upwards.Parents[item] >= 0) item = category.Upwards.Parents[item];
        return item;
    }

    /// <summary>A field with one or more elements of one item.</summary>
    void SetRandomField(int element)
    {
        _builder.BeginRandomField();
        SetOne(element);
        for (int other = 0; other < category.Infos.Count; other++)
            if (ItemOf(other) == ItemOf(element) && _random.Next(3) == 0) SetOne(other);
        _builder.EndRandomField();
    }

    void SetOne(int element)
    {
        if (element == category.Profiles.Selector)
        {
            _builder.SetRaw(element, (ulong)_builder.Profile);
            return;
        }

        AsterixElementInfo info = category.Infos[element];
        int holder = category.Upwards.NodeOfElement[element];
        AsterixNode node = category.Nodes[holder];
        if (node.Kind == AsterixNodeKind.Explicit)
        {
            if (node.Inner == 0 || !wholeTexts) _builder.SetOctets(element, Octets(_random.Next(0, 30)));
        }
        else if (info.Bits > 64) _builder.SetOctets(element, Octets(info.Bits / 8));
        else
        {
            int parent = category.Upwards.Parents[holder];
            bool repeated = parent >= 0 && category.Nodes[parent].Kind is AsterixNodeKind.Repetitive or AsterixNodeKind.RepetitiveFx;
            if (repeated && _random.Next(2) == 0) _builder.Repeat(category.NodeInfos[parent].Path);
            SetBits(element, info);
            if (!wholeTexts || node.Kind != AsterixNodeKind.Fixed) return;
            for (int sibling = node.First; sibling < node.First + node.Count; sibling++)
                if (sibling != element && category.Infos[sibling].Form == AsterixForm.Icao) SetBits(sibling, category.Infos[sibling]);
        }
    }

    void SetBits(int element, AsterixElementInfo info)
    {
        ulong raw = (ulong)_random.NextInt64(long.MinValue, long.MaxValue) & ulong.MaxValue >> (64 - info.Bits);
        _builder.SetRaw(element, info.Form == AsterixForm.Icao && wholeTexts ? WithoutZeros(raw, info.Bits) : raw);
    }

    /// <summary>A 6-bit text does not end before its last character.</summary>
    static ulong WithoutZeros(ulong raw, int bits)
    {
        for (int at = 0; at < bits; at += 6)
            if ((raw >> at & 63) == 0) raw |= 1ul << at;
        return raw;
    }

    byte[] Octets(int count)
    {
        byte[] octets = new byte[count];
        _random.NextBytes(octets);
        return octets;
    }

    /// <summary>The record with some octets changed, inserted or cut off.</summary>
    public byte[] Mutate(byte[] record)
    {
        var octets = new List<byte>(record);
        for (int changes = _random.Next(1, 4); changes > 0; changes--)
        {
            int at = _random.Next(octets.Count + 1);
            switch (_random.Next(5))
            {
                case 0 when at < octets.Count: octets[at] ^= (byte)(1 << _random.Next(8)); break;
                case 1 when at < octets.Count: octets[at] = (byte)_random.Next(256); break;
                case 2: octets.Insert(at, (byte)_random.Next(256)); break;
                case 3 when octets.Count > 1: octets.RemoveRange(Math.Min(at, octets.Count - 1), 1); break;
                case 4 when at > 0: octets.RemoveRange(at, octets.Count - at); break;
            }
        }

        return [.. octets];
    }
}
