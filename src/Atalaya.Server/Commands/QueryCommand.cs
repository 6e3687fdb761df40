using System.CommandLine;
using System.Data;
using Atalaya.Server.Archive;
using Atalaya.Server.Archive.Output;
using Atalaya.Server.Configuration;
using DuckDB.NET.Data;

namespace Atalaya.Server.Commands;

/// <summary><c>atalaya query</c>: SQL over the archive of a recording.</summary>
static class QueryCommand
{
    /// <summary>Files of the archive may be merged into others between the listing and the reading.</summary>
    const int Attempts = 3;

    static readonly string[] Formats = ["table", "csv", "json"];

    public static Command Create()
    {
        Argument<string> sql = new("SQL") { Description = "One SELECT over the views tracks, reports and alerts (docs/formats/archive.md); - reads it from standard input" };
        Option<string?> data = new("--data") { Description = "Directory of the recording; default: atalaya-data" };
        Option<string?> output = new("--output") { Description = "table, csv or json; default: table on a terminal, else csv" };
        Command command = new("query", "Ask the archive of a recording in SQL") { sql, data, output };
        command.SetAction(result => Run(result.GetRequiredValue(sql), result.GetValue(data), result.GetValue(output)));
        return command;
    }

    static int Run(string sql, string? data, string? output)
    {
        string format = output ?? (Console.IsOutputRedirected ? "csv" : "table");
        if (!Formats.Contains(format)) throw CommandFailure.Usage($"--output {format}: one of {string.Join(", ", Formats)}");
        string directory = data ?? ServerConfiguration.Load(null).Data ?? "atalaya-data";
        if (!Directory.Exists(directory)) throw new CommandFailure($"{directory}: there is no such directory; name the recording with --data");
        string text = sql == "-" ? Console.In.ReadToEnd() : sql;
        for (int attempt = 1; ; attempt++)
        {
            using ArchiveQuery query = new(ArchiveFiles.DirectoryOf(directory));
            using TextWriter writer = new StreamWriter(Console.OpenStandardOutput(), new System.Text.UTF8Encoding(false), 1 << 16) { NewLine = "\n" };
            try
            {
                using IDataReader rows = query.Run(text);
                Write(rows, format, writer);
                return 0;
            }
            catch (DuckDBException exception) when (attempt < Attempts && exception.Message.StartsWith("IO Error", StringComparison.Ordinal))
            {
                continue;
            }
            catch (Exception exception) when (exception is DuckDBException or InvalidOperationException)
            {
                throw new CommandFailure(exception.Message.Split("\n\nLINE ")[0].ReplaceLineEndings(" ").Trim());
            }
        }
    }

    static void Write(IDataReader rows, string format, TextWriter writer)
    {
        switch (format)
        {
            case "json":
                JsonRows.Write(rows, writer);
                break;
            case "csv":
                CsvRows.Write(rows, writer);
                break;
            default:
                TableRows.Write(rows, writer);
                break;
        }
    }
}
