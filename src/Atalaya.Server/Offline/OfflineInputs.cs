using Atalaya.Core.Time;
using Atalaya.Pipeline;
using Atalaya.Server.Commands;
using Atalaya.Server.Inputs;

namespace Atalaya.Server.Offline;

/// <summary>Opens the inputs of <c>track</c>: paths or file: URIs, completed by a sources.json that lies beside them.</summary>
static class OfflineInputs
{
    public static List<(SourceConfiguration Configuration, InputPieces Pieces)> Open(string[] inputs)
    {
        List<(SourceConfiguration, InputPieces)> opened = [];
        HashSet<string> names = new(StringComparer.Ordinal);
        try
        {
            foreach (string input in Expand(inputs))
            {
                if (opened.Count == PipelineConfiguration.MaxSources) throw new CommandFailure($"more than {PipelineConfiguration.MaxSources} inputs at once: track them in groups");
                opened.Add(OpenOne(input, (ushort)(opened.Count + 1), names));
            }

            return opened;
        }
        catch
        {
            foreach ((_, InputPieces pieces) in opened) pieces.Dispose();
            throw;
        }
    }

    /// <summary>A directory with a sources.json stands for all its sensor files.</summary>
    static IEnumerable<string> Expand(string[] inputs)
    {
        foreach (string input in inputs)
        {
            if (!Directory.Exists(input))
            {
                yield return input;
                continue;
            }

            List<SourcesFile.Entry> entries = SourcesFile.Load(Path.Combine(input, SourcesFile.Name)) ?? throw new CommandFailure($"{input}: is a directory without {SourcesFile.Name} and without detections*.csv");
            foreach (SourcesFile.Entry entry in entries) yield return Path.Combine(input, entry.File);
        }
    }

    static (SourceConfiguration, InputPieces) OpenOne(string input, ushort id, HashSet<string> names)
    {
        SourceUri uri = input == "-" || input.StartsWith("file:", StringComparison.Ordinal) || input.Contains("://", StringComparison.Ordinal) ? SourceUri.Parse(input) : new SourceUri { Text = input, Transport = Transport.File, Path = input };
        if (uri.Transport is Transport.TcpClient or Transport.Udp) throw new CommandFailure($"{input}: track reads files; for live sources use atalaya run");
        SourcesFile.Entry? beside = uri.Transport == Transport.File ? SourcesFile.Find(uri.Path) : null;
        Instant? start = uri.Start ?? (beside?.Start is { } text && Times.TryParse(text, out Instant stated) ? stated : null);
        InputPieces pieces = new(uri.Transport == Transport.StandardInput ? "-" : uri.Path, uri.Format ?? beside?.Format, start);
        string name = uri.Name ?? beside?.Name ?? (uri.Path.Length > 0 ? Path.GetFileName(uri.Path) : "input");
        while (!names.Add(name)) name += "+";
        SourceConfiguration configuration = new()
        {
            Id = id,
            Name = name,
            Format = pieces.Format,
            Uri = uri.Text,
            LatitudeDegrees = uri.Site?.LatitudeDegrees ?? beside?.Site?.Lat,
            LongitudeDegrees = uri.Site?.LongitudeDegrees ?? beside?.Site?.Lon,
            HeightMeters = uri.Site?.Height ?? beside?.Site?.HeightM,
            RangeSigmaMeters = beside?.RangeSigmaM,
            AzimuthSigmaDegrees = beside?.AzimuthSigmaDeg,
            Simulated = beside?.Simulated ?? false,
            Editions = uri.Editions,
            Datagrams = true, // a file is cut into whole messages
        };
        return (configuration, pieces);
    }
}
