using System.Data;
using System.Text.RegularExpressions;
using Atalaya.Server.Archive;
using CsCheck;
using DuckDB.NET.Data;

namespace Atalaya.SystemTests.Archive;

public sealed partial class ArchiveQueryTests
{
    static List<string> Run(string recording, string sql)
    {
        using ArchiveQuery query = new(ArchiveFiles.DirectoryOf(recording));
        using IDataReader reader = query.Run(sql);
        List<string> rows = [];
        while (reader.Read()) rows.Add(Convert.ToString(reader.GetValue(0), System.Globalization.CultureInfo.InvariantCulture)!);
        return rows;
    }

    [Fact]
    public void AnArchiveThatIsNotThereHasViewsWithoutRows()
    {
        using TemporaryFolder folder = new();
        foreach (string table in ArchiveFiles.Tables) Assert.Equal(["0"], Run(folder.Path, $"SELECT count(*) FROM {table} WHERE day > '2026-01-01'"));
    }

    [Fact]
    public async Task NothingIsWrittenAndNothingElseIsRead()
    {
        using TemporaryFolder folder = new();
        await ArchiveBench.WriteAsync(folder.Path, [[ArchiveBench.Noon]]);
        string secret = folder.File("secret.csv"), target = folder.File("written");
        await File.WriteAllTextAsync(secret, "a,b\n1,2\n", TestContext.Current.CancellationToken);
        string file = ArchiveFiles.Current(ArchiveFiles.DirectoryOf(folder.Path), "tracks")[0].Path;
        byte[] before = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        string[] refused =
        [
            $"COPY (SELECT 1) TO '{target}'", $"COPY tracks TO '{file}' (FORMAT parquet)", $"ATTACH '{target}'", $"EXPORT DATABASE '{target}'", "CREATE TABLE t AS SELECT 1",
            "SELECT 1; SELECT 2", $"SELECT 1; COPY (SELECT 1) TO '{target}'", "SET enable_external_access = true", "PRAGMA database_list", "INSTALL httpfs", "LOAD httpfs",
            $"SELECT * FROM read_csv('{secret}')", $"SELECT * FROM '{secret}'", $"SELECT * FROM read_text('{secret}')", $"SELECT * FROM read_blob('{secret}')", $"SELECT * FROM glob('{folder.Path}/*')",
            $"SELECT * FROM query('COPY (SELECT 1) TO ''{target}''')", "SELECT * FROM read_parquet('http://127.0.0.1:1/x.parquet')", "DROP VIEW tracks", "", "-- nothing",
        ];
        foreach (string sql in refused)
        {
            Exception exception = Assert.ThrowsAny<Exception>(() => Run(folder.Path, sql));
            Assert.True(exception is InvalidOperationException or DuckDBException, $"{sql}: {exception}");
        }

        Assert.False(Path.Exists(target));
        Assert.Equal(before, await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));
        Assert.Equal(["1"], Run(folder.Path, "SELECT count(*) FROM tracks"));
    }

    [Fact]
    public void AQueryThatWantsTooMuchMemoryIsRefused()
    {
        using ArchiveQuery query = new(Path.GetTempPath(), memoryBytes: 64 << 20);
        Assert.Throws<DuckDBException>(() =>
        {
            using IDataReader reader = query.Run("SELECT list(range::VARCHAR || 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx') FROM range(20000000)");
            reader.Read();
        });
    }

    [Fact]
    public void AnyTextIsAnsweredOrRefusedInWords()
    {
        using ArchiveQuery query = new(Path.GetTempPath());
        Gen.OneOf(Gen.String, Gen.String[Gen.Char["selctfromw*1 ()';,$?\n"], 0, 30].Select(text => "SELECT " + text)).Sample(
            sql =>
            {
                try
                {
                    using IDataReader reader = query.Run(sql);
                }
                catch (Exception exception) when (exception is InvalidOperationException or DuckDBException)
                {
                    Assert.NotEmpty(exception.Message);
                }
            },
            iter: 300, threads: 1);
    }

    [GeneratedRegex("```sql\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example { get; }

    [Fact]
    public async Task TheExamplesOfTheDocumentationWork()
    {
        using TemporaryFolder folder = new();
        await ArchiveBench.WriteAsync(folder.Path, [[ArchiveBench.Noon]]);
        string text = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs/formats/archive.md"), TestContext.Current.CancellationToken);
        string[] examples = [.. Example.Matches(text).Select(match => match.Groups[1].Value)];
        Assert.Equal(6, examples.Length);
        foreach (string example in examples) Run(folder.Path, example);
        using ArchiveQuery query = new(ArchiveFiles.DirectoryOf(folder.Path));
        using IDataReader reader = query.Run(examples[0]);
        Assert.True(reader.Read());
        Assert.Equal(1, Convert.ToInt32(reader.GetValue(1), System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task TheCommandPrintsTableCsvAndJson()
    {
        using TemporaryFolder folder = new();
        await ArchiveBench.WriteAsync(folder.Path, [[ArchiveBench.Noon]]);
        const string Sql = "SELECT time, callsign, alt_m, mmsi, 'a,\"b\"' AS quoted FROM tracks";
        Assert.Equal((0, "time,callsign,alt_m,mmsi,quoted\n2026-11-23T12:00:00.1Z,KLM1023,3000,,\"a,\"\"b\"\"\"\n"), await QueryAsync(folder.Path, Sql));
        Assert.Equal((0, "[\n{\"time\":\"2026-11-23T12:00:00.1Z\",\"callsign\":\"KLM1023\",\"alt_m\":3000,\"quoted\":\"a,\\\"b\\\"\"}\n]\n"), await QueryAsync(folder.Path, Sql, "--output", "json"));
        string[] table = (await QueryAsync(folder.Path, Sql, "--output", "table")).Output.Split('\n');
        Assert.Equal("2026-11-23T12:00:00.1Z  KLM1023    3000        a,\"b\"", table[2]);
        Assert.Equal("(1 row)", table[3]);
        Assert.Equal(1, (await QueryAsync(folder.Path, "SELECT nothing FROM tracks")).ExitCode);
        Assert.Equal(1, (await QueryAsync(folder.File("missing"), Sql)).ExitCode);
        Assert.Equal(2, (await QueryAsync(folder.Path, Sql, "--output", "xml")).ExitCode);
    }

    static async Task<(int ExitCode, string Output)> QueryAsync(string recording, string sql, params string[] more)
    {
        (int exitCode, string output, string errors) = await AtalayaProcess.RunAsync(["query", sql, "--data", recording, .. more]);
        if (exitCode != 0) Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        return (exitCode, output);
    }
}
