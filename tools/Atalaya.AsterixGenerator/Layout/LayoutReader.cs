using System.Text;
using Atalaya.Formats.Asterix.Specs;

namespace Atalaya.AsterixGenerator.Layout;

/// <summary>Numbers and places every node and element of a definition as the engine's compiler does.</summary>
sealed class LayoutReader
{
    readonly SpecFile _spec;
    readonly CategoryLayout _category;
    int _nodes;
    int _elements;

    LayoutReader(SpecFile spec, SpecFile? expansion)
    {
        _spec = spec;
        _category = new CategoryLayout(spec, expansion);
    }

    public static CategoryLayout Read(SpecFile spec, SpecFile? expansion) => new LayoutReader(spec, expansion).ReadAll();

    SpecException Fail(int line, string reason) => new(_spec.File, line, reason);

    CategoryLayout ReadAll()
    {
        if (_spec.IsExpansion || _spec.Uaps.Count != 1) throw Fail(1, "only categories with one profile can be generated");
        foreach (SpecNode item in _spec.Items) _category.Items.Add(Node(item, item.Name, ItemName(item.Name), _category.Prefix + ItemName(item.Name)));
        if (_category.Expansion is { } expansion) Expand(expansion.Items[0]);
        foreach (string slot in _spec.Uaps[0].Slots)
            _category.Uap.Add(slot == "-" ? null : _category.Items.Find(item => item.Path == slot) ?? throw Fail(_spec.Uaps[0].Line, $"{slot} cannot stand in a profile"));
        return _category;
    }

    /// <summary>The elements of an expansion follow those of the category.</summary>
    void Expand(SpecNode source)
    {
        NodeLayout item = _category.Items.Find(item => item.Source is { Kind: SpecKind.Explicit, Argument: "re" }) ?? throw Fail(1, "no item to expand");
        item.Inner = Node(source, item.Path, item.Name, item.TypeName);
    }

    static string ItemName(string name) => char.IsDigit(name[0]) ? Identifier("I" + name) : Identifier(name);

    /// <summary>The standard's name as far as the language allows.</summary>
    static string Identifier(string name)
    {
        var text = new StringBuilder();
        foreach (char character in name) text.Append(char.IsLetterOrDigit(character) ? character : '_');
        if (text.Length == 0 || char.IsDigit(text[0])) text.Insert(0, '_');
        return text.ToString();
    }

    NodeLayout Node(SpecNode source, string path, string name, string typeName)
    {
        source = WithRegister(source);
        var node = new NodeLayout(KindOf(source), source, _nodes++, path, name, typeName);
        switch (node.Kind)
        {
            case NodeKind.Element or NodeKind.Group: Fixed(node, 0); break;
            case NodeKind.Extended: Extended(node); break;
            case NodeKind.Explicit: node.ContentElement = _elements++; break;
            case NodeKind.Repetitive: Repetitive(node); break;
            default: Compound(node); break;
        }

        return node;
    }

    NodeKind KindOf(SpecNode source) => source.Kind switch
    {
        SpecKind.Element => NodeKind.Element,
        SpecKind.Group => NodeKind.Group,
        SpecKind.Extended => NodeKind.Extended,
        SpecKind.Repetitive => NodeKind.Repetitive,
        SpecKind.Explicit => NodeKind.Explicit,
        SpecKind.Compound => NodeKind.Compound,
        _ => throw Fail(source.Line, $"{source.Kind} cannot be generated here"),
    };

    void Fixed(NodeLayout node, int trailingBits)
    {
        var part = new PartLayout();
        int bit = 0;
        if (node.Source.Kind == SpecKind.Element) AddElement(part, node.Source, node.Path, node.Name, ref bit);
        else foreach (SpecNode child in node.Source.Children) AddPart(part, child, node.Path, "", ref bit);
        Close(node, part, bit + trailingBits);
    }

    void Extended(NodeLayout node)
    {
        var part = new PartLayout();
        int bit = 0;
        foreach (SpecNode child in node.Source.Children)
        {
            if (child.Kind != SpecKind.Fx)
            {
                AddPart(part, child, node.Path, "", ref bit);
                continue;
            }

            part.HasFx = true;
            Close(node, part, bit + 1);
            part = new PartLayout();
            bit = 0;
        }

        if (bit > 0) Close(node, part, bit);
    }

