using Atalaya.AsterixGenerator.Layout;

namespace Atalaya.AsterixGenerator.Emission;

/// <summary>Views of repetitive items: count, indexer and foreach.</summary>
sealed class RepetitiveEmitter(CategoryLayout category)
{
    public GeneratedFile Emit(NodeLayout node)
    {
        NodeLayout part = node.Repeated!;
        bool bare = part.Kind == NodeKind.Element;
        string entry = bare ? ElementCode.TypeOf(part.Element) : part.TypeName;
        var code = new CodeText(category.Spec.File, NodeCode.Summary(node, category), $"public readonly ref struct {node.TypeName}");
        code.Line("readonly ReadOnlySpan<byte> _octets;").Line();
        string cut = node.CountOctets > 0 ? $"AsterixMeasure.Repetitions(octets, {node.CountOctets}, {part.Octets})" : $"AsterixMeasure.FxRepetitions(octets, {part.Octets})";
        code.Line($"internal {node.TypeName}(ReadOnlySpan<byte> octets) => _octets = {cut};").Line();
        code.Line($"public int Count => _octets.Length{(part.Octets > 1 ? $" / {part.Octets}" : "")};").Line();
        Indexer(code, part, bare, entry);
        code.Line().Line("public Enumerator GetEnumerator() => new(this);");
        NodeCode.Accept(code, node, () => Entries(code, part, bare));
        Enumerator(code, node, entry);
        return new GeneratedFile(node.TypeName, code.Finish());
    }

    void Indexer(CodeText code, NodeLayout part, bool bare, string entry)
    {
        string start = part.Octets > 1 ? $"index * {part.Octets}" : "index";
        if (!bare)
        {
            code.Line($"public {entry} this[int index] => new(_octets.Slice({start}, {part.Octets}));");
            return;
        }

        code.Summary(ElementCode.Summary(part.Element, category.Spec.Category));
        bool span = ElementCode.IsSpan(part.Element);
        code.Line($"public {entry} this[int index] => {ElementCode.Value(part.Element, span ? ElementCode.Octets(part.Element, start) : "RawAt(index)")};").Line();
        if (!part.Element.IsWide) code.Line($"internal ulong RawAt(int index) => {ElementCode.RawFromOctets(part.Element, start)};");
    }

    static void Entries(CodeText code, NodeLayout part, bool bare)
    {
        code.Line("for (int i = 0; i < Count; i++)");
        code.Open();
        if (bare)
        {
            code.Line($"local.BeginNode({part.Index});");
            code.Line(ElementCode.Sink(part.Element, "RawAt(i)", "this[i]"));
            code.Line($"local.EndNode({part.Index});");
        }
        else
        {
            code.Line("this[i].Accept(ref local);");
        }

        code.Close();
    }

    static void Enumerator(CodeText code, NodeLayout node, string entry)
    {
        code.Line();
        code.Summary("Goes through the repetitions.");
        code.Line($"public ref struct Enumerator({node.TypeName} list)");
        code.Open();
        code.Line($"readonly {node.TypeName} _list = list;");
        code.Line("int _index = -1;").Line();
        code.Line($"public readonly {entry} Current => _list[_index];").Line();
        code.Line("public bool MoveNext() => ++_index < _list.Count;");
        code.Close();
    }
}
