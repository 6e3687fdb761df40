using System.Globalization;
using Atalaya.Formats.Asterix.Specs;
using Atalaya.Formats.Records;

namespace Atalaya.Formats.Asterix;

/// <summary>Compiles one fixed part at a time: elements side by side, groups flattened, cases behind.</summary>
sealed class AsterixPartCompiler(SpecFile spec, AsterixTables tables)
{
    const int RegisterBits = 64;

    readonly List<(SpecNode Source, string Path, string Before, int Bit, int Elements)> _open = [];
    readonly List<(SpecNode Source, int Case, AsterixPart Part)> _unresolved = [];
    AsterixJsonSeparator _json = new();
    int _first;
    int _bit;

    SpecException Fail(int line, string reason) => new(spec.File, line, reason);

    public void Begin()
    {
        _json = new AsterixJsonSeparator();
        Continue();
    }

    /// <summary>Begins the next part of the same item.</summary>
    public void Continue()
    {
        _first = tables.Elements.Count;
        _bit = 0;
    }

    public AsterixPart End(int line, int trailingBits)
    {
        int bits = _bit + trailingBits;
        if (bits % 8 != 0) throw Fail(line, $"this part has {bits} bits, not whole octets");
        var part = new AsterixPart
        {
            Octets = (ushort)(bits / 8),
            FirstElement = (ushort)_first,
            Count = (ushort)(tables.Elements.Count - _first),
            FirstCase = (ushort)tables.Cases.Count,
            Cases = (ushort)_open.Count,
        };
        foreach ((SpecNode source, string path, string before, int bit, int elements) in _open)
        {
            _unresolved.Add((source, tables.Cases.Count, part));
            tables.Cases.Add(Case(source, path, before, bit, elements));
        }

        _open.Clear();
        return part;
    }

    public void AddParts(SpecNode group, string path)
    {
        foreach (SpecNode child in group.Children) AddPart(child, path);
    }

    public void AddPart(SpecNode child, string path)
    {
        child = WithRegister(child);
        string childPath = $"{path}/{child.Name}";
        string key = $"\"{child.Name}\":";
        switch (child.Kind)
        {
            case SpecKind.Spare: _bit += child.Bits; break;
            case SpecKind.Element: AddElement(child, childPath, _json.Take(key)); break;
            case SpecKind.Group: AddGroup(child, childPath, key); break;
            case SpecKind.Case: AddCase(child, childPath, _json.Take(key)); break;
            default: throw Fail(child.Line, $"{child.Kind} cannot stand inside a group or extended item");
        }
    }

    void AddGroup(SpecNode group, string path, string key)
    {
        int before = tables.Elements.Count;
        _json.Open(key + "{");
        AddParts(group, path);
        if (tables.Elements.Count == before) throw Fail(group.Line, $"{path} has no elements of its own");
        tables.Infos[^1].After = [.. tables.Infos[^1].After, (byte)'}'];
        if (_open.Exists(open => open.Elements == tables.Elements.Count - _first && open.Path.StartsWith(path + "/", StringComparison.Ordinal)))
            throw Fail(group.Line, $"{path} ends with a case");
    }

    /// <summary>Leaves room for a case; its elements follow behind those of the part.</summary>
    public void AddCase(SpecNode source, string path, string before)
    {
        _open.Add((source, path, before, _bit, tables.Elements.Count - _first));
        _bit += Bits(source.Children.Count > 0 ? source.Children[0].Children[0] : throw Fail(source.Line, $"{path} has no choices"));
    }

    static int Bits(SpecNode node) => node.Kind == SpecKind.Group ? node.Children.Sum(Bits) : node.Bits;

