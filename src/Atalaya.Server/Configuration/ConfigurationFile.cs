using System.Text;
using Atalaya.Server.Commands;

namespace Atalaya.Server.Configuration;

/// <summary>Reads and replaces the file of the configuration: at any moment there is a whole one.</summary>
static class ConfigurationFile
{
    static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static string Read(string path)
    {
        if (new FileInfo(path).Length > ConfigurationStore.MaxBytes) throw new ConfigurationFault(path, null, $"a configuration has at most {ConfigurationStore.MaxBytes >> 20} MiB");
        byte[] bytes = File.ReadAllBytes(path);
        try
        {
            return Strict.GetString(bytes.AsSpan().StartsWith("\uFEFF"u8) ? bytes.AsSpan(3) : bytes);
        }
        catch (DecoderFallbackException)
        {
            throw new ConfigurationFault(path, null, "this is not UTF-8 text");
        }
    }

    /// <summary>Writes beside the file and exchanges them; the file before is kept as <c>.bak</c>.</summary>
    public static void Write(string path, string text)
    {
        string temporary = path + ".new";
        try
        {
            using (FileStream file = new(temporary, FileMode.Create, FileAccess.Write))
            {
                file.Write(Strict.GetBytes(text));
                file.Flush(flushToDisk: true);
            }

            if (File.Exists(path))
            {
                if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(temporary, File.GetUnixFileMode(path));
                File.Copy(path, path + ".bak", overwrite: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailure($"the configuration cannot be written: {exception.Message}");
        }
    }
}
