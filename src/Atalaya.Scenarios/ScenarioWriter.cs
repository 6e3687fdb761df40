using System.Text.Json;
using Atalaya.Core.Time;

namespace Atalaya.Scenarios;

/// <summary>Runs a scenario into a directory: one file per source, truth.csv and sources.json (docs/formats/scenario.md).</summary>
public static class ScenarioWriter
{
    public const string SourcesFileName = "sources.json";
    public const string TruthFileName = "truth.csv";

    const int BufferLength = 1 << 16;

    /// <summary>Writes the files, replacing those of an earlier run. The scenario must be fresh and of finite duration.</summary>
    /// <param name="scenario">The world.</param>
    /// <param name="directory">To write to; made where there is none.</param>
    /// <param name="progress">Told the simulated seconds done, once a second of them; null = nobody.</param>
    /// <param name="through">What the scenario's pieces pass through, with attacks; null = they are written as they are.</param>
    public static ScenarioWriteResult Write(Scenario scenario, string directory, IProgress<double>? progress = null, IPieceStream? through = null)
    {
        Directory.CreateDirectory(directory);
        IPieceStream pieceStream = through ?? scenario;
        var files = new FileStream[scenario.Sources.Count];
        var starts = new Instant?[files.Length];
        long pieces = 0, bytes = 0;
        try
        {
            for (int i = 0; i < files.Length; i++) files[i] = Create(directory, scenario.Sources[i].FileName);
            using FileStream truth = Create(directory, TruthFileName);
            var truthWriter = new TruthWriter(truth);
            truthWriter.WriteSensors(scenario);
            scenario.ObserveTruth(truthWriter);
            long nextReport = 1;
            while (pieceStream.TryNext(out int source, out Instant time, out ReadOnlySpan<byte> piece))
            {
                starts[source] ??= scenario.StartOf(source, time);
                files[source].Write(piece);
                pieces++;
                bytes += piece.Length;
                if (progress is null || time.SecondsSince(scenario.Start) < nextReport) continue;
                progress.Report(nextReport);
                nextReport = (long)time.SecondsSince(scenario.Start) + 1;
            }
        }
        finally
        {
            foreach (FileStream? file in files) file?.Dispose();
        }

        using FileStream sources = Create(directory, SourcesFileName);
        WriteSources(scenario, starts, sources);
        return new ScenarioWriteResult(pieces, bytes);
    }

    static void WriteSources(Scenario scenario, Instant?[] starts, Stream output)
    {
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        json.WriteStartArray("sources");
        for (int i = 0; i < starts.Length; i++)
        {
            ScenarioSource source = scenario.Sources[i];
            json.WriteStartObject();
            json.WriteString("name", source.Name);
            json.WriteString("file", source.FileName);
            json.WriteString("format", source.Format);
            json.WriteStartObject("site");
            json.WriteNumber("lat", Math.Round(source.Site.LatitudeDegrees, 7));
            json.WriteNumber("lon", Math.Round(source.Site.LongitudeDegrees, 7));
            json.WriteNumber("height_m", Math.Round(source.Site.Height, 1));
            json.WriteEndObject();
            json.WriteString("start", (starts[i] ?? scenario.Start).ToString());
            json.WriteBoolean("simulated", true);
            if (source.RangeSigmaMeters is { } range) json.WriteNumber("range_sigma_m", range);
            if (source.AzimuthSigmaDegrees is { } azimuth) json.WriteNumber("azimuth_sigma_deg", azimuth);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        output.WriteByte((byte)'\n');
    }

    static FileStream Create(string directory, string name) =>
        new(Path.Combine(directory, name), FileMode.Create, FileAccess.Write, FileShare.Read, BufferLength);
}
