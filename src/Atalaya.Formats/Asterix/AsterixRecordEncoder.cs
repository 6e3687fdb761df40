namespace Atalaya.Formats.Asterix;

/// <summary>Writes the values of a record builder, driven by the same tables as decoding.</summary>
readonly ref struct AsterixRecordEncoder(
    AsterixCategory category, AsterixOctetWriter writer, ulong[] raw, bool[] set, byte[]?[] octets, bool[] present, List<ulong>?[] repetitions)
{
    public void Record() => Presence(category.Uap);

    /// <summary>Presence bits of these nodes, cut after the last one present, then the nodes.</summary>
    void Presence(ReadOnlySpan<short> nodes)
    {
        int last = nodes.Length - 1;
        while (last > 0 && !IsPresent(nodes[last])) last--;
        Span<byte> bits = writer.Append(last / 7 + 1);
        for (int i = 0; i <= last; i++)
            if (IsPresent(nodes[i])) bits[i / 7] |= (byte)(0x80 >> (i % 7));
        for (int i = 0; i < bits.Length - 1; i++) bits[i] |= 1;
        foreach (short node in nodes[..(last + 1)])
            if (IsPresent(node)) Node(node);
    }

    bool IsPresent(int node) => node >= 0 && present[node];

    void Node(int index)
    {
        AsterixNode node = category.Nodes[index];
        switch (node.Kind)
        {
            case AsterixNodeKind.Fixed: Elements(writer.Append(node.Octets), node.First, node.Count); break;
            case AsterixNodeKind.Extended: Extended(node); break;
            case AsterixNodeKind.Explicit: Explicit(node); break;
            case AsterixNodeKind.Compound: Presence(category.Children.AsSpan(node.First, node.Count)); break;
            default: Repetitive(node); break;
        }
    }

    void Extended(in AsterixNode node)
    {
        int last = node.Count - 1;
        while (last > 0 && !AnySet(category.Parts[node.First + last])) last--;
        for (int i = 0; i <= last; i++)
        {
            AsterixPart part = category.Parts[node.First + i];
            Span<byte> room = writer.Append(part.Octets);
            Elements(room, part.FirstElement, part.Count);
            if (part.HasFx && i < last) room[^1] |= 1;
        }
    }

    bool AnySet(in AsterixPart part) => set.AsSpan(part.FirstElement, part.Count).Contains(true);

    void Explicit(in AsterixNode node)
    {
        byte[] content = octets[node.First] ?? [];
        Span<byte> room = writer.Append(content.Length + 1);
        room[0] = (byte)room.Length;
        content.CopyTo(room[1..]);
    }

    void Repetitive(in AsterixNode node)
    {
        AsterixNode part = category.Nodes[node.First];
        List<ulong> values = repetitions[node.First]!;
        int count = values.Count / part.Count;
        Span<byte> counter = writer.Append(node.CountOctets);
        for (int i = 0; i < counter.Length; i++) counter[i] = (byte)(count >> (8 * (counter.Length - 1 - i)));
        for (int repetition = 0; repetition < count; repetition++)
        {
            Span<byte> room = writer.Append(part.Octets);
            for (int i = 0; i < part.Count; i++) Put(room, category.Elements[part.First + i], values[repetition * part.Count + i]);
            if (node.Kind == AsterixNodeKind.RepetitiveFx && repetition < count - 1) room[^1] |= 1;
        }
    }

    void Elements(Span<byte> room, int first, int count)
    {
        for (int i = first; i < first + count; i++)
        {
            AsterixElement element = category.Elements[i];
            if (element.Bits > 64) octets[i]?.CopyTo(room[element.Octet..]);
            else if (raw[i] != 0) Put(room, element, raw[i]);
        }
    }

    static void Put(Span<byte> room, in AsterixElement element, ulong value)
    {
        ulong word = value << (64 - element.Bits) >> element.LeadingBits;
        int count = (element.LeadingBits + element.Bits + 7) / 8;
        for (int i = 0; i < count; i++) room[element.Octet + i] |= (byte)(word >> (56 - 8 * i));
    }
}
