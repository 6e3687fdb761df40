using Atalaya.AsterixGenerator.Layout;

namespace Atalaya.AsterixGenerator.Emission;

/// <summary>Views of groups and extended items: elements at fixed places.</summary>
sealed class ViewEmitter(CategoryLayout category)
{
    public GeneratedFile Group(NodeLayout node)
    {
        string kind = node.IsPacked ? "readonly struct" : "readonly ref struct";
        var code = new CodeText(category.Spec.File, NodeCode.Summary(node, category), $"public {kind} {node.TypeName}");
        code.Line(node.IsPacked ? "readonly ulong _bits;" : "readonly ReadOnlySpan<byte> _octets;").Line();
        code.Line($"internal {node.TypeName}(ReadOnlySpan<byte> octets) => " + (node.IsPacked ? $"_bits = AsterixOctets.Read{node.Octets}(octets, 0);" : "_octets = octets;"));
        foreach (ElementLayout element in node.Parts[0].Elements) Property(code, element, node, node.Parts[0]);
        NodeCode.Accept(code, node, () => Elements(code, node.Parts[0]));
        return new GeneratedFile(node.TypeName, code.Finish());
    }

    public GeneratedFile Extended(NodeLayout node)
    {
        var code = new CodeText(category.Spec.File, NodeCode.Summary(node, category), $"public readonly ref struct {node.TypeName}");
        code.Line("readonly ReadOnlySpan<byte> _octets;").Line();
        code.Line($"internal {node.TypeName}(ReadOnlySpan<byte> octets) => _octets = octets[..AsterixMeasure.ExtendedLength(octets, {MeasureCode.Sizes(node)})];");
        code.Line();
        code.Summary("Parts that were sent.");
        code.Line("public int Parts => " + string.Join("", node.Parts.Skip(1).Select((part, index) => $"_octets.Length <= {part.Start} ? {index + 1} : ")) + $"{node.Parts.Count};");
        foreach (PartLayout part in node.Parts)
            foreach (ElementLayout element in part.Elements) Property(code, element, node, part);
        NodeCode.Accept(code, node, () => ExtendedElements(code, node));
        return new GeneratedFile(node.TypeName, code.Finish());
    }

    static void ExtendedElements(CodeText code, NodeLayout node)
    {
        Elements(code, node.Parts[0]);
        foreach (PartLayout part in node.Parts.Skip(1))
        {
            if (part.Elements.Count == 0) continue;
            code.Line($"if (_octets.Length > {part.Start})");
            code.Open();
            Elements(code, part);
            code.Close();
        }
    }

    static void Elements(CodeText code, PartLayout part)
    {
        foreach (ElementLayout element in part.Elements)
        {
            bool nullable = (part.Start > 0 || element.Condition.Length > 0) && !ElementCode.IsSpan(element);
            string call = ElementCode.Sink(element, $"Raw{element.Name}", nullable ? $"{element.Name}.GetValueOrDefault()" : element.Name);
            code.Line(element.Condition.Length == 0 ? call : $"if ({element.Condition}) {call}");
        }
    }

    void Property(CodeText code, ElementLayout element, NodeLayout node, PartLayout part)
    {
        string presence = part.Start == 0 ? element.Condition : $"_octets.Length > {part.Start}" + (element.Condition.Length > 0 ? " && " + element.Condition : "");
        string start = part.Start == 0 ? "" : $"{part.Start}";
        string raw = node.IsPacked && node.IsFixed ? ElementCode.RawFromNumber(element, node.Octets) : ElementCode.RawFromOctets(element, start);
        NodeCode.Property(code, element, category.Spec.Category, raw, ElementCode.IsSpan(element) ? ElementCode.Octets(element, start) : "", presence);
    }
}
