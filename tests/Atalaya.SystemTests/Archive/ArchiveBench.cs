using Atalaya.Core.Frames;
using Atalaya.Core.Identity;
using Atalaya.Core.Reports;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Integrity.Alerts;
using Atalaya.Pipeline;
using Atalaya.Server.Archive;
using DuckDB.NET.Data;
using Microsoft.Extensions.Logging.Abstractions;

namespace Atalaya.SystemTests.Archive;

/// <summary>Makes archives out of made-up rows, and reads files back with DuckDB.</summary>
static class ArchiveBench
{
    public static readonly Tick Noon = Tick.Containing(Instant.FromDateTime(new DateTime(2026, 11, 23, 12, 0, 0, DateTimeKind.Utc)));

    static readonly PipelineConfiguration Configuration = new() { Sources = [new SourceConfiguration { Id = 1, Name = "radar-1", Format = "asterix" }] };

    /// <summary>Writes one file of each table for each list of ticks; the archive is in the folder <c>archive</c> of the recording.</summary>
    public static async Task WriteAsync(string recording, params Tick[][] files)
    {
        await using TrafficArchive archive = TrafficArchive.Open(recording, NullLogger.Instance);
        foreach (Tick[] ticks in files)
        {
            foreach (Tick tick in ticks) AddTick(archive.Tap, tick);
            archive.Tap.Cut();
        }
    }

    static void AddTick(ArchiveTap tap, Tick tick)
    {
        tap.BeginTick(tick, [ReportAt(tick)], Configuration);
        tap.Add(tick, TrackAt(tick.End));
        tap.EndTick(tick, [new AlertChange(1, AlertChangeKind.Raised, Raised(tick))]);
    }

    static Alert Raised(Tick tick) => new()
    {
        Id = (ulong)tick.Number,
        Cause = new AlertCause(AlertKind.Emergency, 7),
        Statement = new AlertStatement { Severity = AlertSeverity.Alarm, Frame = new Provenance(new SourceId(1), new LogPosition(1, 80)) },
        Raised = tick.End,
        Updated = tick.End,
    };

    public static Track TrackAt(Instant time, ulong id = 7, TrackStatus status = TrackStatus.Confirmed, Domain domain = Domain.Air) => new()
    {
        Id = id,
        Status = status,
        Domain = domain,
        Time = time,
        HasPosition = true,
        Latitude = 0.2,
        Longitude = -1.1,
        VelocityNorth = 30,
        VelocityEast = 40,
        PressureAltitude = 3000,
        Identity = new ObjectIdentity { Address = 0x4840D6, AddressKind = AddressKind.Icao, Callsign = PackedText.FromString("KLM1023") },
    };

    static Report ReportAt(Tick tick)
    {
        Report report = new() { Source = new SourceId(1), Time = tick.Start, ReceiveTime = tick.Start, Measurement = MeasurementKind.Polar, M0 = 10_000, M1 = Math.PI / 2, M2 = double.NaN, Sequence = (ulong)tick.Number };
        report.Hearers.Add(report.Source);
        return report;
    }

    public static List<string> FilesOf(string recording, string table) =>
        [.. ArchiveFiles.Days(ArchiveFiles.DirectoryOf(recording), table).SelectMany(Directory.EnumerateFiles).Select(path => Path.GetFileName(path)).Order()];

    /// <summary>The rows of a statement, each as its values joined by |.</summary>
    public static List<string> Read(string sql)
    {
        using DuckDBConnection connection = new("DataSource=:memory:");
        connection.Open();
        using DuckDBCommand command = connection.CreateCommand();
        command.CommandText = sql;
        using DuckDBDataReader reader = command.ExecuteReader();
        List<string> rows = [];
        while (reader.Read()) rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(column => Convert.ToString(reader.GetValue(column), System.Globalization.CultureInfo.InvariantCulture)!)));
        return rows;
    }

    /// <summary>All files of a table as DuckDB's FROM: what a reader without our list sees.</summary>
    public static string From(string recording, string table) =>
        $"read_parquet({Sql.Text(Path.Combine(ArchiveFiles.DirectoryOf(recording), table, "*", "*.parquet"))}, hive_partitioning = true, union_by_name = true)";
}
