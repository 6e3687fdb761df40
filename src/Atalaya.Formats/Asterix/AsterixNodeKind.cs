namespace Atalaya.Formats.Asterix;

/// <summary>The shape of an item or of a part of one.</summary>
public enum AsterixNodeKind : byte
{
    /// <summary>Elements in a fixed number of octets: First and Count are elements.</summary>
    Fixed,

    /// <summary>Parts, each with FX as its last bit: First and Count are parts.</summary>
    Extended,

    /// <summary>Count octets, then that many of node First.</summary>
    Repetitive,

    /// <summary>Node First, again while the last bit of its octets is set.</summary>
    RepetitiveFx,

    /// <summary>Length octet and content: First is the element, Inner the node that decodes the content.</summary>
    Explicit,

    /// <summary>Presence bits, then the nodes: First and Count are child slots.</summary>
    Compound,

    /// <summary>As Fixed, with cases among the elements.</summary>
    Dependent,

    /// <summary>Count octet, then that many of node First: random field sequencing.</summary>
    RandomFields,

    /// <summary>FRN octet and the item it names in the profile of the record.</summary>
    RandomField,
}
