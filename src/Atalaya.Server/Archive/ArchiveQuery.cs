using System.Data;
using System.Text.Json;
using DuckDB.NET.Data;

namespace Atalaya.Server.Archive;

/// <summary>
/// Asks an archive in SQL. DuckDB works in memory, may open the files of the archive and no others, and takes SELECT only: nothing can be written, fetched or
/// read elsewhere.
/// </summary>
sealed class ArchiveQuery : IDisposable
{
    const long MegaByte = 1 << 20;

    readonly DuckDBConnection _connection = new("DataSource=:memory:");

    /// <param name="archive">Its directory; need not exist.</param>
    /// <param name="memoryBytes">What a query may take; null = a quarter of the machine's, at most 2 GiB.</param>
    public ArchiveQuery(string archive, long? memoryBytes = null)
    {
        long memory = memoryBytes ?? Math.Min(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 4, 2048 * MegaByte);
        _connection.Open();
        Dictionary<string, List<string>> files = ArchiveFiles.Tables.ToDictionary(table => table, table => ArchiveFiles.Current(archive, table).ConvertAll(file => file.Path));
        Execute("SET TimeZone = 'UTC'");
        Execute($"SET memory_limit = '{memory / MegaByte}MiB'");
        Execute("SET temp_directory = ''");
        Execute("SET autoinstall_known_extensions = false");
        Execute("SET autoload_known_extensions = false");
        Execute($"SET allowed_paths = {Sql.List(files.Values.SelectMany(paths => paths))}");
        Execute("SET enable_external_access = false");
        foreach ((string table, List<string> paths) in files) Execute(View(table, paths));
        Execute("SET lock_configuration = true");
    }

    /// <summary>Runs one SELECT; throws <see cref="DuckDBException"/> with DuckDB's words where it cannot, <see cref="InvalidOperationException"/> where it is none.</summary>
    public IDataReader Run(string sql)
    {
        Check(sql);
        return Command(sql).ExecuteReader(CommandBehavior.SequentialAccess);
    }

    /// <summary>The first error of the parser, or that this is something else than one SELECT.</summary>
    void Check(string sql)
    {
        using DuckDBCommand command = Command("SELECT json_serialize_sql($sql::VARCHAR)");
        command.Parameters.Add(new DuckDBParameter("sql", sql));
        using JsonDocument tree = JsonDocument.Parse((string)command.ExecuteScalar()!);
        if (tree.RootElement.GetProperty("error").GetBoolean())
        {
            string message = tree.RootElement.TryGetProperty("error_message", out JsonElement text) ? text.GetString() ?? "" : "";
            throw new InvalidOperationException(message.StartsWith("Only SELECT", StringComparison.Ordinal) ? "only SELECT is possible here: the archive is not changed by a query" : message);
        }

        if (tree.RootElement.GetProperty("statements").GetArrayLength() != 1) throw new InvalidOperationException("one SELECT at a time");
    }

    /// <summary>The columns are there even where no file is, or only files of an earlier version.</summary>
    static string View(string table, List<string> paths)
    {
        string none = $"SELECT {string.Join(", ", ArchiveSchema.Columns(table).Select(column => $"CAST(NULL AS {column.SqlType}) AS {column.Name}"))} WHERE false";
        string files = paths.Count == 0 ? "" : $" UNION ALL BY NAME SELECT * FROM read_parquet({Sql.List(paths)}, union_by_name = true, hive_partitioning = true)";
        return $"CREATE VIEW {table} AS {none}{files}";
    }

    DuckDBCommand Command(string sql)
    {
        DuckDBCommand command = _connection.CreateCommand();
        command.CommandText = sql;
        command.UseStreamingMode = true;
        return command;
    }

    void Execute(string sql)
    {
        using DuckDBCommand command = Command(sql);
        command.ExecuteNonQuery();
    }

    public void Dispose() => _connection.Dispose();
}
