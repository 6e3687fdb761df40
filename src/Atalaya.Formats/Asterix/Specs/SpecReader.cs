using System.Globalization;

namespace Atalaya.Formats.Asterix.Specs;

/// <summary>Reads a definition file (docs/formats/asterix.md) into a tree; knows every construct of the notation, judges none.</summary>
public sealed class SpecReader
{
    /// <summary>Editions that may hang one on the other by <c>like</c>.</summary>
    const int MostLikes = 16;

    readonly SpecFile _spec;
    readonly List<(int Depth, SpecNode Node)> _open = [];
    string[] _tokens = [];
    int _line;
    string _section = "";
    int _likeLine;

    SpecReader(string file) => _spec = new SpecFile { File = file };

    /// <summary>Reads a definition; throws <see cref="SpecException"/> with file and line where it is wrong.</summary>
    /// <param name="file">Name to be used in errors.</param>
    /// <param name="text">The content.</param>
    /// <param name="open">The text of another definition file by its name (cat048-1.32.spec), null if there is none; needed by <c>like</c>.</param>
    public static SpecFile Read(string file, string text, Func<string, string?>? open = null) => Read(file, text, open, 0);

    static SpecFile Read(string file, string text, Func<string, string?>? open, int depth)
    {
        var reader = new SpecReader(file);
        foreach (string line in text.Split('\n')) reader.ReadLine(line.TrimEnd('\r'));
        SpecFile spec = reader._spec;
        if (spec.Category < 0) throw reader.Fail("no category line");
        if (spec.Edition.Length == 0) throw reader.Fail("no edition line");
        if (spec.Like.Length == 0) return spec;
        reader._line = reader._likeLine;
        if (depth == MostLikes) throw reader.Fail($"more than {MostLikes} editions hang one on the other");
        string name = SpecFile.NameOf(spec.Category, spec.IsExpansion, spec.Like);
        string other = open?.Invoke(name) ?? throw reader.Fail($"there is no {name}");
        SpecDifference.Complete(spec, Read(name, other, open, depth + 1), reader._likeLine);
        return spec;
    }

    SpecException Fail(string reason) => new(_spec.File, _line, reason);

    void ReadLine(string line)
    {
        _line++;
        _spec.AddToHash(line);
        string content = line.TrimStart(' ');
        if (content.Length == 0 || content[0] == '#') return;
        int indent = line.Length - content.Length;
        if (indent % 2 != 0 || content.Contains('\t')) throw Fail("indent by two spaces for each level");
        int depth = indent / 2;
        if (IsTableRow(depth, content)) return;
        _tokens = Tokens(content);
        if (depth == 0) ReadTop();
        else if (_section == "uap") _spec.Uaps[^1].Slots.AddRange(_tokens);
        else if (_section == "select") ReadSelection();
        else ReadNode(depth);
    }

    void ReadTop()
    {
        _section = _tokens[0];
        _open.Clear();
        switch (_section)
        {
            case "category" or "expansion":
                _spec.IsExpansion = _section == "expansion";
                _spec.Category = Number(1, 255);
                _spec.Title = Text(2);
                break;
            case "edition": _spec.Edition = Text(1); break;
            case "date": _spec.Date = Text(1); break;
            case "source": _spec.Source = Text(1); break;
            case "like":
                _spec.Like = Text(1);
                _likeLine = _line;
                break;
            case "without": _spec.Without.Add(Text(1)); break;
            case "uap": _spec.Uaps.Add(new SpecUap(_tokens.Length > 1 ? _tokens[1] : "", _line)); break;
            case "select": _spec.Selector = Text(1); break;
            default: ReadNode(0); break;
        }
    }

    void ReadSelection()
    {
        int value = Number(0, int.MaxValue);
        SpecUap uap = _spec.Uaps.Find(uap => uap.Name == Text(1)) ?? throw Fail($"no uap named {Text(1)}");
        uap.SelectedBy.Add(value);
    }

    void ReadNode(int depth)
    {
        while (_open.Count > 0 && _open[^1].Depth >= depth) _open.RemoveAt(_open.Count - 1);
        if (_open.Count != depth) throw Fail("this line is indented too far");
        if (depth > 0 && _open[^1].Node.Kind is not (SpecKind.Group or SpecKind.Extended or SpecKind.Compound or SpecKind.Case))
            throw Fail("the line above can have no parts");
        SpecNode node = NewNode();
        List<SpecNode> siblings = depth == 0 ? _spec.Items : _open[^1].Node.Children;
        if (node.Name.Length > 0 && siblings.Exists(sibling => sibling.Name == node.Name)) throw Fail($"{node.Name} is defined twice");
        siblings.Add(node);
        _open.Add((depth, Innermost(node)));
    }

    static SpecNode Innermost(SpecNode node)
    {
        while (node.Kind is SpecKind.Repetitive or SpecKind.When && node.Children.Count == 1) node = node.Children[0];
        return node;
    }

