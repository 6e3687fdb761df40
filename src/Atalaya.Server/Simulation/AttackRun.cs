using Atalaya.Core.Time;
using Atalaya.Recording.Reading;
using Atalaya.Scenarios;
using Atalaya.Scenarios.Attacks;
using Atalaya.Server.Commands;
using Atalaya.Server.Inputs;
using Atalaya.Server.Offline;

namespace Atalaya.Server.Simulation;

/// <summary>Injects described attacks into a scenario or a recording and writes the directory of the result.</summary>
/// <param name="description">What to inject, and into what.</param>
/// <param name="baseDirectory">Paths of the description are seen from here.</param>
/// <param name="output">Directory to write to.</param>
sealed class AttackRun(AttackDescription description, string baseDirectory, string output)
{
    public (ScenarioWriteResult Written, IReadOnlyList<AttackLabel> Labels) Run(ScenarioOptions options, IProgress<double>? progress)
    {
        if (description.Recording is [var name] && Scenario.Create(name, options) is { } scenario) return RunScenario(scenario, options.Seed, progress);
        string[] paths = [.. description.Recording.Select(Resolve)];
        return paths is [var directory] && RecordingDirectory.HasSegments(directory) ? RunLog(directory, options.Seed) : RunFiles(paths, options.Seed);
    }

    string Resolve(string path)
    {
        if (path.StartsWith("file:", StringComparison.Ordinal)) return path;
        string resolved = Path.GetFullPath(path, baseDirectory);
        return Directory.Exists(resolved) || File.Exists(resolved)
            ? resolved
            : throw new CommandFailure($"{path}: no such file or directory, and no scenario of this name ({string.Join(", ", Scenario.Names)})");
    }

    (ScenarioWriteResult, IReadOnlyList<AttackLabel>) RunScenario(Scenario scenario, ulong seed, IProgress<double>? progress)
    {
        Directory.CreateDirectory(output);
        AttackStream stream = new(scenario, description.Attacks, seed);
        using LabelWriter labels = new(output, stream);
        ScenarioWriteResult written = ScenarioWriter.Write(scenario, output, progress, stream);
        labels.WriteLabels(stream.Labels);
        return (written, stream.Labels);
    }

    (ScenarioWriteResult, IReadOnlyList<AttackLabel>) RunFiles(string[] paths, ulong seed)
    {
        RefuseOwnDirectory(paths);
        var opened = OfflineInputs.Open(paths);
        List<RecordedSource> sources = [];
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach ((Pipeline.SourceConfiguration configuration, InputPieces pieces) in opened)
        {
            SourcesFile.Entry? beside = SourcesFile.Find(pieces.Path);
            string? start = beside?.Start ?? (pieces.Latest > Instant.UnixEpoch ? pieces.Latest.ToString() : null);
            sources.Add(new RecordedSource(configuration, FileNameOf(pieces, names), pieces.Framing, start));
        }

        using RecordedFiles recording = new(sources, [.. opened.Select(input => input.Pieces)]);
        var result = Inject(recording, sources, seed);
        if (paths is [var directory] && Path.Combine(directory, ScenarioWriter.TruthFileName) is var truth && File.Exists(truth)) File.Copy(truth, Path.Combine(output, ScenarioWriter.TruthFileName), overwrite: true);
        return result;
    }

    /// <summary>A log keeps pieces with their receive times: as captures, whatever their format.</summary>
    (ScenarioWriteResult, IReadOnlyList<AttackLabel>) RunLog(string directory, ulong seed)
    {
        using RecordedLog log = new(directory);
        List<RecordedSource> sources = [.. log.Configurations.Select(source => new RecordedSource(source, PlainName(source.Name) + ".pcap", "pcap", null))];
        return Inject(log, sources, seed);
    }

    (ScenarioWriteResult, IReadOnlyList<AttackLabel>) Inject(IPieceStream recording, List<RecordedSource> sources, ulong seed)
    {
        using RecordedWriter writer = new(output, sources);
        AttackStream stream = new(recording, description.Attacks, seed);
        using LabelWriter labels = new(output, stream);
        ScenarioWriteResult written = writer.Write(stream);
        labels.WriteLabels(stream.Labels);
        if (stream.Start is null && written.Pieces > 0) throw new CommandFailure("the recording tells no times, so that no attack began: name its start as file:PATH?start=UTC");
        return (written, stream.Labels);
    }

    void RefuseOwnDirectory(string[] paths)
    {
        string target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(output));
        foreach (string path in paths.Where(path => !path.StartsWith("file:", StringComparison.Ordinal)))
        {
            string? source = Directory.Exists(path) ? path : Path.GetDirectoryName(path);
            if (Path.TrimEndingDirectorySeparator(source ?? "") == target) throw new CommandFailure($"{output}: is the directory of the recording, which would be overwritten");
        }
    }

    /// <summary>The name of the input without its compression; captures become classic ones.</summary>
    static string FileNameOf(InputPieces pieces, HashSet<string> names)
    {
        string name = pieces.Path == "-" ? "input" : Path.GetFileName(pieces.Path);
        if (Path.GetExtension(name).ToLowerInvariant() is ".gz" or ".zst") name = Path.GetFileNameWithoutExtension(name);
        if (pieces.Framing == "pcap") name = Path.ChangeExtension(name, ".pcap");
        while (!names.Add(name)) name = "_" + name;
        return name;
    }

    static string PlainName(string name) => string.Concat(name.Select(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.' ? character : '_'));
}
