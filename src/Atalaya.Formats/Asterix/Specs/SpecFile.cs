using System.Globalization;

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

    /// <summary>The edition that this one equals but for what is written in the file; empty = the file is complete.</summary>
    public string Like { get; set; } = "";

    /// <summary>Items of the edition in <see cref="Like"/> that this one does not have.</summary>
    public List<string> Without { get; } = [];

    /// <summary>FNV-1a over the lines of the file, and of those it is like.</summary>
    public ulong Hash { get; set; } = 0xCBF2_9CE4_8422_2325;

    /// <summary>Mixes text into <see cref="Hash"/>.</summary>
    public void AddToHash(string text)
    {
        foreach (char character in text) Hash = (Hash ^ character) * 0x100_0000_01B3;
        Hash = (Hash ^ '\n') * 0x100_0000_01B3;
    }

    public List<SpecNode> Items { get; } = [];
    public List<SpecUap> Uaps { get; } = [];

    /// <summary>Path of the element that selects the profile; empty if there is one profile.</summary>
    public string Selector { get; set; } = "";

    /// <summary>The name of the file that defines an edition.</summary>
    public static string NameOf(int category, bool isExpansion, string edition) =>
        string.Create(CultureInfo.InvariantCulture, $"{(isExpansion ? "ref" : "cat")}{category:000}-{edition}.spec");
}
