using System.Runtime.CompilerServices;

namespace Atalaya.Formats.Asterix;

/// <content>What depends on other values of the record: profiles, cases, random field sequencing, expansions.</content>
ref partial struct AsterixWalker<TVisitor>
{
    /// <summary>Records looked at behind a doubtful one; more are not, so that a block of such stays cheap.</summary>
    public const int LookAhead = 8;

    /// <summary>Looks ahead where the category has several profiles, and forgets the keys of the record before.</summary>
    void Prepare(ulong bits)
    {
        _recordStart = _position;
        _recordBits = bits;
        _keysKnown = false;
        AsterixProfiles profiles = _category.Profiles;
        if (profiles.Selector < 0 || typeof(TVisitor) == typeof(AsterixKeys)) return;
        AsterixKeys keys = Scout(profiles.CommonSlots);
        if (!_profile.Choose(profiles, keys)) _doubts++;
        _uap = _category.Uaps[_profile.Profile];
    }

    /// <summary>The values that choose, from the first so many slots of the record at hand.</summary>
    readonly AsterixKeys Scout(int slots)
    {
        var keys = new AsterixKeys(_category.KeySlots);
        var scout = new AsterixWalker<AsterixKeys>(_category, _data, _recordStart, _end, ref keys) { _uap = _uap };
        scout.Items(_recordBits, slots);
        return keys;
    }

    void Items(ulong bits, int slots)
    {
        for (int slot = 0; slot < slots && slot < _uap.Length; slot++)
        {
            if ((bits << slot & 1ul << 63) == 0) continue;
            if (_uap[slot] < 0 || !Node(_uap[slot])) return;
        }
    }

    bool Dependent(int index, in AsterixNode node)
    {
        int position = _position;
        if (position + node.Octets > _end) return Fail(AsterixFaultKind.ItemPastBlock, index);
        _position = position + node.Octets;
        _visitor.BeginNode(index);
        Choices(position, node.First, node.Count, node.FirstCase, node.Cases);
        _visitor.EndNode(index);
        return true;
    }

    /// <summary>The elements of a part with cases, in the order of their bits.</summary>
    void Choices(int position, int first, int count, int firstCase, int cases)
    {
        int done = 0;
        foreach (ref readonly AsterixCase choose in _category.Cases.AsSpan(firstCase, cases))
        {
            Elements(position, first + done, choose.Before - done);
            done = choose.Before;
            AsterixChoice choice = Choose(choose, position);
            Elements(position, choice.FirstElement, choice.Count);
        }

        Elements(position, first + done, count - done);
    }

    AsterixChoice Choose(in AsterixCase choose, int position)
    {
        ReadOnlySpan<AsterixChoice> choices = _category.Choices.AsSpan(choose.First, choose.Count);
        ulong second = 0;
        if (!TryKey(choose.Key, position, out ulong value) || choose.SecondKey.Element >= 0 && !TryKey(choose.SecondKey, position, out second)) return choices[^1];
        foreach (ref readonly AsterixChoice choice in choices[..^1])
            if (choice.Value == value && choice.SecondValue == second) return choice;
        return choices[^1];
    }

    bool TryKey(in AsterixCaseKey key, int position, out ulong value)
    {
        if (key.Slot < 0)
        {
            ref readonly AsterixElement element = ref _category.Elements[key.Element];
            value = Word(position + element.Octet) << element.LeadingBits >> (64 - element.Bits);
            return true;
        }

        value = 0;
        if (typeof(TVisitor) == typeof(AsterixKeys)) return false;
        if (!_keysKnown) _keys = Scout(int.MaxValue);
        _keysKnown = true;
        return _keys.TryGet(key.Slot, out value);
    }

    bool RandomFields(int index, in AsterixNode node)
    {
        if (_position >= _end) return Fail(AsterixFaultKind.ItemPastBlock, index);
        int count = _data[_position++];
        _visitor.BeginNode(index);
        for (; count > 0; count--)
        {
            if (_position >= _end) return Fail(AsterixFaultKind.ItemPastBlock, index);
            int frn = _data[_position++];
            int item = frn > 0 && frn <= _uap.Length ? _uap[frn - 1] : -1;
            if (item < 0 || item == index) return Fail(AsterixFaultKind.SpareFrn, index, frn);
            _visitor.BeginNode(node.First);
            if (!Node(item)) return false;
            _visitor.EndNode(node.First);
        }

        _visitor.EndNode(index);
        return true;
    }

    /// <summary>Does this node take exactly the octets in [start, end)?</summary>
    public static bool Fits(AsterixCategory category, int node, ReadOnlySpan<byte> data, int start, int end)
    {
        var visitor = new NullVisitor();
        var walker = new AsterixWalker<NullVisitor>(category, data, start, end, ref visitor);
        return walker.Node(node) && walker._position == end;
    }

    bool Expansion(int inner, int length)
    {
        int end = _end;
        _end = _position + length;
        _position++;
        bool sound = Node(inner);
        _end = end;
        return sound;
    }

    /// <summary>
    /// Behind an expansion that does not decode its length is in doubt too: what follows must be records, or the tail of the expansion would be
    /// taken for some.
    /// </summary>
    bool GoesOn()
    {
        _opaque = -1;
        var visitor = new NullVisitor();
        AsterixProfileChoice profile = _profile;
        AsterixWalker<NullVisitor>.Walk(_category, _data, _position, _end, ref visitor, ref profile, out AsterixFault fault, out _, LookAhead);
        return fault.Kind == AsterixFaultKind.None;
    }

    /// <summary>Tells a record builder what values do not: octets of presence bits, parts of an extended item.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    readonly void NoteLength(int node, int length)
    {
        if (typeof(TVisitor) == typeof(BuilderVisitor)) Unsafe.As<TVisitor, BuilderVisitor>(ref _visitor).Length(node, length);
    }
}
