namespace Atalaya.Formats.Asterix.Specs;

/// <summary>A definition file as written: one category (or expansion field) in one edition.</summary>
public sealed class SpecFile
{
    public required string File { get; init; }
    public int Category { get; set; } = -1;

    /// <summary>The file defines the inside of a reserved expansion field, not a category.</summary>
    public bool IsExpansion { get; set; }

    public string Title { get; set; } = "";
    public string Edition { get; set; } = "";
    public string Date { get; set; } = "";
    public string Source { get; set; } = "";
    public List<SpecNode> Items { get; } = [];
    public List<SpecUap> Uaps { get; } = [];

    /// <summary>Path of the element that selects the profile; empty if there is one profile.</summary>
    public string Selector { get; set; } = "";
}