    void Close(NodeLayout node, PartLayout part, int bits)
    {
        if (bits % 8 != 0) throw Fail(node.Source.Line, $"{node.Path} has a part of {bits} bits, not whole octets");
        foreach (ElementLayout choice in part.Elements.Where(element => element.Index < 0)) choice.Index = _elements++;
        part.Octets = bits / 8;
        part.Start = node.Parts.Sum(earlier => earlier.Octets);
        node.Parts.Add(part);
    }

    void Repetitive(NodeLayout node)
    {
        node.CountOctets = node.Source.Octets;
        SpecNode source = WithRegister(node.Source.Children[0]);
        if (node.CountOctets > 0)
        {
            node.Repeated = Node(source, node.Path, node.Name, node.TypeName + "Entry");
            return;
        }

        node.Repeated = new NodeLayout(KindOf(source), source, _nodes++, node.Path, node.Name, node.TypeName + "Entry");
        Fixed(node.Repeated, 1);
    }

    void Compound(NodeLayout node)
    {
        node.PresenceOctets = node.Source.Octets;
        foreach (SpecNode child in node.Source.Children)
            node.Children.Add(child.Kind == SpecKind.Gap ? null : Node(child, $"{node.Path}/{child.Name}", Identifier(child.Name), node.TypeName + Identifier(child.Name)));
    }

    void AddPart(PartLayout part, SpecNode source, string path, string prefix, ref int bit)
    {
        source = WithRegister(source);
        string childPath = $"{path}/{source.Name}";
        switch (source.Kind)
        {
            case SpecKind.Spare:
                bit += source.Bits;
                break;
            case SpecKind.Element:
                AddElement(part, source, childPath, Identifier(prefix + source.Name), ref bit);
                break;
            case SpecKind.Group:
                foreach (SpecNode child in source.Children) AddPart(part, child, childPath, $"{prefix}{source.Name}_", ref bit);
                break;
            case SpecKind.Case:
                AddCase(part, source, childPath, Identifier(prefix + source.Name), ref bit);
                break;
            default:
                throw Fail(source.Line, $"{source.Kind} cannot be generated here");
        }
    }

    /// <summary>A Comm-B register with its address behind it is a group of three elements.</summary>
    static SpecNode WithRegister(SpecNode source)
    {
        if (source is not { Kind: SpecKind.Element, Content: SpecContent.Bds, Bits: 64, Argument: "" }) return source;
        var group = new SpecNode { Kind = SpecKind.Group, Line = source.Line, Name = source.Name, Title = source.Title };
        foreach ((string name, int bits) in new[] { ("MBDATA", 56), ("BDS1", 4), ("BDS2", 4) })
            group.Children.Add(new SpecNode { Kind = SpecKind.Element, Line = source.Line, Name = name, Bits = bits, Content = SpecContent.Raw });
        return group;
    }

    /// <summary>
    /// The choices of a dependent element lie over each other; what chooses must stand in the same part. They are numbered behind the other
    /// elements of the part.
    /// </summary>
    void AddCase(PartLayout part, SpecNode source, string path, string name, ref int bit)
    {
        ElementLayout key = part.Elements.Find(element => element.Path == source.Argument) ?? throw Fail(source.Line, $"{source.Argument} does not stand in the same part before {path}");
        if (source.Children.Exists(choice => choice.Argument.StartsWith("(", StringComparison.Ordinal)) || source.Children[source.Children.Count - 1].Argument.Length > 0)
            throw Fail(source.Line, $"{path} needs one key and an else");
        string[] values = [.. source.Children.SelectMany(choice => choice.Argument.Split([','], StringSplitOptions.RemoveEmptyEntries))];
        int start = bit;
        foreach (SpecNode choice in source.Children)
        {
            bit = start;
            bool otherwise = choice.Argument.Length == 0;
            AddChoice(part, choice.Children[0], path, name + (otherwise ? "Else" : "When" + choice.Argument.Replace(',', '_')), ref bit);
            part.Elements[^1].Condition = $"Raw{key.Name} is " + (otherwise ? $"not ({string.Join(" or ", values)})" : choice.Argument.Replace(",", " or "));
        }
    }

    void AddElement(PartLayout part, SpecNode source, string path, string name, ref int bit)
    {
        part.Elements.Add(new ElementLayout(source, path, name, bit) { Index = _elements++ });
        bit += source.Bits;
    }

    void AddChoice(PartLayout part, SpecNode source, string path, string name, ref int bit)
    {
        if (source.Kind != SpecKind.Element) throw Fail(source.Line, $"the choices of {path} are not elements");
        part.Elements.Add(new ElementLayout(source, path, name, bit));
        bit += source.Bits;
    }
}
