namespace Atalaya.AsterixGenerator.Layout;

/// <summary>The shape of an item or of a part of one.</summary>
enum NodeKind
{
    /// <summary>A single element: no view, the value itself.</summary>
    Element,
    Group,
    Extended,
    Repetitive,
    Explicit,
    Compound,
}
