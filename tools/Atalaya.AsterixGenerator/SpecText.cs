using Atalaya.Formats.Asterix.Specs;

namespace Atalaya.AsterixGenerator;

/// <summary>A definition file; equal text = nothing to do.</summary>
sealed record SpecText(string File, string Text)
{
    /// <summary>refNNN-EDITION.spec</summary>
    public bool IsExpansion => File.StartsWith("ref", StringComparison.Ordinal);

    /// <summary>NNN</summary>
    public string Number => File.Substring(3, 3);

    public SpecFile Read() => SpecReader.Read(File, Text);
}
