using Atalaya.Formats.Asterix;

namespace Atalaya.Tests.Formats.Asterix.Categories;

/// <summary>Records with random values of random elements, as the table-driven encoder writes them.</summary>
sealed class RandomRecords(AsterixCategory category, int seed, bool wholeTexts = false)
{
    readonly Random _random = new(seed);
    readonly AsterixRecordBuilder _builder = new(category);

    public byte[] Next()
    {
        _builder.Clear();
        int wanted = _random.Next(1, 4) == 1 ? category.Infos.Count * 2 : _random.Next(1, 24);
        for (int i = 0; i < wanted; i++) SetOne(_random.Next(category.Infos.Count));
        try
        {
            return _builder.ToArray();
        }
        catch (InvalidOperationException)
        {
            return Next(); // an expansion of more than 255 octets
        }
    }

    void SetOne(int element)
    {
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
