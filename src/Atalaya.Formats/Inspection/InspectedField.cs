namespace Atalaya.Formats.Inspection;

/// <summary>One field of a record for people: its name, its value and the octets that this value is read from.</summary>
/// <param name="Path">Name within the standard: <c>048/040/RHO</c>, <c>DF17/altitude</c>, <c>1/speed</c>.</param>
public sealed record InspectedField(string Path)
{
    /// <summary>Title in the standard; empty = the name says it.</summary>
    public string Title { get; init; } = "";

    /// <summary>The value as the record's JSON has it; null = a heading (an item of several fields) or a part without value of its own.</summary>
    public string? Json { get; init; }

    public string Unit { get; init; } = "";

    /// <summary>What the value stands for, where the standard has a table of it.</summary>
    public string Meaning { get; init; } = "";

    /// <summary>Empty where the value does not come from the record alone.</summary>
    public OctetRange Octets { get; init; }
}
