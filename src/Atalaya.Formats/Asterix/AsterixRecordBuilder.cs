using System.Globalization;

namespace Atalaya.Formats.Asterix;

/// <summary>
/// Collects the values of one record by path ("040/RHO", "140", "020/ADSB/EP") and encodes them: presence bits, extents and counts as
/// short as they can be. Reusable after <see cref="Clear"/>. A path that does not exist or a value that does not fit is a caller's bug and throws.
/// </summary>
public sealed class AsterixRecordBuilder
{
    readonly AsterixCategory _category;
    readonly ulong[] _raw;
    readonly bool[] _set;
    readonly byte[]?[] _octets;
    readonly bool[] _present;

    /// <summary>By repeated node: its values, one repetition after the other.</summary>
    readonly List<ulong>?[] _repetitions;

    public AsterixRecordBuilder(AsterixCategory category)
    {
        _category = category;
        _raw = new ulong[category.Elements.Length];
        _set = new bool[category.Elements.Length];
        _octets = new byte[]?[category.Elements.Length];
        _present = new bool[category.Nodes.Length];
        _repetitions = new List<ulong>?[category.Nodes.Length];
        for (int i = 0; i < category.Nodes.Length; i++)
        {
            if (category.Nodes[i].Kind is not (AsterixNodeKind.Repetitive or AsterixNodeKind.RepetitiveFx)) continue;
            int part = category.Nodes[i].First;
            if (category.Nodes[part].Kind != AsterixNodeKind.Fixed) throw new NotSupportedException("repetitions of variable length cannot be encoded yet");
            _repetitions[part] = [];
        }
    }

    public AsterixCategory Category => _category;

    /// <summary>Forgets all values.</summary>
    public AsterixRecordBuilder Clear()
    {
        Array.Clear(_set);
        Array.Clear(_raw);
        Array.Clear(_octets);
        Array.Clear(_present);
        foreach (List<ulong>? values in _repetitions) values?.Clear();
        return this;
    }

    /// <summary>The number of an element, for the setters by number; throws if the category has none at this path.</summary>
    public int Find(string path) =>
        _category.ByPath.TryGetValue(path, out int element) ? element : throw new ArgumentException($"category {_category.Number} has no element {path}", nameof(path));

    /// <summary>Sets a number in the standard's unit, rounded to the LSB; full-circle angles wrap.</summary>
    public AsterixRecordBuilder Set(string path, double value) => Set(Find(path), value);

    public AsterixRecordBuilder Set(int element, double value)
    {
        AsterixElement target = _category.Elements[element];
        AsterixElementInfo info = _category.InfoTable[element];
        double scaled = info.Lsb.Numerator == 0 ? value : value / info.Lsb.Numerator * info.Lsb.Denominator;
        double rounded = Math.Round(scaled, MidpointRounding.AwayFromZero);
        bool signed = target.Form is AsterixForm.Signed or AsterixForm.SignedQuantity;
        double steps = target.Bits >= 64 ? 18_446_744_073_709_551_616.0 : 1ul << target.Bits;
        if (target.Form == AsterixForm.Quantity && info.Unit == "°" && steps * info.Lsb.Numerator == 360.0 * info.Lsb.Denominator)
            rounded -= Math.Floor(rounded / steps) * steps;
        double lowest = signed ? -steps / 2 : 0;
        double highest = signed ? steps / 2 - 1 : steps - 1;
        if (!(rounded >= lowest && rounded <= highest)) throw new ArgumentOutOfRangeException(nameof(value), value, $"does not fit into {info.Path}");
        ulong raw = signed ? (ulong)(long)rounded : (ulong)rounded;
        return SetRaw(element, raw & (ulong.MaxValue >> (64 - target.Bits)));
    }

    /// <summary>Sets the bits as they go on the wire.</summary>
    public AsterixRecordBuilder SetRaw(string path, ulong raw) => SetRaw(Find(path), raw);

    public AsterixRecordBuilder SetRaw(int element, ulong raw)
    {
        AsterixElement target = _category.Elements[element];
        if (target.Bits > 64 || target.Bits < 64 && raw >> target.Bits != 0)
            throw new ArgumentOutOfRangeException(nameof(raw), raw, $"does not fit into {_category.InfoTable[element].Path}");
        int node = _category.NodeOfElement[element];
        if (_repetitions[node] is { } values)
        {
            if (values.Count == 0) BeginRepetition(node);
            values[values.Count - _category.Nodes[node].Count + element - _category.Nodes[node].First] = raw;
            return this;
        }

        _raw[element] = raw;
        _set[element] = true;
        MarkPresent(node);
        return this;
    }

    /// <summary>Sets characters, or the digits of an octal code.</summary>
    public AsterixRecordBuilder SetText(string path, ReadOnlySpan<char> text)
    {
        int element = Find(path);
        return SetRaw(element, AsterixText.Pack(_category.Elements[element], text, path));
    }

    /// <summary>Sets the content of an explicit item (without its length octet) or of an element of more than 64 bits.</summary>
    public AsterixRecordBuilder SetOctets(string path, ReadOnlySpan<byte> content) => SetOctets(Find(path), content);

    public AsterixRecordBuilder SetOctets(int element, ReadOnlySpan<byte> content)
    {
        AsterixElement target = _category.Elements[element];
        bool isExplicit = _category.Nodes[_category.NodeOfElement[element]].Kind == AsterixNodeKind.Explicit;
        if (isExplicit ? content.Length > 254 : target.Bits <= 64 || content.Length != target.Bits / 8)
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"{content.Length} octets do not fit into {_category.InfoTable[element].Path}"), nameof(content));
        _octets[element] = content.ToArray();
        _set[element] = true;
        MarkPresent(_category.NodeOfElement[element]);
        return this;
    }

    /// <summary>Begins a further repetition of an item ("250", "120/RDS"); what is set inside next goes there.</summary>
    public AsterixRecordBuilder Repeat(string path)
    {
        if (!_category.NodeByPath.TryGetValue(path, out int node) || _category.Nodes[node].Kind is not (AsterixNodeKind.Repetitive or AsterixNodeKind.RepetitiveFx))
            throw new ArgumentException($"category {_category.Number} repeats nothing at {path}", nameof(path));
        BeginRepetition(_category.Nodes[node].First);
        return this;
    }

    internal void BeginRepetition(int part)
    {
        for (int i = 0; i < _category.Nodes[part].Count; i++) _repetitions[part]!.Add(0);
        MarkPresent(part);
    }

    /// <summary>Takes over all values of an encoded record; false if it is broken (then nothing is set).</summary>
    public bool Load(ReadOnlySpan<byte> record)
    {
        Clear();
        var visitor = new BuilderVisitor(this, _repetitions);
        AsterixWalker<BuilderVisitor>.Walk(_category, record, 0, record.Length, ref visitor, out AsterixFault fault);
        if (fault.Kind != AsterixFaultKind.None) Clear();
        return fault.Kind == AsterixFaultKind.None;
    }

    internal void MarkPresent(int node)
    {
        for (; node >= 0 && !_present[node]; node = _category.Parents[node]) _present[node] = true;
    }

    /// <summary>Appends the record to a block.</summary>
    internal void Encode(AsterixOctetWriter writer) =>
        new AsterixRecordEncoder(_category, writer, _raw, _set, _octets, _present, _repetitions).Record();

    /// <summary>The encoded record.</summary>
    public byte[] ToArray()
    {
        var writer = new AsterixOctetWriter();
        Encode(writer);
        return writer.Written.ToArray();
    }
}
