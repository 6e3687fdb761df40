using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using Atalaya.Formats.Asterix.Editions;

namespace Atalaya.Formats.Asterix;

/// <summary>Walks the records of one data block, driven by the tables of its category, and hands every value to a visitor.</summary>
ref partial struct AsterixWalker<TVisitor> where TVisitor : struct, IAsterixVisitor
{
    readonly AsterixCategory _category;

    /// <summary>May go on after the block: that lets eight octets be read at once.</summary>
    readonly ReadOnlySpan<byte> _data;

    readonly ref TVisitor _visitor;
    int _end;
    int _position;
    AsterixFaultKind _fault;
    int _detail;
    int _node;

    /// <summary>Profile of the record at hand.</summary>
    short[] _uap;

    AsterixProfileChoice _profile;
    int _recordStart;
    ulong _recordBits;
    AsterixKeys _keys;
    bool _keysKnown;
    int _doubts;

    /// <summary>The expansion of the record at hand that stays opaque; -1 = none.</summary>
    int _opaque;

    AsterixWalker(AsterixCategory category, ReadOnlySpan<byte> data, int start, int end, ref TVisitor visitor)
    {
        _category = category;
        _data = data;
        _position = start;
        _end = end;
        _visitor = ref visitor;
        _uap = category.Uap;
    }

    /// <summary>
    /// Decodes the records in [start, end) of <paramref name="data"/>, at most <paramref name="maxRecords"/>; returns their number up to the
    /// first broken one.
    /// </summary>
    public static int Walk(
        AsterixCategory category, ReadOnlySpan<byte> data, int start, int end, ref TVisitor visitor, out AsterixFault fault, int maxRecords = int.MaxValue)
    {
        var profile = default(AsterixProfileChoice);
        return Walk(category, data, start, end, ref visitor, ref profile, out fault, out _, maxRecords);
    }

    /// <param name="category">The definition.</param>
    /// <param name="data">May go on after the block.</param>
    /// <param name="start">First octet of the first record.</param>
    /// <param name="end">Behind the last record.</param>
    /// <param name="visitor">Receives the values.</param>
    /// <param name="profile">The choice so far in this block.</param>
    /// <param name="fault">What is wrong with the first broken record.</param>
    /// <param name="doubts">Sound records with an expansion that stays opaque or an assumed profile: how many such.</param>
    /// <param name="maxRecords">Stop after these.</param>
    public static int Walk(
        AsterixCategory category, ReadOnlySpan<byte> data, int start, int end, ref TVisitor visitor, ref AsterixProfileChoice profile,
        out AsterixFault fault, out int doubts, int maxRecords = int.MaxValue)
    {
        var walker = new AsterixWalker<TVisitor>(category, data, start, end, ref visitor) { _profile = profile };
        int records = 0;
        doubts = 0;
        while (walker._position < end && records < maxRecords)
        {
            int recordStart = walker._position;
            visitor.BeginRecord(recordStart);
            walker._node = -1;
            walker._opaque = -1;
            if (!walker.Record())
            {
                visitor.AbandonRecord();
                fault = new AsterixFault(walker._fault, walker._detail, recordStart, records + 1, walker._node);
                return records;
            }

            visitor.EndRecord(data[recordStart..walker._position], recordStart);
            doubts = walker._doubts;
            profile = walker._profile;
            records++;
            if (walker._opaque < 0 || walker.GoesOn()) continue;
            fault = new AsterixFault(AsterixFaultKind.NoRecord, 0, walker._position, records + 1, walker._opaque);
            return records;
        }

        fault = default;
        return records;
    }

    bool Fail(AsterixFaultKind kind, int node, int detail = 0)
    {
        _fault = kind;
        _detail = detail;
        _node = node;
        return false;
    }

    /// <summary>Reads presence bits up to the octet without FX; bit 63 = the first. Zero octets at the end are allowed.</summary>
    bool Presence(out ulong bits, out int beyond)
    {
        bits = 0;
        beyond = 0;
        int shift = 57;
        byte octet;
        do
        {
            if (_position >= _end) return false;
            octet = _data[_position++];
            if (shift >= 1) bits |= (ulong)(octet >> 1) << shift;
            else if (octet > 1 && beyond == 0) beyond = 64;
            shift -= 7;
        }
        while ((octet & 1) != 0);

        return true;
    }

    bool Record()
    {
        int start = _position;
        if (!Presence(out ulong bits, out int beyond)) return Fail(AsterixFaultKind.FspecPastBlock, -1);
        NoteLength(-1, _position - start);
        if (bits == 0) return Fail(AsterixFaultKind.EmptyRecord, -1);
        if (_category.HasKeys) Prepare(bits);
        short[] uap = _uap;
        while (bits != 0)
        {
            int slot = BitOperations.LeadingZeroCount(bits);
            bits &= ~(1ul << (63 - slot));
            int node = slot < uap.Length ? uap[slot] : -1;
            if (node < 0) return Fail(AsterixFaultKind.SpareFrn, -1, slot + 1);
            if (!Node(node)) return false;
        }

        return beyond == 0 || Fail(AsterixFaultKind.SpareFrn, -1, beyond);
    }

    bool Node(int index)
    {
        ref readonly AsterixNode node = ref _category.Nodes[index];
        if (node.Kind != AsterixNodeKind.Fixed) return Variable(index, node);
        int position = _position;
        if (position + node.Octets > _end) return Fail(AsterixFaultKind.ItemPastBlock, index);
        _position = position + node.Octets;
        _visitor.BeginNode(index);
        Elements(position, node.First, node.Count);
        _visitor.EndNode(index);
        return true;
    }

    bool Variable(int index, in AsterixNode node) => node.Kind switch
    {
        AsterixNodeKind.Extended => Extended(index, node),
        AsterixNodeKind.Repetitive => Repetitive(index, node),
        AsterixNodeKind.RepetitiveFx => RepetitiveFx(index, node),
        AsterixNodeKind.Explicit => Explicit(index, node),
        AsterixNodeKind.Dependent => Dependent(index, node),
        AsterixNodeKind.RandomFields => RandomFields(index, node),
        _ => Compound(index, node),
    };

    bool Extended(int index, in AsterixNode node)
    {
        _visitor.BeginNode(index);
        for (int i = 0; i < node.Count; i++)
        {
            ref readonly AsterixPart part = ref _category.Parts[node.First + i];
            int position = _position;
            if (position + part.Octets > _end) return Fail(AsterixFaultKind.ItemPastBlock, index);
            _position = position + part.Octets;
            if (part.Cases == 0) Elements(position, part.FirstElement, part.Count);
            else Choices(position, part.FirstElement, part.Count, part.FirstCase, part.Cases);
            if (part.HasFx && (_data[_position - 1] & 1) != 0) continue;
            NoteLength(index, i + 1);
            _visitor.EndNode(index);
            return true;
        }

        if (!_category.Parts[node.First + node.Count - 1].HasFx)
        {
            NoteLength(index, node.Count);
            _visitor.EndNode(index);
            return true;
        }

        return Fail(AsterixFaultKind.TooManyExtents, index);
    }

    bool Repetitive(int index, in AsterixNode node)
    {
        if (_position + node.CountOctets > _end) return Fail(AsterixFaultKind.ItemPastBlock, index);
        uint count = 0;
        for (int i = 0; i < node.CountOctets; i++) count = count << 8 | _data[_position++];
        _visitor.BeginNode(index);
        for (; count > 0; count--)
            if (!Node(node.First)) return false;
        _visitor.EndNode(index);
        return true;
    }

    bool RepetitiveFx(int index, in AsterixNode node)
    {
        _visitor.BeginNode(index);
        do
        {
            if (!Node(node.First)) return false;
        }
        while ((_data[_position - 1] & 1) != 0);

        _visitor.EndNode(index);
        return true;
    }

    bool Explicit(int index, in AsterixNode node)
    {
        if (_position >= _end) return Fail(AsterixFaultKind.ItemPastBlock, index);
        int length = _data[_position];
        if (length == 0) return Fail(AsterixFaultKind.ZeroLength, index);
        if (_position + length > _end) return Fail(AsterixFaultKind.ItemPastBlock, index);
        if (node.Inner != 0 && length > 1)
        {
            if (Fits(_category, node.Inner, _data, _position + 1, _position + length)) return Expansion(node.Inner, length);
            _doubts++;
            _opaque = index;
        }

        _visitor.BeginNode(index);
        _visitor.Octets(_category.Elements[node.First], _data.Slice(_position + 1, length - 1));
        _visitor.EndNode(index);
        _position += length;
        return true;
    }

    bool Compound(int index, in AsterixNode node)
    {
        int start = _position;
        int beyond = 0;
        if (!(node.CountOctets == 0 ? Presence(out ulong bits, out beyond) : FixedPresence(node.CountOctets, out bits))) return Fail(AsterixFaultKind.ItemPastBlock, index);
        NoteLength(index, _position - start);
        _visitor.BeginNode(index);
        while (bits != 0)
        {
            int slot = BitOperations.LeadingZeroCount(bits);
            bits &= ~(1ul << (63 - slot));
            int child = slot < node.Count ? _category.Children[node.First + slot] : -1;
            if (child < 0) return Fail(AsterixFaultKind.SpareSubfield, index, slot + 1);
            if (!Node(child)) return false;
        }

        if (beyond != 0) return Fail(AsterixFaultKind.SpareSubfield, index, beyond);
        _visitor.EndNode(index);
        return true;
    }

    /// <summary>Presence bits of so many octets, without FX.</summary>
    bool FixedPresence(int octets, out ulong bits)
    {
        bits = 0;
        if (_position + octets > _end) return false;
        for (int i = 0; i < octets; i++) bits |= (ulong)_data[_position++] << (56 - 8 * i);
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    void Elements(int position, int first, int count)
    {
        if (typeof(TVisitor) == typeof(TrialVisitor) && count > 0) Unsafe.As<TVisitor, TrialVisitor>(ref _visitor).Part(_data, position, first);
        foreach (ref readonly AsterixElement element in _category.Elements.AsSpan(first, count))
        {
            int at = position + element.Octet;
            if (element.Bits > 64) _visitor.Octets(element, _data.Slice(at, element.Bits / 8));
            else _visitor.Element(element, Word(at) << element.LeadingBits >> (64 - element.Bits));
        }
    }

    /// <summary>Eight octets from <paramref name="at"/> on; zeros past the end of the data.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    readonly ulong Word(int at) =>
        at <= _data.Length - 8 ? BinaryPrimitives.ReadUInt64BigEndian(_data[at..]) : LastWord(at);

    [MethodImpl(MethodImplOptions.NoInlining)]
    readonly ulong LastWord(int at)
    {
        ulong word = 0;
        for (int i = 0; i < 8; i++) word = word << 8 | (at + i < _data.Length ? _data[at + i] : 0u);
        return word;
    }
}
