using Atalaya.AsterixGenerator.Layout;

namespace Atalaya.AsterixGenerator.Emission;

/// <summary>Expressions that give where an item ends, or -1 with the fault.</summary>
static class MeasureCode
{
    public static string Checked(NodeLayout node) => node.Kind switch
    {
        NodeKind.Extended => $"AsterixMeasure.Extended(data, at, {Sizes(node)}, {Flag(node.Parts[^1].HasFx)}, {node.Index}, ref fault)",
        NodeKind.Repetitive when node.CountOctets > 0 =>
            $"AsterixMeasure.Repetitive(data, at, {node.CountOctets}, {node.Repeated!.Octets}, {node.Index}, {node.Repeated.Index}, ref fault)",
        NodeKind.Repetitive => $"AsterixMeasure.RepetitiveFx(data, at, {node.Repeated!.Octets}, {node.Repeated.Index}, ref fault)",
        NodeKind.Explicit => $"AsterixMeasure.Explicit(data, at, {node.Index}, ref fault)",
        NodeKind.Compound => $"{node.TypeName}.End(data, at, ref fault)",
        _ => $"AsterixMeasure.Fixed(data, at, {node.Octets}, {node.Index}, ref fault)",
    };

    /// <summary>The same where the octets are known to be sound.</summary>
    public static string Sound(NodeLayout node) => node.IsFixed ? $"at + {node.Octets}" : Checked(node);

    public static string Sizes(NodeLayout node) => $"[{string.Join(", ", node.Parts.Select(part => part.Octets))}]";

    public static string Bit(int slot) => $"0x{1ul << (63 - slot):X16}";

    /// <summary>The bits of all slots from this one on; 0 after the last of 63.</summary>
    public static string From(int slot) => $"0x{(slot > 63 ? 0 : ulong.MaxValue >> slot):X}";

    static string Flag(bool value) => value ? "true" : "false";
}
