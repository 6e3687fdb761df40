using System.Collections.Frozen;
using System.Text;
using Atalaya.Formats.Asterix.Specs;

namespace Atalaya.Formats.Asterix;

/// <summary>Turns a definition tree into the flat tables of <see cref="AsterixCategory"/>; refuses what the engine does not run yet.</summary>
sealed class AsterixCompiler(SpecFile spec)
{
    /// <summary>Longest profile: its presence bits travel in one 64-bit word.</summary>
    const int MaxSlots = 63;

    readonly List<AsterixElement> _elements = [];
    readonly List<AsterixElementInfo> _infos = [];
    readonly List<AsterixNode> _nodes = [];
    readonly List<AsterixNodeInfo> _nodeInfos = [];
    readonly List<AsterixPart> _parts = [];
    readonly List<short> _children = [];
    readonly Dictionary<string, int> _nodeByPath = [];

    SpecException Fail(int line, string reason) => new(spec.File, line, reason);

    public AsterixCategory Compile()
    {
        if (spec.IsExpansion) throw Fail(1, "expansion files are not supported yet");
        if (spec.Uaps.Count != 1 || spec.Selector.Length > 0) throw Fail(spec.Uaps.Count > 1 ? spec.Uaps[1].Line : 1, "exactly one uap is supported yet");
        var items = new Dictionary<string, int>();
        foreach (SpecNode item in spec.Items) items.Add(item.Name, AddNode(item, item.Name, $"\"{item.Name}\":"));
        return new AsterixCategory(spec, [.. _elements], [.. _nodes], [.. _parts], [.. _children], Uap(spec.Uaps[0], items), [.. _infos], [.. _nodeInfos])
        {
            ByPath = _infos.Select((info, index) => (info.Path, index)).ToFrozenDictionary(pair => pair.Path, pair => pair.index),
            NodeByPath = _nodeByPath.ToFrozenDictionary(),
        };
    }

    short[] Uap(SpecUap uap, Dictionary<string, int> items)
    {
        if (uap.Slots.Count > MaxSlots) throw Fail(uap.Line, $"a uap has at most {MaxSlots} slots");
        short[] slots = new short[uap.Slots.Count];
        for (int i = 0; i < slots.Length; i++)
        {
            string name = uap.Slots[i];
            if (name == "rfs") throw Fail(uap.Line, "random field sequencing is not supported yet");
            if (name == "-") slots[i] = -1;
            else if (items.TryGetValue(name, out int node)) slots[i] = (short)node;
            else throw Fail(uap.Line, $"the uap names {name}, which is not defined");
        }

        return slots;
    }

    int AddNode(SpecNode source, string path, string key)
    {
        int index = _nodes.Count;
        _nodes.Add(default);
        bool brackets = source.Kind is SpecKind.Group or SpecKind.Extended or SpecKind.Compound;
        bool array = source.Kind == SpecKind.Repetitive;
        _nodeInfos.Add(new AsterixNodeInfo
        {
            Path = path,
            PathUtf8 = Encoding.UTF8.GetBytes(path),
            Title = source.Title,
            Open = Encoding.UTF8.GetBytes(key + (brackets ? "{" : array ? "[" : "")),
            Close = Encoding.UTF8.GetBytes(brackets ? "}" : array ? "]" : ""),
        });
        if (key.Length > 0) _nodeByPath.Add(path, index);
        _nodes[index] = source.Kind switch
        {
            SpecKind.Element or SpecKind.Group => Fixed(source, path, 0),
            SpecKind.Extended => Extended(source, path),
            SpecKind.Repetitive => Repetitive(source, path),
            SpecKind.Explicit => Explicit(source, path),
            SpecKind.Compound => Compound(source, path),
            SpecKind.Case => throw Fail(source.Line, "dependent definitions (case) are not supported yet"),
            _ => throw Fail(source.Line, $"{source.Kind} cannot stand here"),
        };
        return index;
    }

