namespace Atalaya.Formats.Asterix.Specs;

/// <summary>A user application profile: item names in the order of their FRN, "-" where a FRN is spare.</summary>
public sealed record SpecUap(string Name, int Line)
{
    public List<string> Slots { get; } = [];

    /// <summary>The value of the file's selector that chooses this profile; empty if it is the only one.</summary>
    public List<int> SelectedBy { get; } = [];
}
