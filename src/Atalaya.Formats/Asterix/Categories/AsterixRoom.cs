using System.Numerics;

namespace Atalaya.Formats.Asterix.Categories;

/// <summary>
/// The octets of an item or part being written, for the generated writers. It can be written to until the next thing at its level is begun;
/// only the last thing of a record can grow.
/// </summary>
readonly ref struct AsterixRoom
{
    readonly Span<byte> _destination;
    readonly ref AsterixWriterState _state;
    readonly int _start;
    readonly int _depth;
    readonly int _stamp;

    public AsterixRoom(Span<byte> destination, ref AsterixWriterState state, int depth, int octets)
    {
        _destination = destination;
        _state = ref state;
        _depth = depth;
        _stamp = state.Begin(depth);
        _start = state.Length;
        Append(octets);
    }

    void Check()
    {
        if (!_state.IsOpen(_depth, _stamp)) throw new InvalidOperationException("something after it was begun, or the record is complete");
    }

    Span<byte> Append(int octets)
    {
        if (_destination.Length - _state.Length < octets) throw new ArgumentException("the destination is too short");
        Span<byte> fresh = _destination.Slice(_state.Length, octets);
        fresh.Clear();
        _state.Length += octets;
        return fresh;
    }

    /// <summary>Writes the lowest bits of a number, counted from the start of the room.</summary>
    public void Raw(int bit, int bits, ulong raw)
    {
        Check();
        int leading = bit % 8;
        ulong mask = ulong.MaxValue >> (64 - bits) << (64 - bits - leading);
        ulong word = raw << (64 - bits - leading) & mask;
        Span<byte> octets = _destination.Slice(_start + bit / 8, (leading + bits + 7) / 8);
        for (int i = 0; i < octets.Length; i++) octets[i] = (byte)(octets[i] & ~(mask >> (56 - 8 * i)) | word >> (56 - 8 * i));
    }

    public void Unsigned(int bit, int bits, ulong value, string path)
    {
        if (bits < 64 && value >> bits != 0) throw OutOfRange(value, path);
        Raw(bit, bits, value);
    }

    public void Signed(int bit, int bits, long value, string path)
    {
        if (value >> (bits - 1) is not (0 or -1)) throw OutOfRange(value, path);
        Raw(bit, bits, (ulong)value);
    }

    /// <summary>A number in the standard's unit, rounded to the LSB (half away from zero).</summary>
    public void Quantity(int bit, int bits, double value, double numerator, double denominator, bool signed, bool wraps, string path)
    {
        double rounded = Math.Round(value / numerator * denominator, MidpointRounding.AwayFromZero);
        double steps = bits >= 64 ? 18_446_744_073_709_551_616.0 : 1ul << bits;
        if (wraps) rounded -= Math.Floor(rounded / steps) * steps;
        double lowest = signed ? -steps / 2 : 0;
        if (!(rounded >= lowest && rounded <= lowest + steps - 1)) throw OutOfRange(value, path);
        Raw(bit, bits, signed ? (ulong)(long)rounded : (ulong)rounded);
    }

    /// <summary>8-bit characters, filled up with blanks.</summary>
    public void Ascii(int bit, int bits, ReadOnlySpan<byte> text, string path)
    {
        if (text.Length > bits / 8) throw OutOfRange(text.Length, path);
        Check();
        Span<byte> octets = _destination.Slice(_start + bit / 8, bits / 8);
        text.CopyTo(octets);
        octets[text.Length..].Fill((byte)' ');
    }

    /// <summary>Octets of a fixed number.</summary>
    public void Octets(int bit, int bits, ReadOnlySpan<byte> octets, string path)
    {
        if (octets.Length != bits / 8) throw OutOfRange(octets.Length, path);
        Check();
        octets.CopyTo(_destination[(_start + bit / 8)..]);
    }

    /// <summary>Length octet and content of an explicit item.</summary>
    public void Content(ReadOnlySpan<byte> content, string path)
    {
        if (content.Length > 254) throw OutOfRange(content.Length, path);
        _destination[_start] = (byte)(content.Length + 1);
        content.CopyTo(_destination[(_start + 1)..]);
    }

    /// <summary>Makes an extended item so long that it reaches <paramref name="end"/>.</summary>
    public void Extend(ReadOnlySpan<byte> parts, int end)
    {
        Check();
        int at = 0;
        foreach (byte octets in parts)
        {
            if (at >= end) return;
            if (_state.Length - _start <= at)
            {
                _destination[_start + at - 1] |= 1;
                Append(octets);
            }

            at += octets;
        }
    }

    /// <summary>A further repetition after a count of so many octets.</summary>
    public AsterixRoom Repeat(int countOctets, int octets)
    {
        Check();
        Span<byte> count = _destination.Slice(_start, countOctets);
        int carry = countOctets - 1;
        while (carry >= 0 && ++count[carry] == 0) carry--;
        if (carry < 0) throw new InvalidOperationException("more repetitions than can be counted");
        return new AsterixRoom(_destination, ref _state, _depth + 1, octets);
    }

    /// <summary>A further repetition behind an FX bit.</summary>
    public AsterixRoom RepeatFx(int octets)
    {
        Check();
        if (_state.Length > _start) _destination[_state.Length - 1] |= 1;
        return new AsterixRoom(_destination, ref _state, _depth + 1, octets);
    }

    /// <summary>Begins a part of a compound; its presence bits grow as they must.</summary>
    public AsterixRoom Part(int slot, int octets)
    {
        Check();
        int present = 1;
        while ((_destination[_start + present - 1] & 1) != 0) present++;
        int last = 7 * present - 1 - BitOperations.TrailingZeroCount(_destination[_start + present - 1] >> 1 | 0x80);
        if (slot <= last) throw new InvalidOperationException("parts are written once, in the order of their presence bits");
        int more = slot / 7 + 1 - present;
        if (more > 0) GrowPresence(present, more);
        _destination[_start + slot / 7] |= (byte)(0x80 >> (slot % 7));
        return new AsterixRoom(_destination, ref _state, _depth + 1, octets);
    }

    /// <summary>Begins a part of a compound without FX.</summary>
    public AsterixRoom FixedPart(int slot, int octets, int presenceOctets)
    {
        Check();
        for (int later = slot; later < 8 * presenceOctets; later++)
            if ((_destination[_start + later / 8] & 0x80 >> (later % 8)) != 0) throw new InvalidOperationException("parts are written once, in the order of their presence bits");
        _destination[_start + slot / 8] |= (byte)(0x80 >> (slot % 8));
        return new AsterixRoom(_destination, ref _state, _depth + 1, octets);
    }

    void GrowPresence(int present, int more)
    {
        int from = _start + present, length = _state.Length - from;
        Append(more);
        _destination.Slice(from, length).CopyTo(_destination[(from + more)..]);
        _destination.Slice(from, more).Clear();
        for (int i = from - 1; i < from + more - 1; i++) _destination[i] |= 1;
    }

    static ArgumentOutOfRangeException OutOfRange(object value, string path) => new(nameof(value), value, $"does not fit into {path}");
}
