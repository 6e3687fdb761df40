using Atalaya.AsterixGenerator.Layout;

namespace Atalaya.AsterixGenerator.Emission;

/// <summary>Views of compound items.</summary>
sealed class CompoundEmitter(CategoryLayout category)
{
    public GeneratedFile Emit(NodeLayout node)
    {
        var presence = new PresenceEmitter(category, node.Children);
        var code = new CodeText(category.Spec.File, NodeCode.Summary(node, category), $"public readonly ref struct {node.TypeName}");
        presence.Fields(code);
        Constructor(code, node, presence);
        presence.Properties(code);
        End(code, node, presence);
        NodeCode.Accept(code, node, () => presence.Accept(code, "local"));
        presence.OffsetsType(code);
        return new GeneratedFile(node.TypeName, code.Finish());
    }

    static void Constructor(CodeText code, NodeLayout node, PresenceEmitter presence)
    {
        code.Line($"internal {node.TypeName}(ReadOnlySpan<byte> data)");
        code.Open();
        code.Line("AsterixFault fault = default;");
        code.Line($"int at = {Presence(node, "_present")};");
        presence.Place(code);
        code.Line("_octets = data[..at];");
        code.Close();
    }

    static void End(CodeText code, NodeLayout node, PresenceEmitter presence)
    {
        code.Line();
        code.Line("internal static int End(ReadOnlySpan<byte> data, int at, ref AsterixFault fault)");
        code.Open();
        code.Line($"at = {Presence(node, "ulong present").Replace("data, 0", "data, at")};");
        code.Line("if (at < 0) return at;");
        presence.Check(code, false, "return at;", "SpareSubfield", node.Index);
        code.Line($"return AsterixMeasure.NothingBeyond(at, present & {MeasureCode.From(node.Children.Count)}, AsterixFaultKind.SpareSubfield, {node.Index}, ref fault);");
        code.Close();
    }

    static string Presence(NodeLayout node, string present) =>
        node.PresenceOctets > 0
            ? $"AsterixMeasure.Presence(data, 0, {node.PresenceOctets}, out {present}, {node.Index}, ref fault)"
            : $"AsterixMeasure.Presence(data, 0, out {present}, AsterixFaultKind.ItemPastBlock, {node.Index}, ref fault)";
}