    SpecNode NewNode()
    {
        switch (_tokens[0])
        {
            case "-": return new SpecNode { Kind = SpecKind.Gap, Line = _line };
            case "fx": return new SpecNode { Kind = SpecKind.Fx, Line = _line };
            case "spare": return new SpecNode { Kind = SpecKind.Spare, Line = _line, Bits = Number(1, 4096) };
            case "rfs": return new SpecNode { Kind = SpecKind.RandomFields, Line = _line };
            case "when":
                var when = new SpecNode { Kind = SpecKind.When, Line = _line, Argument = Text(1).TrimEnd(':') };
                when.Children.Add(ReadKind(new SpecNode { Kind = SpecKind.Element, Line = _line }, 2));
                return when;
            case "else":
                var otherwise = new SpecNode { Kind = SpecKind.When, Line = _line };
                otherwise.Children.Add(ReadKind(new SpecNode { Kind = SpecKind.Element, Line = _line }, 1));
                return otherwise;
            default: return ReadKind(new SpecNode { Kind = SpecKind.Element, Line = _line, Name = _tokens[0] }, 1);
        }
    }

    SpecNode ReadKind(SpecNode node, int at)
    {
        string kind = Text(at++);
        switch (kind)
        {
            case "group": node.Kind = SpecKind.Group; break;
            case "extended": node.Kind = SpecKind.Extended; break;
            case "case": node.Kind = SpecKind.Case; node.Argument = Text(at++); break;
            case "explicit":
                node.Kind = SpecKind.Explicit;
                node.Argument = Text(at++);
                if (node.Argument is not ("re" or "sp" or "any")) throw Fail("explicit is followed by re, sp or any");
                break;
            case "compound":
                node.Kind = SpecKind.Compound;
                if (at < _tokens.Length && _tokens[at][0] != '"') node.Octets = Number(at++, 8);
                break;
            case "repeat":
                node.Kind = SpecKind.Repetitive;
                if (Text(at) != "fx") node.Octets = Number(at, 4);
                node.Children.Add(ReadKind(new SpecNode { Kind = SpecKind.Element, Line = _line }, at + 1));
                node.Title = Title();
                return node;
            default:
                at--;
                node.Bits = Number(at++, 1 << 16);
                ReadContent(node, at);
                return node;
        }

        node.Title = Title();
        if (at < _tokens.Length - (node.Title.Length > 0 ? 1 : 0)) throw Fail($"'{_tokens[at]}' is not expected here");
        return node;
    }

    void ReadContent(SpecNode node, int at)
    {
        node.Title = Title();
        int end = _tokens.Length - (_tokens[^1][0] == '"' ? 1 : 0);
        string content = at < end ? _tokens[at++] : throw Fail("the content of the element is missing");
        node.Signed = content == "signed";
        node.Content = content switch
        {
            "raw" => SpecContent.Raw,
            "table" => SpecContent.Table,
            "ascii" => SpecContent.Ascii,
            "icao" => SpecContent.Icao,
            "octal" => SpecContent.Octal,
            "bds" => SpecContent.Bds,
            "signed" or "unsigned" => SpecContent.Integer,
            _ => throw Fail($"'{content}' is no content: raw, table, ascii, icao, octal, bds, signed or unsigned"),
        };
        if (node.Content == SpecContent.Bds && at < end) node.Argument = _tokens[at++];
        if (node.Content == SpecContent.Integer && at < end && SpecLsb.TryParse(_tokens[at], out SpecLsb lsb))
        {
            node.Content = SpecContent.Quantity;
            node.Lsb = lsb;
            node.Unit = at + 1 < end ? _tokens[at + 1] : throw Fail("a quantity needs a unit (none if it has none)");
            at += 2;
        }

        if (at == end) return;
        node.Limits = string.Join(' ', _tokens[at..end]);
        if (node.Limits[0] is not ('<' or '>')) throw Fail($"'{node.Limits}' is not expected here");
    }

    bool IsTableRow(int depth, string content)
    {
        int equals = content.IndexOf(" = ", StringComparison.Ordinal);
        if (equals < 0 || !int.TryParse(content.AsSpan(0, equals), NumberStyles.None, CultureInfo.InvariantCulture, out int value)) return false;
        if (_open.Count == 0 || _open[^1].Node is not { Kind: SpecKind.Element, Content: SpecContent.Table } table) throw Fail("a row outside of a table");
        if (depth != _open[^1].Depth + 1) throw Fail("a row stands one level below its table");
        if (value >= 1L << Math.Min(table.Bits, 62)) throw Fail($"{value} does not fit into {table.Bits} bits");
        if (!table.Table.TryAdd(value, content[(equals + 3)..])) throw Fail($"value {value} is defined twice");
        return true;
    }

    string Text(int at) => at < _tokens.Length ? _tokens[at].Trim('"') : throw Fail("something is missing at the end of the line");

    string Title() => _tokens[^1][0] == '"' ? _tokens[^1].Trim('"') : "";

    int Number(int at, int highest)
    {
        string text = Text(at);
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) || value > highest)
            throw Fail($"'{text}' is not a number up to {highest}");
        return value;
    }

    string[] Tokens(string content)
    {
        int quote = content.IndexOf('"');
        if (quote < 0) return content.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (!content.EndsWith('"') || content.Length < quote + 2 || content.IndexOf('"', quote + 1) != content.Length - 1) throw Fail("a title ends the line and has two quotes");
        return [.. content[..quote].Split(' ', StringSplitOptions.RemoveEmptyEntries), content[quote..]];
    }
}