    AsterixNode Fixed(SpecNode source, string path, int trailingBits)
    {
        int first = _elements.Count;
        int bit = 0;
        if (source.Kind == SpecKind.Element)
        {
            AddElement(source, path, "", ref bit);
        }
        else
        {
            var json = new Separator();
            AddElements(source, path, ref bit, json);
        }

        bit += trailingBits;
        if (bit % 8 != 0) throw Fail(source.Line, $"{path} has {bit} bits, not whole octets");
        return new AsterixNode { Kind = AsterixNodeKind.Fixed, Octets = (ushort)(bit / 8), First = (ushort)first, Count = (ushort)(_elements.Count - first) };
    }

    AsterixNode Extended(SpecNode source, string path)
    {
        int firstPart = _parts.Count;
        int first = _elements.Count;
        int bit = 0;
        var json = new Separator();
        foreach (SpecNode child in source.Children)
        {
            if (child.Kind == SpecKind.Fx) ClosePart(child.Line, true, ref bit, ref first);
            else AddPart(child, path, ref bit, json);
        }

        if (bit > 0) ClosePart(source.Line, false, ref bit, ref first);
        if (_parts.Count == firstPart) throw Fail(source.Line, $"{path} has no parts");
        return new AsterixNode { Kind = AsterixNodeKind.Extended, First = (ushort)firstPart, Count = (ushort)(_parts.Count - firstPart) };
    }

    void ClosePart(int line, bool hasFx, ref int bit, ref int first)
    {
        if (hasFx) bit++;
        if (bit % 8 != 0) throw Fail(line, $"this part has {bit} bits, not whole octets");
        _parts.Add(new AsterixPart { Octets = (ushort)(bit / 8), FirstElement = (ushort)first, Count = (ushort)(_elements.Count - first), HasFx = hasFx });
        bit = 0;
        first = _elements.Count;
    }

    AsterixNode Repetitive(SpecNode source, string path)
    {
        SpecNode part = source.Children[0];
        if (source.Octets > 0)
            return new AsterixNode { Kind = AsterixNodeKind.Repetitive, CountOctets = (byte)source.Octets, First = (ushort)AddNode(part, path, "") };
        if (part.Kind is not (SpecKind.Element or SpecKind.Group)) throw Fail(source.Line, "repeat fx takes an element or a group");
        int index = _nodes.Count;
        _nodes.Add(default);
        bool group = part.Kind == SpecKind.Group;
        _nodeInfos.Add(new AsterixNodeInfo { Path = path, PathUtf8 = Encoding.UTF8.GetBytes(path), Title = "", Open = group ? "{"u8.ToArray() : [], Close = group ? "}"u8.ToArray() : [] });
        _nodes[index] = Fixed(part, path, 1);
        return new AsterixNode { Kind = AsterixNodeKind.RepetitiveFx, First = (ushort)index };
    }

    AsterixNode Explicit(SpecNode source, string path)
    {
        _elements.Add(new AsterixElement { Index = (ushort)_elements.Count, Bits = ushort.MaxValue, Form = AsterixForm.Raw, Multiplier = 1, Divisor = 1 });
        _infos.Add(new AsterixElementInfo { Path = path, Name = source.Name, Title = source.Title, Bits = 0, Form = AsterixForm.Raw });
        return new AsterixNode { Kind = AsterixNodeKind.Explicit, First = (ushort)(_elements.Count - 1), Count = 1 };
    }

    AsterixNode Compound(SpecNode source, string path)
    {
        if (source.Octets > 0) throw Fail(source.Line, "compounds without FX are not supported yet");
        if (source.Children.Count > MaxSlots) throw Fail(source.Line, $"a compound has at most {MaxSlots} parts");
        int[] nodes = [.. source.Children.Select(child => child.Kind == SpecKind.Gap ? -1 : AddNode(child, $"{path}/{child.Name}", $"\"{child.Name}\":"))];
        int first = _children.Count;
        _children.AddRange(nodes.Select(node => (short)node));
        return new AsterixNode { Kind = AsterixNodeKind.Compound, First = (ushort)first, Count = (ushort)nodes.Length };
    }

