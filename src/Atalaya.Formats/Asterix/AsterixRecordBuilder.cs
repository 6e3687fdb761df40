using System.Globalization;

namespace Atalaya.Formats.Asterix;

/// <summary>
/// Collects the values of one record by path ("040/RHO", "140", "020/ADSB/EP") and encodes them: presence bits, extents and counts as
/// short as they can be. Reusable after <see cref="Clear"/>. A path that does not exist or a value that does not fit is a caller's bug and throws.
/// </summary>
public sealed class AsterixRecordBuilder
{
    readonly AsterixCategory _category;
    readonly AsterixParents _tree;
    readonly AsterixValueSet _values;
    readonly AsterixRepetitions _randomFields;

    /// <summary>Where values go: the record, or the random field begun last.</summary>
    AsterixValueSet _target;

    public AsterixRecordBuilder(AsterixCategory category)
    {
        _category = category;
        _tree = category.Upwards;
        _values = new AsterixValueSet(_tree.Scopes, 0);
        _randomFields = new AsterixRepetitions(_tree.Scopes, 0);
        _target = _values;
    }

    public AsterixCategory Category => _category;

    /// <summary>Number of the profile of records whose values do not select one; <see cref="Load"/> leaves the one it found.</summary>
    public int Profile { get; set; }

    /// <summary>Forgets all values.</summary>
    public AsterixRecordBuilder Clear()
    {
        _values.Clear();
        _randomFields.Clear();
        _target = _values;
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
        int node = _tree.NodeOfElement[element];
        AsterixValueSet values = Current(_tree.ScopeOfNode[node]);
        if (_tree.CaseOfElement[element] >= 0) Unchoose(values, element);
        values.Set(element, raw);
        MarkPresent(node);
        return this;
    }

    /// <summary>Of the choices of a case, the one set last holds.</summary>
    void Unchoose(AsterixValueSet values, int element)
    {
        AsterixCase choose = _category.Cases[_tree.CaseOfElement[element]];
        foreach (AsterixChoice choice in _category.Choices.AsSpan(choose.First, choose.Count))
            if (element < choice.FirstElement || element >= choice.FirstElement + choice.Count) values.Unset(choice.FirstElement, choice.Count);
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
        bool isExplicit = _category.Nodes[_tree.NodeOfElement[element]].Kind == AsterixNodeKind.Explicit;
        if (isExplicit ? content.Length > 254 : target.Bits <= 64 || content.Length != target.Bits / 8)
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"{content.Length} octets do not fit into {_category.InfoTable[element].Path}"), nameof(content));
        int node = _tree.NodeOfElement[element];
        Current(_tree.ScopeOfNode[node]).Set(element, content.ToArray());
        MarkPresent(node);
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

    /// <summary>Begins a further field of random field sequencing: the item set next goes there, until <see cref="EndRandomField"/>.</summary>
    public AsterixRecordBuilder BeginRandomField()
    {
        if (!_category.NodeByPath.TryGetValue("RFS", out int node)) throw new InvalidOperationException($"category {_category.Number} has no random field sequencing");
        _values.MarkPresent(node);
        _target = _randomFields.Add();
        return this;
    }

    public AsterixRecordBuilder EndRandomField()
    {
        _target = _values;
        return this;
    }

    void BeginRepetition(int part)
    {
        AsterixScope scope = _tree.Scopes[_tree.ScopeOfNode[part]];
        Current(scope.Parent).Repetitions(_tree.ScopeOfNode[part]).Add();
        MarkPresent(part);
    }

    /// <summary>The values of the repetition begun last, which begins if there is none.</summary>
    AsterixValueSet Current(int scope)
    {
        if (scope == 0) return _target;
        AsterixRepetitions repetitions = Current(_tree.Scopes[scope].Parent).Repetitions(scope);
        if (repetitions.Count == 0) BeginRepetition(_tree.Scopes[scope].Node);
        return repetitions.Last;
    }

    internal void Begin(int node)
    {
        if (_category.Nodes[node].Kind == AsterixNodeKind.RandomField) BeginRandomField();
        else if (_tree.Scopes[_tree.ScopeOfNode[node]].Node == node) BeginRepetition(node);
        else MarkPresent(node);
    }

    internal void End(int node)
    {
        if (_category.Nodes[node].Kind == AsterixNodeKind.RandomField) EndRandomField();
    }

    void MarkPresent(int node)
    {
        for (; node >= 0; node = _tree.Parents[node])
        {
            AsterixValueSet values = Current(_tree.ScopeOfNode[node]);
            if (values.IsPresent(node)) return;
            values.MarkPresent(node);
        }
    }

    /// <summary>Takes over all values of an encoded record; false if it is broken (then nothing is set).</summary>
    /// <param name="record">From its presence bits to its end.</param>
    /// <param name="layout">Is filled with what the values do not say; null = not wanted.</param>
    public bool Load(ReadOnlySpan<byte> record, AsterixLayout? layout = null)
    {
        Clear();
        layout?.Clear();
        var visitor = new BuilderVisitor(this, layout);
        var profile = new AsterixProfileChoice { Profile = Profile };
        int records = AsterixWalker<BuilderVisitor>.Walk(_category, record, 0, record.Length, ref visitor, ref profile, out AsterixFault fault, out _);
        if (fault.Kind != AsterixFaultKind.None || records != 1)
        {
            Clear();
            layout?.Clear();
            return false;
        }

        Profile = profile.Profile;
        if (layout is null) return true;
        layout.Profile = Profile;
        layout.KeepSpares(record, Covered(layout));
        return true;
    }

    /// <summary>Appends the record to a block.</summary>
    internal void Encode(AsterixOctetWriter writer) => Encode(writer, null, false);

    void Encode(AsterixOctetWriter writer, AsterixLayout? layout, bool covered)
    {
        layout?.Rewind();
        int profile = layout?.Profile ?? SelectedProfile();
        CheckProfile(profile);
        new AsterixRecordEncoder(_category, profile, writer, _values, _randomFields, layout, covered).Record();
    }

    int SelectedProfile()
    {
        AsterixProfiles profiles = _category.Profiles;
        if (profiles.Selector < 0) return 0;
        bool isSent = _values.IsPresent(_tree.NodeOfElement[profiles.Selector]);
        return isSent && profiles.BySelector.TryGetValue((uint)_values.Raw(profiles.Selector), out int profile) ? profile : Profile;
    }

    void CheckProfile(int profile)
    {
        if (_category.Uaps.Length == 1) return;
        for (int node = 0; node < _category.Nodes.Length; node++)
            if (_tree.Parents[node] < 0 && _values.IsPresent(node) && Array.IndexOf(_category.Uaps[profile], (short)node) < 0)
                throw new InvalidOperationException($"profile {_category.ProfileNames[profile]} of category {_category.Number} has no item {_category.NodeInfoTable[node].Path}");
    }

    /// <summary>1 for each bit of the encoded record that values or structure give, 0 for spare ones.</summary>
    ReadOnlySpan<byte> Covered(AsterixLayout layout)
    {
        var writer = new AsterixOctetWriter();
        Encode(writer, layout, true);
        return writer.Written;
    }

    /// <summary>The encoded record: as short as it can be, or laid out like the one that <paramref name="layout"/> was loaded from.</summary>
    public byte[] ToArray(AsterixLayout? layout = null)
    {
        var writer = new AsterixOctetWriter();
        Encode(writer, layout, false);
        byte[] record = writer.Written.ToArray();
        if (layout is { HasSpares: true }) layout.AddSpares(record, Covered(layout));
        return record;
    }
}
