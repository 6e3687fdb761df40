using Atalaya.Formats.Framing;
using Atalaya.Pipeline;
using Atalaya.Server.Commands;
using Atalaya.Server.Configuration;
using Atalaya.Server.Inputs;

namespace Atalaya.Server.Live;

/// <summary>Makes the sources of a run out of their addresses: names and formats settled, names unique.</summary>
static class LiveSources
{
    /// <summary>Receivers of transponders need a place for what they hear from the ground; a radar's own messages state its place.</summary>
    static readonly string[] FormatsOfTheStation = ["avr", "beast", "hex", "sbs"];

    /// <summary>The sources in the order of the configuration.</summary>
    public static List<LiveSource> Create(ServerConfiguration configuration)
    {
        IReadOnlyList<SourceUri> uris = configuration.Sources;
        if (uris.Count > PipelineConfiguration.MaxSources) throw new CommandFailure($"{uris.Count} sources are more than the {PipelineConfiguration.MaxSources} that one server takes");
        List<LiveSource> sources = [];
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (SourceUri uri in uris)
        {
            string format = FormatOf(uri);
            string name = uri.Name ?? FreeName(names, format);
            if (!names.Add(name)) throw new CommandFailure($"source '{uri.Text}': another source is already named '{name}'; give each its own name=");
            bool isAtStation = uri.Site is null && FormatsOfTheStation.Contains(format);
            sources.Add(LiveSource.From(isAtStation ? uri with { Site = configuration.Site } : uri, name, format));
        }

        return sources;
    }

    /// <summary>A name for a further source.</summary>
    public static string FreeName(ServerConfiguration configuration, SourceUri uri) =>
        FreeName([.. Create(configuration).Select(source => source.Configuration.Name)], FormatOf(uri));

    static string FormatOf(SourceUri uri)
    {
        if (uri.Transport == Transport.StandardInput && (uri.Format is null || RecordingFormats.Contains(uri.Format)))
            throw new CommandFailure("standard input as a source needs the format of a stream: file:-?format=beast");
        if (uri.Transport != Transport.File && uri.Format is not null) return uri.Format;
        using InputPieces pieces = new(uri);
        return pieces.Format;
    }

    static string FreeName(HashSet<string> names, string format)
    {
        int number = 1;
        while (names.Contains($"{format}-{number}")) number++;
        return $"{format}-{number}";
    }
}