    AsterixCase Case(SpecNode source, string path, string before, int bit, int elements)
    {
        var result = new AsterixCase { Before = (ushort)elements, First = (ushort)tables.Choices.Count };
        int bits = Bits(source.Children[0].Children[0]);
        SpecNode? otherwise = null;
        foreach (SpecNode when in source.Children)
        {
            if (when.Kind != SpecKind.When) throw Fail(when.Line, "a case has choices: when and else");
            if (when.Argument.Length == 0) otherwise = when.Children[0];
            else AddChoice(when.Children[0], $"{path}[{when.Argument.Trim('(', ')')}]", before, bit, bits, Values(source, when));
        }

        otherwise ??= new SpecNode { Kind = SpecKind.Element, Line = source.Line, Name = source.Name, Bits = bits, Content = SpecContent.Raw };
        AddChoice(otherwise, path, before, bit, bits, [default]);
        return result with { Count = (ushort)(tables.Choices.Count - result.First) };
    }

    void AddChoice(SpecNode source, string path, string before, int bit, int bits, List<(uint, uint)> values)
    {
        if (source.Kind is not (SpecKind.Element or SpecKind.Group) || Bits(source) != bits) throw Fail(source.Line, $"the choices of a case are elements or groups of the same size ({bits} bits)");
        int first = tables.Elements.Count;
        _bit = bit;
        if (source.Kind == SpecKind.Element)
        {
            AddElement(source, path, before);
        }
        else
        {
            AsterixJsonSeparator outer = _json;
            _json = new AsterixJsonSeparator(before + "{");
            AddParts(source, path);
            _json = outer;
            if (_open.Exists(open => open.Path.StartsWith(path + "/", StringComparison.Ordinal))) throw Fail(source.Line, "a case inside a case");
            if (tables.Elements.Count == first) throw Fail(source.Line, $"{path} has no elements");
            tables.Infos[^1].After = [.. tables.Infos[^1].After, (byte)'}'];
        }

        foreach ((uint value, uint second) in values)
            tables.Choices.Add(new AsterixChoice { Value = value, SecondValue = second, FirstElement = (ushort)first, Count = (ushort)(tables.Elements.Count - first) });
    }

