using Atalaya.AsterixGenerator.Layout;

namespace Atalaya.AsterixGenerator.Emission;

/// <summary>Writers of groups, extended and repetitive items.</summary>
sealed class PartWriterEmitter(CategoryLayout category)
{
    public GeneratedFile Fixed(NodeLayout node)
    {
        CodeText code = Begin(node, "");
        foreach (PartLayout part in node.Parts)
            foreach (ElementLayout element in part.Elements) Setter(code, node, part, element);
        Copy(code, node);
        return End(code, node);
    }

    public static CodeText Header(CategoryLayout category, NodeLayout node, string hint)
    {
        string type = node.TypeName + "Writer";
        var code = new CodeText(category.Spec.File, $"Writes {NodeCode.Summary(node, category).TrimEnd('.')}.{hint}", $"public readonly ref struct {type}");
        code.Line("readonly AsterixRoom _room;").Line();
        code.Line($"internal {type}(AsterixRoom room) => _room = room;");
        return code;
    }

    CodeText Begin(NodeLayout node, string hint) => Header(category, node, hint);

    static GeneratedFile End(CodeText code, NodeLayout node) => new(node.TypeName + "Writer", code.Finish());

    void Setter(CodeText code, NodeLayout node, PartLayout part, ElementLayout element)
    {
        code.Line();
        code.Summary(ElementCode.Summary(element, category.Spec.Category));
        code.Line($"public {node.TypeName}Writer {element.Name}({WriterCode.ParameterType(element)} value)");
        code.Open();
        if (part.Start > 0) code.Line($"_room.Extend({MeasureCode.Sizes(node)}, {part.Start + part.Octets});");
        code.Line($"_room.{WriterCode.Put(element, 8 * part.Start + element.Bit, $"I{category.Spec.Category:000}/{element.Path}")};");
        code.Line("return this;");
        code.Close();
    }

    static void Copy(CodeText code, NodeLayout node)
    {
        code.Line();
        code.Summary("Takes over all values.");
        code.Line($"public void Copy({node.TypeName} from)");
        code.Open();
        foreach (PartLayout part in node.Parts)
            foreach (ElementLayout element in part.Elements)
                code.Line(WriterCode.Copy(element, part.Start > 0 || element.Condition.Length > 0));
        code.Close();
    }

    public GeneratedFile Repetitive(NodeLayout node)
    {
        NodeLayout part = node.Repeated!;
        string room = node.CountOctets > 0 ? $"_room.Repeat({node.CountOctets}, {part.Octets})" : $"_room.RepeatFx({part.Octets})";
        CodeText code = Begin(node, node.CountOctets > 0 ? "" : " At least one repetition.");
        code.Line();
        if (part.Kind == NodeKind.Element)
        {
            code.Line($"public {node.TypeName}Writer Add({WriterCode.ParameterType(part.Element)} value)");
            code.Open();
            code.Line($"{room}.{WriterCode.Put(part.Element, part.Element.Bit, $"I{category.Spec.Category:000}/{part.Element.Path}")};");
            code.Line("return this;");
            code.Close();
        }
        else
        {
            code.Line($"public {part.TypeName}Writer Add() => new({room});");
        }

        code.Line();
        code.Summary("Takes over all repetitions.");
        code.Line($"public void Copy({node.TypeName} from)");
        code.Open();
        code.Line($"foreach (var entry in from) {(part.Kind == NodeKind.Element ? "Add(entry)" : "Add().Copy(entry)")};");
        code.Close();
        return End(code, node);
    }
}
