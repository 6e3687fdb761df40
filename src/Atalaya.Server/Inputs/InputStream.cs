using System.IO.Compression;
using Atalaya.Server.Commands;

namespace Atalaya.Server.Inputs;

/// <summary>Opens inputs: files, read through .gz and .zst, and standard input.</summary>
static class InputStream
{
    /// <summary>Opens a path or <c>-</c>; throws <see cref="CommandFailure"/> if it cannot be read.</summary>
    public static Stream Open(string path)
    {
        if (path == "-") return Console.OpenStandardInput();
        if (Directory.Exists(path)) throw new CommandFailure($"{path}: is a directory");
        if (!File.Exists(path)) throw new CommandFailure($"{path}: no such file");
        try
        {
            Stream file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1 << 16, FileOptions.SequentialScan);
            return Path.GetExtension(path).ToLowerInvariant() switch
            {
                ".gz" => new GZipStream(file, CompressionMode.Decompress),
                ".zst" => new ZstdSharp.DecompressionStream(file, leaveOpen: false),
                _ => file,
            };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailure($"{path}: {exception.Message}");
        }
    }
}
