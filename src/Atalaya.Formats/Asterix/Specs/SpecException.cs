namespace Atalaya.Formats.Asterix.Specs;

/// <summary>A definition file cannot be used: where and why.</summary>
public sealed class SpecException(string file, int line, string reason) : Exception($"{file}:{line}: {reason}")
{
    public string File { get; } = file;
    public int Line { get; } = line;
}
