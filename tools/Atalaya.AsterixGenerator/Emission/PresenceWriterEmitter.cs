using Atalaya.AsterixGenerator.Layout;

namespace Atalaya.AsterixGenerator.Emission;

/// <summary>Writers of compounds and of whole records: a method for each child.</summary>
sealed class PresenceWriterEmitter(CategoryLayout category)
{
    public GeneratedFile Compound(NodeLayout node)
    {
        CodeText code = PartWriterEmitter.Header(category, node, " Parts in the order of the standard.");
        string part = node.PresenceOctets == 0 ? "_room.Part({0}, {1})" : $"_room.FixedPart({{0}}, {{1}}, {node.PresenceOctets})";
        Methods(code, node.Children, part, $"{node.TypeName}Writer", "");
        Copy(code, node.Children, node.TypeName);
        return new GeneratedFile(node.TypeName + "Writer", code.Finish());
    }

    public GeneratedFile Record()
    {
        string type = category.Prefix + "Writer";
        string summary = $"Writes a record of category {category.Spec.Category:000}, edition {category.Spec.Edition}: items in the order of the profile, then Complete.";
        var code = new CodeText(category.Spec.File, summary, $"public ref struct {type}");
        code.Line("AsterixRecordRoom _record;").Line();
        code.Line($"public {type}(Span<byte> destination) => _record = new AsterixRecordRoom(destination, {category.Uap.Count});");
        Methods(code, category.Uap, "_record.Begin({0}, {1})", "void", "[UnscopedRef]");
        code.Line();
        code.Summary("Closes the record and gives its length.");
        code.Line("public int Complete() => _record.Complete();");
        Copy(code, category.Uap, category.Prefix + "Record");
        return new GeneratedFile(type, code.Finish());
    }

    void Methods(CodeText code, IReadOnlyList<NodeLayout?> children, string begin, string returns, string attribute)
    {
        for (int slot = 0; slot < children.Count; slot++)
        {
            if (children[slot] is not { } child) continue;
            code.Line();
            string path = $"I{category.Spec.Category:000}/{child.Path}";
            code.Summary(child.Kind == NodeKind.Element ? ElementCode.Summary(child.Element, category.Spec.Category) : NodeCode.Summary(child, category));
            switch (child.Kind)
            {
                case NodeKind.Element:
                    Value(code, returns, $"{child.Name}({WriterCode.ParameterType(child.Element)} value)", $"{string.Format(begin, slot, child.Octets)}.{WriterCode.Put(child.Element, 0, path)}");
                    break;
                case NodeKind.Explicit:
                    Value(code, returns, $"{child.Name}(ReadOnlySpan<byte> content)", $"{string.Format(begin, slot, "content.Length + 1")}.Content(content, \"{path}\")");
                    if (child.Inner is { } inner) Expansion(code, inner, slot);
                    break;
                default:
                    if (attribute.Length > 0) code.Line(attribute);
                    code.Line($"public {child.TypeName}Writer {child.Name}() => new({string.Format(begin, slot, First(child))});");
                    break;
            }
        }
    }

    void Expansion(CodeText code, NodeLayout inner, int slot)
    {
        code.Line();
        code.Summary($"The field by edition {category.Expansion!.Edition} of its definition.");
        code.Line("[UnscopedRef]");
        code.Line($"public {inner.TypeName}Writer {inner.Name}() => new(_record.BeginExpansion({slot}, {inner.PresenceOctets}));");
    }

    static void Value(CodeText code, string returns, string signature, string call)
    {
        if (returns == "void")
        {
            code.Line($"public void {signature} => {call};");
            return;
        }

        code.Line($"public {returns} {signature}");
        code.Open();
        code.Line($"{call};");
        code.Line("return this;");
        code.Close();
    }

    /// <summary>Octets that an item begins with.</summary>
    static int First(NodeLayout node) => node.Kind switch
    {
        NodeKind.Repetitive => node.CountOctets,
        NodeKind.Compound => 1,
        _ => node.Octets,
    };

    static void Copy(CodeText code, IReadOnlyList<NodeLayout?> children, string from)
    {
        code.Line();
        code.Summary("Takes over all values.");
        code.Line($"public void Copy(scoped in {from} from)");
        code.Open();
        foreach (NodeLayout? child in children)
        {
            if (child is null) continue;
            string call = child.Kind switch
            {
                NodeKind.Element when !ElementCode.IsSpan(child.Element) => $"{child.Name}(from.{child.Name}.GetValueOrDefault())",
                NodeKind.Element or NodeKind.Explicit => $"{child.Name}(from.{child.Name})",
                _ => $"{child.Name}().Copy(from.{child.Name})",
            };
            if (child.Inner is not null) code.Line($"if (from.TryRead{child.Name}(out {child.Inner.TypeName} expansion)) {child.Name}().Copy(expansion);");
            code.Line($"{(child.Inner is not null ? "else " : "")}if (from.Has{child.Name}) {call};");
        }

        code.Close();
    }
}
