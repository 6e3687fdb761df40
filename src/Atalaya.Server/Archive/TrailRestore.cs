using System.Data;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Server.Web;
using DuckDB.NET.Data;

namespace Atalaya.Server.Archive;

/// <summary>Gives the tracks of a resumed picture back the trails they had before the program was stopped: they are in the archive.</summary>
static class TrailRestore
{
    const double LongestMinutes = 180;

    public static void Run(string archive, TrailStore trails, Tick now, Track[] tracks, ILogger logger)
    {
        if (tracks.Length == 0) return;
        try
        {
            trails.Expect(tracks);
            Read(archive, trails, now.End.PlusSeconds(-60 * LongestMinutes), now.End, [.. tracks.Select(track => track.Id)]);
        }
        catch (Exception exception) when (exception is DuckDBException or IOException or UnauthorizedAccessException)
        {
            ArchiveLog.TrailsFailed(logger, exception.Message);
        }
    }

    static void Read(string archive, TrailStore trails, Instant since, Instant until, HashSet<ulong> wanted)
    {
        List<string> files = ArchiveFiles.Current(archive, ArchiveFiles.Tables[0], since, until).ConvertAll(file => file.Path);
        if (files.Count == 0) return;
        using DuckDBConnection connection = new("DataSource=:memory:;memory_limit=512MB;threads=1");
        connection.Open();
        using DuckDBCommand command = connection.CreateCommand();
        command.UseStreamingMode = true;
        command.CommandText = $"SELECT track_id, epoch_us(time), lat, lon, alt_m FROM read_parquet({Sql.List(files)}) WHERE status = 'confirmed' AND lat IS NOT NULL AND epoch_us(time) BETWEEN {since.UnixNanoseconds / 1000} AND {until.UnixNanoseconds / 1000} ORDER BY track_id, time";
        using DuckDBDataReader reader = command.ExecuteReader();
        ulong current = 0;
        List<TrailPoint> points = [];
        while (reader.Read())
        {
            if (!TrackText.TryParseId(reader.GetString(0), out ulong id) || !wanted.Contains(id)) continue;
            if (id != current && points.Count > 0) Flush(trails, current, points);
            current = id;
            points.Add(Point(reader));
        }

        Flush(trails, current, points);
    }

    static TrailPoint Point(IDataRecord row) =>
        new(new Instant(row.GetInt64(1) * 1000), (float)row.GetDouble(2), (float)row.GetDouble(3), row.IsDBNull(4) ? float.NaN : row.GetFloat(4));

    static void Flush(TrailStore trails, ulong trackId, List<TrailPoint> points)
    {
        trails.Restore(trackId, points);
        points.Clear();
    }
}
