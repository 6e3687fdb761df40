using Atalaya.AsterixGenerator.Layout;

namespace Atalaya.AsterixGenerator.Emission;

/// <summary>What a record and a compound share: presence bits, and a place for each child that is there.</summary>
sealed class PresenceEmitter(CategoryLayout category, IReadOnlyList<NodeLayout?> children)
{
    public void Fields(CodeText code)
    {
        code.Line("readonly ReadOnlySpan<byte> _octets;");
        code.Line("readonly ulong _present;");
        code.Line("readonly Offsets _offsets;").Line();
    }

    public void OffsetsType(CodeText code)
    {
        code.Line();
        code.Line($"[InlineArray({children.Count})]");
        code.Line("struct Offsets");
        code.Open();
        code.Line("ushort _first;");
        code.Close();
    }

    /// <summary>Walks the children from <c>at</c> on, checking; leaves through <paramref name="leave"/> where one is broken.</summary>
    public void Check(CodeText code, bool keepsOffsets, string leave, string spareKind, int node)
    {
        for (int slot = 0; slot < children.Count; slot++)
        {
            code.Line($"if (({"present"} & {MeasureCode.Bit(slot)}) != 0)");
            code.Open();
            if (children[slot] is { } child)
            {
                if (keepsOffsets) code.Line($"_offsets[{slot}] = (ushort)at;");
                code.Line($"at = {MeasureCode.Checked(child)};");
                code.Line($"if (at < 0) {leave}");
            }
            else
            {
                code.Line($"AsterixMeasure.Fail(AsterixFaultKind.{spareKind}, {node}, {slot + 1}, ref fault);");
                code.Line(leave == "return;" ? leave : "return -1;");
            }

            code.Close();
            code.Line();
        }
    }

    /// <summary>Notes the places of the children of a compound known to be sound.</summary>
    public void Place(CodeText code)
    {
        for (int slot = 0; slot < children.Count; slot++)
        {
            if (children[slot] is not { } child) continue;
            code.Line($"if ((_present & {MeasureCode.Bit(slot)}) != 0)");
            code.Open();
            code.Line($"_offsets[{slot}] = (ushort)at;");
            code.Line($"at = {MeasureCode.Sound(child)};");
            code.Close();
            code.Line();
        }
    }

    public void Properties(CodeText code)
    {
        for (int slot = 0; slot < children.Count; slot++)
            if (children[slot] is { } child) Property(code, child, slot);
    }

    void Property(CodeText code, NodeLayout child, int slot)
    {
        string has = $"Has{child.Name}", start = $"_offsets[{slot}]";
        code.Line();
        code.Line($"public bool {has} => (_present & {MeasureCode.Bit(slot)}) != 0;");
        switch (child.Kind)
        {
            case NodeKind.Element:
                NodeCode.Property(code, child.Element, category.Spec.Category, ElementCode.RawFromOctets(child.Element, start), ElementCode.IsSpan(child.Element) ? ElementCode.Octets(child.Element, start) : "", has);
                break;
            case NodeKind.Explicit:
                Summary(code, child);
                code.Line($"public ReadOnlySpan<byte> {child.Name} => {has} ? AsterixMeasure.Content(_octets, {start}) : default;");
                if (child.Inner is not null) Expansion(code, child);
                break;
            default:
                Summary(code, child);
                string octets = child.IsFixed ? $"_octets.Slice({start}, {child.Octets})" : $"_octets[{start}..]";
                code.Line($"public {child.TypeName} {child.Name} => new({has} ? {octets} : AsterixMeasure.Absent(\"I{category.Spec.Category:000}/{child.Path}\"));");
                break;
        }
    }

    void Expansion(CodeText code, NodeLayout child)
    {
        string type = child.Inner!.TypeName;
        code.Line();
        code.Summary($"Reads the field by edition {category.Expansion!.Edition} of its definition; false where it is not sent or does not fit.");
        code.Line($"public bool TryRead{child.Name}(out {type} expansion)");
        code.Open();
        code.Line("expansion = default;");
        code.Line($"ReadOnlySpan<byte> content = {child.Name};");
        code.Line("AsterixFault fault = default;");
        code.Line($"if (content.IsEmpty || {type}.End(content, 0, ref fault) != content.Length) return false;");
        code.Line($"expansion = new {type}(content);");
        code.Line("return true;");
        code.Close();
        code.Line();
        code.Line($"bool Doubts{child.Name} => {child.Name}.Length > 0 && !TryRead{child.Name}(out _);");
    }

    void Summary(CodeText code, NodeLayout child)
    {
        code.Line();
        code.Summary(NodeCode.Summary(child, category));
    }

    public void Accept(CodeText code, string sink)
    {
        foreach (NodeLayout? child in children)
        {
            if (child is null) continue;
            if (child.Kind is not (NodeKind.Element or NodeKind.Explicit))
            {
                code.Line($"if (Has{child.Name}) {child.Name}.Accept(ref {sink});");
                continue;
            }

            if (child.Inner is { } inner) code.Line($"if (TryRead{child.Name}(out {inner.TypeName} expansion)) expansion.Accept(ref {sink});");
            code.Line($"{(child.Inner is null ? "" : "else ")}if (Has{child.Name})");
            code.Open();
            code.Line($"{sink}.BeginNode({child.Index});");
            code.Line(Call(child).Replace("local.", sink + "."));
            code.Line($"{sink}.EndNode({child.Index});");
            code.Close();
        }
    }

    static string Call(NodeLayout child)
    {
        if (child.Kind == NodeKind.Explicit) return $"local.Octets({child.ContentElement}, {child.Name});";
        return ElementCode.Sink(child.Element, $"Raw{child.Name}", ElementCode.IsSpan(child.Element) ? child.Name : $"{child.Name}.GetValueOrDefault()");
    }
}
