using Atalaya.AsterixGenerator.Layout;

namespace Atalaya.AsterixGenerator.Emission;

/// <summary>All generated types of a category.</summary>
static class CategoryEmitter
{
    public static IEnumerable<GeneratedFile> Emit(CategoryLayout category)
    {
        yield return new RecordEmitter(category).Emit();
        yield return new PresenceWriterEmitter(category).Record();
        foreach (NodeLayout node in category.Items.SelectMany(WithParts))
        {
            if (View(category, node) is { } view) yield return view;
            if (Writer(category, node) is { } writer) yield return writer;
        }
    }

    static IEnumerable<NodeLayout> WithParts(NodeLayout node)
    {
        IEnumerable<NodeLayout> parts = node.Children.OfType<NodeLayout>();
        if (node.Repeated is not null) parts = parts.Append(node.Repeated);
        if (node.Inner is not null) parts = parts.Append(node.Inner);
        return parts.SelectMany(WithParts).Prepend(node);
    }

    static GeneratedFile? View(CategoryLayout category, NodeLayout node) => node.Kind switch
    {
        NodeKind.Group => new ViewEmitter(category).Group(node),
        NodeKind.Extended => new ViewEmitter(category).Extended(node),
        NodeKind.Repetitive => new RepetitiveEmitter(category).Emit(node),
        NodeKind.Compound => new CompoundEmitter(category).Emit(node),
        _ => null,
    };

    static GeneratedFile? Writer(CategoryLayout category, NodeLayout node) => node.Kind switch
    {
        NodeKind.Group or NodeKind.Extended => new PartWriterEmitter(category).Fixed(node),
        NodeKind.Repetitive => new PartWriterEmitter(category).Repetitive(node),
        NodeKind.Compound => new PresenceWriterEmitter(category).Compound(node),
        _ => null,
    };
}
