using Atalaya.AsterixGenerator.Layout;

namespace Atalaya.AsterixGenerator.Emission;

/// <summary>What the views of all kinds have in common.</summary>
static class NodeCode
{
    public const string Sink = "<TSink>(scoped ref TSink sink) where TSink : struct, IAsterixSink, allows ref struct";

    public static string Summary(NodeLayout node, CategoryLayout category) =>
        $"I{category.Spec.Category:000}/{node.Path}{(node.Source.Title.Length > 0 ? ": " + node.Source.Title : "")}.";

    /// <summary>A property for an element, null (or no octets) where <paramref name="presence"/> does not hold, and one for its bits.</summary>
    public static void Property(CodeText code, ElementLayout element, int category, string raw, string octets, string presence)
    {
        string type = ElementCode.TypeOf(element), name = element.Name;
        code.Line();
        code.Summary(ElementCode.Summary(element, category));
        if (ElementCode.IsSpan(element)) code.Line($"public {type} {name} => {(presence.Length > 0 ? presence + " ? " : "")}{ElementCode.Value(element, octets)}{(presence.Length > 0 ? " : default" : "")};");
        else if (presence.Length > 0) code.Line($"public {type}? {name} => {presence} ? {ElementCode.Value(element, "Raw" + name)} : null;");
        else code.Line($"public {type} {name} => {ElementCode.Value(element, "Raw" + name)};");
        if (element.IsWide) return;
        code.Line();
        code.Line($"internal ulong Raw{name} => {raw};");
    }

    /// <summary>The method that hands everything to a sink; a copy of the sink lives in registers.</summary>
    public static void Accept(CodeText code, NodeLayout node, Action body)
    {
        code.Line();
        code.Line($"internal void Accept{Sink}");
        code.Open();
        code.Line("TSink local = sink;");
        code.Line($"local.BeginNode({node.Index});");
        body();
        code.Line($"local.EndNode({node.Index});");
        code.Line("sink = local;");
        code.Close();
    }
}
