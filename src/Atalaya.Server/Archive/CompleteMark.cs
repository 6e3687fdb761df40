using System.Globalization;
using Atalaya.Core.Time;
using Atalaya.Recording;

namespace Atalaya.Server.Archive;

/// <summary>
/// The file <c>complete</c> of an archive: the tick up to which every table has its rows. A checkpoint of a later tick cannot be resumed from without losing
/// rows; the one before it can.
/// </summary>
static class CompleteMark
{
    const string Name = "complete";

    public static void Write(string archive, Tick tick)
    {
        string path = Path.Combine(archive, Name), temporary = path + ArchiveFile.TemporarySuffix;
        Directory.CreateDirectory(archive);
        File.WriteAllText(temporary, tick.Number.ToString(CultureInfo.InvariantCulture));
        DurableFiles.Sync(temporary);
        DurableFiles.Rename(temporary, path);
    }

    public static Tick? Read(string archive)
    {
        string path = Path.Combine(archive, Name);
        return File.Exists(path) && long.TryParse(File.ReadAllText(path), NumberStyles.Integer, CultureInfo.InvariantCulture, out long number) ? new Tick(number) : null;
    }
}
