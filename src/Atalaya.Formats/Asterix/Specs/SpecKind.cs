namespace Atalaya.Formats.Asterix.Specs;

/// <summary>The constructs of a definition file; their grammar is in docs/formats/asterix.md.</summary>
public enum SpecKind : byte
{
    Element,
    Spare,
    Group,
    Extended,

    /// <summary>Where an FX bit stands inside an <see cref="Extended"/>.</summary>
    Fx,

    /// <summary>Repeated after a count of <see cref="SpecNode.Octets"/> octets, or while FX is set (0).</summary>
    Repetitive,

    /// <summary>Length octet (counting itself) and opaque content.</summary>
    Explicit,

    /// <summary>Presence bits with FX, or of <see cref="SpecNode.Octets"/> octets without.</summary>
    Compound,

    /// <summary>A presence bit with nothing behind it.</summary>
    Gap,

    /// <summary>Random field sequencing: count, then (FRN, item) pairs.</summary>
    RandomFields,

    /// <summary>Structure or content chosen by the value of other items.</summary>
    Case,

    /// <summary>One choice of a <see cref="Case"/>.</summary>
    When,
}
