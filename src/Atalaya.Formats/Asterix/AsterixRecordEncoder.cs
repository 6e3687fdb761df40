namespace Atalaya.Formats.Asterix;

/// <summary>Writes the values of a record builder, driven by the same tables as decoding.</summary>
/// <param name="category">The definition.</param>
/// <param name="profile">Number of the profile.</param>
/// <param name="writer">Receives the record.</param>
/// <param name="record">The values outside of random fields.</param>
/// <param name="randomFields">The random fields.</param>
/// <param name="layout">Lengths to keep; null = as short as can be.</param>
/// <param name="covered">Instead of the record, write 1 for each bit that values or structure give.</param>
readonly ref struct AsterixRecordEncoder(
    AsterixCategory category, int profile, AsterixOctetWriter writer, AsterixValueSet record, AsterixRepetitions randomFields, AsterixLayout? layout, bool covered)
{
    public void Record() => Presence(-1, category.Uaps[profile], record);

    /// <summary>Presence bits of these nodes, cut after the last one present, then the nodes.</summary>
    void Presence(int node, ReadOnlySpan<short> nodes, AsterixValueSet values)
    {
        int last = nodes.Length - 1;
        while (last > 0 && !IsPresent(nodes[last], values)) last--;
        Span<byte> bits = writer.Append(Math.Max(last / 7 + 1, layout?.Next(node) ?? 0));
        for (int i = 0; i <= last; i++)
            if (IsPresent(nodes[i], values)) bits[i / 7] |= (byte)(0x80 >> (i % 7));
        for (int i = 0; i < bits.Length - 1; i++) bits[i] |= 1;
        if (covered) bits.Fill(0xFF);
        Nodes(nodes[..(last + 1)], values);
    }

    void FixedPresence(int octets, ReadOnlySpan<short> nodes, AsterixValueSet values)
    {
        Span<byte> bits = writer.Append(octets);
        for (int i = 0; i < nodes.Length; i++)
            if (IsPresent(nodes[i], values)) bits[i / 8] |= (byte)(0x80 >> (i % 8));
        if (covered) bits.Fill(0xFF);
        Nodes(nodes, values);
    }

    void Nodes(ReadOnlySpan<short> nodes, AsterixValueSet values)
    {
        foreach (short node in nodes)
            if (IsPresent(node, values)) Node(node, values);
    }

    static bool IsPresent(int node, AsterixValueSet values) => node >= 0 && values.IsPresent(node);

    void Node(int index, AsterixValueSet values)
    {
        AsterixNode node = category.Nodes[index];
        switch (node.Kind)
        {
            case AsterixNodeKind.Fixed or AsterixNodeKind.Dependent:
                Part(node.Octets, values, node.First, node.Count, node.FirstCase, node.Cases);
                break;
            case AsterixNodeKind.Extended: Extended(index, node, values); break;
            case AsterixNodeKind.Explicit: Explicit(node, values); break;
            case AsterixNodeKind.Compound when node.CountOctets > 0: FixedPresence(node.CountOctets, category.Children.AsSpan(node.First, node.Count), values); break;
            case AsterixNodeKind.Compound: Presence(index, category.Children.AsSpan(node.First, node.Count), values); break;
            case AsterixNodeKind.RandomFields: RandomFields(); break;
            default: Repetitive(node, values); break;
        }
    }

    void Part(int octets, AsterixValueSet values, int first, int count, int firstCase, int cases)
    {
        Span<byte> room = writer.Append(octets);
        Elements(room, values, first, count);
        foreach (AsterixCase choose in category.Cases.AsSpan(firstCase, cases)) Choice(room, values, category.Choices.AsSpan(choose.First, choose.Count));
    }

    void Choice(Span<byte> room, AsterixValueSet values, ReadOnlySpan<AsterixChoice> choices)
    {
        foreach (AsterixChoice choice in choices)
        {
            if (!values.AnySet(choice.FirstElement, choice.Count)) continue;
            Elements(room, values, choice.FirstElement, choice.Count);
            return;
        }
    }

    void Extended(int index, in AsterixNode node, AsterixValueSet values)
    {
        int last = node.Count - 1;
        while (last > 0 && !AnySet(category.Parts[node.First + last], values)) last--;
        last = Math.Max(last, (layout?.Next(index) ?? 0) - 1);
        for (int i = 0; i <= last; i++)
        {
            AsterixPart part = category.Parts[node.First + i];
            int start = writer.Length;
            Part(part.Octets, values, part.FirstElement, part.Count, part.FirstCase, part.Cases);
            if (part.HasFx && (i < last || covered)) writer.From(start)[^1] |= 1;
        }
    }

    bool AnySet(in AsterixPart part, AsterixValueSet values)
    {
        if (values.AnySet(part.FirstElement, part.Count)) return true;
        foreach (AsterixCase choose in category.Cases.AsSpan(part.FirstCase, part.Cases))
            foreach (AsterixChoice choice in category.Choices.AsSpan(choose.First, choose.Count))
                if (values.AnySet(choice.FirstElement, choice.Count)) return true;
        return false;
    }

    /// <summary>Octets that were set count; else what an expansion holds.</summary>
    void Explicit(in AsterixNode node, AsterixValueSet values)
    {
        int start = writer.Length;
        writer.Append(1);
        byte[]? content = values.Octets(node.First);
        if (content is null && node.Inner != 0 && values.IsPresent(node.Inner)) Node(node.Inner, values);
        else if (covered) writer.Append(content?.Length ?? 0).Fill(0xFF);
        else content.CopyTo(writer.Append(content?.Length ?? 0));
        int length = writer.Length - start;
        if (length > byte.MaxValue) throw new InvalidOperationException("an explicit item has at most 254 octets of content");
        writer.From(start)[0] = covered ? (byte)0xFF : (byte)length;
    }

    void Repetitive(in AsterixNode node, AsterixValueSet values)
    {
        AsterixRepetitions repetitions = values.Repetitions(category.Upwards.ScopeOfNode[node.First]);
        if (node.Kind == AsterixNodeKind.Repetitive) Count(node.CountOctets, repetitions.Count);
        for (int i = 0; i < repetitions.Count; i++)
        {
            Node(node.First, repetitions[i]);
            if (node.Kind == AsterixNodeKind.RepetitiveFx && (i < repetitions.Count - 1 || covered)) writer.From(writer.Length - 1)[0] |= 1;
        }
    }

    void Count(int octets, int count)
    {
        if (octets < 4 && count >> (8 * octets) != 0) throw new InvalidOperationException($"{count} repetitions do not fit into a count of {octets} octets");
        Span<byte> counter = writer.Append(octets);
        for (int i = 0; i < octets; i++) counter[i] = (byte)(count >> (8 * (octets - 1 - i)));
        if (covered) counter.Fill(0xFF);
    }

    void RandomFields()
    {
        Count(1, randomFields.Count);
        short[] uap = category.Uaps[profile];
        for (int i = 0; i < randomFields.Count; i++)
        {
            AsterixValueSet values = randomFields[i];
            int slot = Array.FindIndex(uap, node => IsPresent(node, values));
            if (slot < 0) throw new InvalidOperationException("a random field without an item of the profile");
            writer.Append(1)[0] = covered ? (byte)0xFF : (byte)(slot + 1);
            Node(uap[slot], values);
        }
    }

    void Elements(Span<byte> room, AsterixValueSet values, int first, int count)
    {
        foreach (AsterixElement element in category.Elements.AsSpan(first, count))
        {
            if (element.Bits > 64) Octets(room.Slice(element.Octet, element.Bits / 8), values.Octets(element.Index));
            else if (covered) Put(room, element, ulong.MaxValue >> (64 - element.Bits));
            else if (values.Raw(element.Index) is not 0 and var raw) Put(room, element, raw);
        }
    }

    void Octets(Span<byte> room, byte[]? content)
    {
        if (covered) room.Fill(0xFF);
        else content?.CopyTo(room);
    }

    static void Put(Span<byte> room, in AsterixElement element, ulong value)
    {
        ulong word = value << (64 - element.Bits) >> element.LeadingBits;
        int count = (element.LeadingBits + element.Bits + 7) / 8;
        for (int i = 0; i < count; i++) room[element.Octet + i] |= (byte)(word >> (56 - 8 * i));
    }
}