    /// <summary>"1,2" = either value of one key; "(5,1)" = both values of two keys.</summary>
    List<(uint, uint)> Values(SpecNode source, SpecNode when)
    {
        uint[] numbers = [.. when.Argument.Trim('(', ')').Split(',').Select(text =>
            uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out uint number) ? number : throw Fail(when.Line, $"'{when.Argument}' is no value of {source.Argument}"))];
        int keys = source.Argument.Split(',').Length;
        if (keys == 1) return [.. numbers.Select(number => (number, 0u))];
        return keys == numbers.Length ? [(numbers[0], numbers[1])] : throw Fail(when.Line, $"'{when.Argument}' does not have the {keys} values of {source.Argument}");
    }

    public void ResolveCases()
    {
        foreach ((SpecNode source, int index, AsterixPart part) in _unresolved)
        {
            string[] paths = source.Argument.Split(',');
            if (paths.Length > 2) throw Fail(source.Line, "a case depends on two elements at most");
            tables.Cases[index] = tables.Cases[index] with { Key = Key(source, paths[0], part), SecondKey = paths.Length > 1 ? Key(source, paths[1], part) : new AsterixCaseKey(-1, -1) };
        }
    }

    AsterixCaseKey Key(SpecNode source, string path, AsterixPart part)
    {
        int element = tables.ElementAt(path);
        if (element < 0 || tables.Elements[element].Bits > 32) throw Fail(source.Line, $"{path} is no element that can choose");
        if (element >= part.FirstElement && element < part.FirstElement + part.Count) return new AsterixCaseKey((short)element, -1);
        int slot = tables.KeySlot(element);
        return slot >= 0 ? new AsterixCaseKey((short)element, (short)slot) : throw Fail(source.Line, $"at most {AsterixKeys.Capacity} elements can choose");
    }

    /// <summary>A Comm-B register with its address behind it is a group of three elements.</summary>
    public static SpecNode WithRegister(SpecNode source)
    {
        if (source.Kind != SpecKind.Element || source.Content != SpecContent.Bds || source.Bits != RegisterBits || source.Argument.Length > 0) return source;
        var group = new SpecNode { Kind = SpecKind.Group, Line = source.Line, Name = source.Name, Title = source.Title };
        foreach ((string name, int bits) in new[] { ("MBDATA", 56), ("BDS1", 4), ("BDS2", 4) })
            group.Children.Add(new SpecNode { Kind = SpecKind.Element, Line = source.Line, Name = name, Bits = bits, Content = SpecContent.Raw });
        return group;
    }

    public void AddElement(SpecNode source, string path, string before)
    {
        bool wide = source.Bits > 64;
        if (_bit % 8 + source.Bits > 64 && !(wide && _bit % 8 == 0 && source.Bits % 8 == 0)) throw Fail(source.Line, $"{path} spans more than 64 bits across octets");
        AsterixForm form = FormOf(source);
        if (wide && form is not (AsterixForm.Raw or AsterixForm.Ascii)) throw Fail(source.Line, $"{path} has more than 64 bits: raw or ascii only");
        bool exact = (source.Lsb.Denominator & (source.Lsb.Denominator - 1)) == 0;
        tables.Elements.Add(new AsterixElement
        {
            Index = (ushort)tables.Elements.Count,
            Octet = (ushort)(_bit / 8),
            LeadingBits = (byte)(_bit % 8),
            Bits = (ushort)source.Bits,
            Form = form,
            Role = AsterixRoles.Of(spec.Category, path),
            Multiplier = source.Lsb.Numerator == 0 ? 1 : exact ? (double)source.Lsb.Numerator / source.Lsb.Denominator : source.Lsb.Numerator,
            Divisor = source.Lsb.Numerator == 0 || exact ? 1 : source.Lsb.Denominator,
        });
        tables.Infos.Add(Info(source, path, before, form));
        _bit += source.Bits;
    }

    static AsterixElementInfo Info(SpecNode source, string path, string before, AsterixForm form)
    {
        (long factor, int digits) = source.Lsb.Numerator == 0 ? default : DecimalScale(source.Lsb, source.Bits);
        return new AsterixElementInfo
        {
            Path = path,
            Name = source.Name,
            Title = source.Title,
            Bits = source.Bits,
            Form = form,
            Content = source.Content,
            Lsb = source.Lsb,
            Unit = source.Unit,
            Limits = source.Limits,
            Table = source.Table,
            Before = new JsonPiece(before),
            Factor = factor,
            Digits = digits,
        };
    }

    static AsterixForm FormOf(SpecNode source) => source.Content switch
    {
        SpecContent.Raw or SpecContent.Bds => source.Bits > 8 ? AsterixForm.Raw : AsterixForm.Unsigned,
        SpecContent.Integer => source.Signed ? AsterixForm.Signed : AsterixForm.Unsigned,
        SpecContent.Quantity => source.Signed ? AsterixForm.SignedQuantity : AsterixForm.Quantity,
        SpecContent.Ascii => AsterixForm.Ascii,
        SpecContent.Icao => AsterixForm.Icao,
        SpecContent.Octal => AsterixForm.Octal,
        _ => AsterixForm.Unsigned,
    };

    /// <summary>Factor and digits with value × 10^digits = raw × factor; factor 0 where the product can pass 2^63.</summary>
    static (long Factor, int Digits) DecimalScale(SpecLsb lsb, int bits)
    {
        UInt128 power = 1;
        for (int digits = 0; digits <= 18; digits++, power *= 10)
        {
            if (power * (UInt128)lsb.Numerator % (UInt128)lsb.Denominator != 0) continue;
            UInt128 factor = power * (UInt128)lsb.Numerator / (UInt128)lsb.Denominator;
            return factor << Math.Min(bits, 64) < UInt128.One << 62 ? ((long)factor, digits) : default;
        }

        return default;
    }
}
