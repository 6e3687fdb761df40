using System.Text;
using Atalaya.Formats.Asterix.Specs;
using Atalaya.Formats.Records;

namespace Atalaya.Formats.Asterix;

/// <summary>Turns the items of a definition tree into the flat tables of <see cref="AsterixCategory"/>.</summary>
sealed class AsterixCompiler(SpecFile spec, AsterixTables tables)
{
    /// <summary>Longest profile and compound with FX: their presence bits travel in one 64-bit word.</summary>
    public const int MaxSlots = 63;

    readonly AsterixPartCompiler _part = new(spec, tables);

    public SpecException Fail(int line, string reason) => new(spec.File, line, reason);

    /// <summary>Adds the items of a category; returns the node of each.</summary>
    public Dictionary<string, int> AddItems()
    {
        var items = new Dictionary<string, int>();
        foreach (SpecNode item in spec.Items) items.Add(item.Name, AddNode(item, item.Name, Key(item.Name)));
        return items;
    }

    /// <summary>Lets the one item of an expansion decode the content of an explicit item.</summary>
    public void AddExpansion(string item, int node)
    {
        if (spec.Items.Count != 1) throw Fail(1, "an expansion defines one item");
        AsterixNode target = tables.Nodes[node];
        target.Inner = (short)AddNode(spec.Items[0], item, Key(item), isInner: true);
        tables.Nodes[node] = target;
    }

    /// <summary>Finds the keys of the cases, once all elements are known.</summary>
    public void ResolveCases() => _part.ResolveCases();

    static string Key(string name) => $"\"{name}\":";

    public int AddNode(SpecNode source, string path, string key, bool isInner = false)
    {
        source = AsterixPartCompiler.WithRegister(source);
        bool brackets = source.Kind is SpecKind.Group or SpecKind.Extended or SpecKind.Compound;
        bool array = source.Kind == SpecKind.Repetitive;
        int index = Reserve(path, source.Title, key + (brackets ? "{" : array ? "[" : ""), brackets ? "}" : array ? "]" : "");
        if (key.Length > 0 && !isInner) tables.NodeByPath.Add(path, index);
        tables.Nodes[index] = source.Kind switch
        {
            SpecKind.Element or SpecKind.Group or SpecKind.Case => Fixed(source, path, 0),
            SpecKind.Extended => Extended(source, path),
            SpecKind.Repetitive => Repetitive(source, path),
            SpecKind.Explicit => Explicit(source, path),
            SpecKind.Compound => Compound(source, path),
            _ => throw Fail(source.Line, $"{source.Kind} cannot stand here"),
        };
        return index;
    }

    int Reserve(string path, string title, string open, string close)
    {
        tables.Nodes.Add(default);
        tables.NodeInfos.Add(new AsterixNodeInfo
        {
            Path = path,
            PathUtf8 = Encoding.UTF8.GetBytes(path),
            Title = title,
            Open = new JsonPiece(open),
            Close = Encoding.UTF8.GetBytes(close),
        });
        return tables.Nodes.Count - 1;
    }

    AsterixNode Fixed(SpecNode source, string path, int trailingBits)
    {
        _part.Begin();
        switch (source.Kind)
        {
            case SpecKind.Element: _part.AddElement(source, path, ""); break;
            case SpecKind.Case: _part.AddCase(source, path, ""); break;
            default: _part.AddParts(source, path); break;
        }

        AsterixPart part = _part.End(source.Line, trailingBits);
        return new AsterixNode
        {
            Kind = part.Cases > 0 ? AsterixNodeKind.Dependent : AsterixNodeKind.Fixed,
            Octets = part.Octets,
            First = part.FirstElement,
            Count = part.Count,
            FirstCase = part.FirstCase,
            Cases = part.Cases,
        };
    }

    AsterixNode Extended(SpecNode source, string path)
    {
        int firstPart = tables.Parts.Count;
        var open = false;
        _part.Begin();
        foreach (SpecNode child in source.Children)
        {
            open = child.Kind != SpecKind.Fx;
            if (open) _part.AddPart(child, path);
            else
            {
                tables.Parts.Add(_part.End(child.Line, 1) with { HasFx = true });
                _part.Continue();
            }
        }

        if (open) tables.Parts.Add(_part.End(source.Line, 0));
        if (tables.Parts.Count == firstPart) throw Fail(source.Line, $"{path} has no parts");
        return new AsterixNode { Kind = AsterixNodeKind.Extended, First = (ushort)firstPart, Count = (ushort)(tables.Parts.Count - firstPart) };
    }

    AsterixNode Repetitive(SpecNode source, string path)
    {
        SpecNode part = AsterixPartCompiler.WithRegister(source.Children[0]);
        if (source.Octets > 0)
            return new AsterixNode { Kind = AsterixNodeKind.Repetitive, CountOctets = (byte)source.Octets, First = (ushort)AddNode(part, path, "") };
        if (part.Kind is not (SpecKind.Element or SpecKind.Group)) throw Fail(source.Line, "repeat fx takes an element or a group");
        bool group = part.Kind == SpecKind.Group;
        int index = Reserve(path, "", group ? "{" : "", group ? "}" : "");
        tables.Nodes[index] = Fixed(part, path, 1);
        return new AsterixNode { Kind = AsterixNodeKind.RepetitiveFx, First = (ushort)index };
    }

    AsterixNode Explicit(SpecNode source, string path)
    {
        tables.Elements.Add(new AsterixElement { Index = (ushort)tables.Elements.Count, Bits = ushort.MaxValue, Form = AsterixForm.Raw, Multiplier = 1, Divisor = 1 });
        tables.Infos.Add(new AsterixElementInfo { Path = path, Name = source.Name, Title = source.Title, Bits = 0, Form = AsterixForm.Raw });
        return new AsterixNode { Kind = AsterixNodeKind.Explicit, First = (ushort)(tables.Elements.Count - 1), Count = 1 };
    }

    AsterixNode Compound(SpecNode source, string path)
    {
        int most = source.Octets > 0 ? 8 * source.Octets : MaxSlots;
        if (source.Octets > 8 || source.Children.Count > most) throw Fail(source.Line, $"this compound has at most {Math.Min(most, 64)} parts");
        int[] nodes = [.. source.Children.Select(child => child.Kind == SpecKind.Gap ? -1 : AddNode(child, $"{path}/{child.Name}", Key(child.Name)))];
        int first = tables.Children.Count;
        tables.Children.AddRange(nodes.Select(node => (short)node));
        return new AsterixNode { Kind = AsterixNodeKind.Compound, CountOctets = (byte)source.Octets, First = (ushort)first, Count = (ushort)nodes.Length };
    }

    /// <summary>The node of random field sequencing: an array with one object for each field.</summary>
    public int AddRandomFields()
    {
        int index = Reserve("RFS", "Random Field Sequencing", "\"RFS\":[", "]");
        int field = Reserve("RFS", "", "{", "}");
        tables.NodeByPath.Add("RFS", index);
        tables.Nodes[index] = new AsterixNode { Kind = AsterixNodeKind.RandomFields, First = (ushort)field };
        tables.Nodes[field] = new AsterixNode { Kind = AsterixNodeKind.RandomField };
        return index;
    }
}
