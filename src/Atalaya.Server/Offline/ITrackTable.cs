using Atalaya.Core.Tracks;
using Atalaya.Server.Web;

namespace Atalaya.Server.Offline;

/// <summary>Where <c>track</c> writes its rows: CSV, JSON lines or Parquet.</summary>
interface ITrackTable : IDisposable
{
    void Write(double unixSeconds, TrackRow row);
}

/// <summary>Opens the table that the extension of a file asks for.</summary>
static class TrackTables
{
    /// <summary>Throws before any work is done if no table has this extension.</summary>
    public static void CheckName(string path)
    {
        if (Path.GetExtension(path).ToLowerInvariant() is not (".csv" or ".jsonl" or ".parquet"))
            throw Commands.CommandFailure.Usage($"--output {path}: the file must end in .csv, .jsonl or .parquet");
    }

    /// <summary>Confirmed tracks are written, and coasting ones while it is more likely than not that the object is still there.</summary>
    public static bool IsShown(in Track track) =>
        track.HasPosition && (track.Status == TrackStatus.Confirmed || (track.Status == TrackStatus.Coasting && track.Existence >= 0.5f));

    public static ITrackTable Create(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".csv" => new CsvTrackTable(path),
        ".jsonl" => new JsonTrackTable(path),
        _ => new ParquetTrackTable(path),
    };
}