    void AddElements(SpecNode group, string path, ref int bit, Separator json)
    {
        foreach (SpecNode child in group.Children) AddPart(child, path, ref bit, json);
    }

    void AddPart(SpecNode child, string path, ref int bit, Separator json)
    {
        string childPath = $"{path}/{child.Name}";
        switch (child.Kind)
        {
            case SpecKind.Spare:
                bit += child.Bits;
                break;
            case SpecKind.Element:
                AddElement(child, childPath, json.Take($"\"{child.Name}\":"), ref bit);
                break;
            case SpecKind.Group:
                int before = _elements.Count;
                json.Open($"\"{child.Name}\":{{");
                AddElements(child, childPath, ref bit, json);
                if (_elements.Count == before) throw Fail(child.Line, $"{childPath} has no elements");
                _infos[^1].After = [.. _infos[^1].After, (byte)'}'];
                break;
            case SpecKind.Case:
                throw Fail(child.Line, "dependent definitions (case) are not supported yet");
            default:
                throw Fail(child.Line, $"{child.Kind} inside a group or extended item is not supported yet");
        }
    }

    void AddElement(SpecNode source, string path, string before, ref int bit)
    {
        if (source.Content == SpecContent.Bds) throw Fail(source.Line, "Comm-B registers (bds) are not supported yet");
        bool wide = source.Bits > 64;
        if (bit % 8 + source.Bits > 64 && !(wide && bit % 8 == 0 && source.Bits % 8 == 0)) throw Fail(source.Line, $"{path} spans more than 64 bits across octets");
        AsterixForm form = FormOf(source);
        if (wide && form is not (AsterixForm.Raw or AsterixForm.Ascii)) throw Fail(source.Line, $"{path} has more than 64 bits: raw or ascii only");
        bool exact = (source.Lsb.Denominator & (source.Lsb.Denominator - 1)) == 0;
        _elements.Add(new AsterixElement
        {
            Index = (ushort)_elements.Count,
            Octet = (ushort)(bit / 8),
            LeadingBits = (byte)(bit % 8),
            Bits = (ushort)source.Bits,
            Form = form,
            Role = AsterixRoles.Of(spec.Category, path),
            Multiplier = source.Lsb.Numerator == 0 ? 1 : exact ? (double)source.Lsb.Numerator / source.Lsb.Denominator : source.Lsb.Numerator,
            Divisor = source.Lsb.Numerator == 0 || exact ? 1 : source.Lsb.Denominator,
        });
        (long factor, int digits) = source.Lsb.Numerator == 0 ? default : DecimalScale(source.Lsb, source.Bits);
        _infos.Add(new AsterixElementInfo
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
            Before = Encoding.UTF8.GetBytes(before),
            Factor = factor,
            Digits = digits,
        });
        bit += source.Bits;
    }

    static AsterixForm FormOf(SpecNode source) => source.Content switch
    {
        SpecContent.Raw => source.Bits > 8 ? AsterixForm.Raw : AsterixForm.Unsigned,
        SpecContent.Integer => source.Signed ? AsterixForm.Signed : AsterixForm.Unsigned,
        SpecContent.Quantity => source.Signed ? AsterixForm.SignedQuantity : AsterixForm.Quantity,
        SpecContent.Ascii => AsterixForm.Ascii,
        SpecContent.Icao => AsterixForm.Icao,
        SpecContent.Octal => AsterixForm.Octal,
        _ => AsterixForm.Unsigned,
    };

    /// <summary>Factor and digits with value × 10^digits = raw × factor; factor 0 where the product can pass 2^63.</summary>
    internal static (long Factor, int Digits) DecimalScale(SpecLsb lsb, int bits)
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

    /// <summary>Builds the JSON that stands before each element of a fixed part or extended item.</summary>
    sealed class Separator
    {
        string _pending = "";
        bool _first = true;

        public void Open(string text)
        {
            _pending = Take(text);
            _first = true;
        }

        public string Take(string text)
        {
            string before = (_first ? "" : ",") + _pending + text;
            _pending = "";
            _first = false;
            return before;
        }
    }
}
