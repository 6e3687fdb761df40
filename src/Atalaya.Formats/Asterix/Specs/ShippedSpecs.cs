using System.Reflection;

namespace Atalaya.Formats.Asterix.Specs;

/// <summary>The definition files of specs/, which are resources of this assembly.</summary>
public static class ShippedSpecs
{
    static readonly Assembly Assembly = typeof(ShippedSpecs).Assembly;

    /// <summary>File names in ordinal order.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. Assembly.GetManifestResourceNames().Where(name => name.EndsWith(".spec", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    /// <summary>The content of a file; null = there is none of that name.</summary>
    public static string? Text(string name)
    {
        using Stream? stream = Assembly.GetManifestResourceStream(name);
        if (stream is null) return null;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    public static SpecFile Read(string name) => SpecReader.Read(name, Text(name) ?? throw new ArgumentException($"no definition {name}", nameof(name)), Text);
}
