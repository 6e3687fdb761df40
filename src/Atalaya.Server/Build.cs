using System.Security.Cryptography;

namespace Atalaya.Server;

/// <summary>Which program this is: its version, and an id that is equal only for the same code.</summary>
static class Build
{
    static readonly Type[] Parts =
    [
        typeof(Core.Frames.Frame), typeof(Formats.Records.IRecordDecoder), typeof(Fusion.Tracker), typeof(Integrity.IntegrityMonitor), typeof(Pipeline.Flow),
    ];

    public static string Version { get; } = typeof(Build).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";

    /// <summary>A digest of the module ids of everything between a frame and the picture (builds are deterministic).</summary>
    public static string Id { get; } = ComputeId();

    static string ComputeId()
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (Type part in Parts) hash.AppendData(part.Module.ModuleVersionId.ToByteArray());
        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 8));
    }
}
