namespace Atalaya.Formats.Asterix.Specs;

/// <summary>One line of a definition file with the lines below it.</summary>
public sealed class SpecNode
{
    public required SpecKind Kind { get; set; }
    public required int Line { get; init; }

    /// <summary>Empty for what has no name: spare, fx, gaps, the repeated part.</summary>
    public string Name { get; init; } = "";

    public string Title { get; set; } = "";

    /// <summary>Element and spare: size in bits.</summary>
    public int Bits { get; set; }

    public SpecContent Content { get; set; }
    public bool Signed { get; set; }
    public SpecLsb Lsb { get; set; }
    public string Unit { get; set; } = "";

    /// <summary>Limits of the value as written, e.g. <c>&gt;= -90 &lt;= 90</c>; for people, not enforced: a value beyond is implausible, not malformed.</summary>
    public string Limits { get; set; } = "";

    public SortedDictionary<int, string> Table { get; } = [];

    /// <summary>Repetitive: size of the count (0 = FX); compound: size of the presence bits (0 = FX).</summary>
    public int Octets { get; set; }

    /// <summary>Explicit: re, sp or any; case: its keys; when: its values ("" = else); bds: its address.</summary>
    public string Argument { get; set; } = "";

    public List<SpecNode> Children { get; } = [];
}
