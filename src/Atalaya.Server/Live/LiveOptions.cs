using System.Text.Json.Serialization;
using Atalaya.Core.Frames;
using Atalaya.Pipeline;
using Atalaya.Server.Inputs;

namespace Atalaya.Server.Live;

/// <summary>What a live run works on.</summary>
sealed record LiveOptions
{
    public required string DataDirectory { get; init; }
    public required IReadOnlyList<LiveSource> Sources { get; init; }
    public FlowOptions Flow { get; init; } = new();
}

/// <summary>One source of a live run: how it is described and how its feed is made.</summary>
sealed record LiveSource(SourceConfiguration Configuration, Func<SourceId, string, SourceFeed> Create)
{
    public SourceFeed CreateFeed(SourceId id) => Create(id, Configuration.Name);

    public static LiveSource From(SourceUri uri, string name, string format) => new(
        new SourceConfiguration
        {
            Id = 0,
            Name = name,
            Format = format,
            Uri = uri.Text,
            LatitudeDegrees = uri.Site?.LatitudeDegrees,
            LongitudeDegrees = uri.Site?.LongitudeDegrees,
            HeightMeters = uri.Site?.Height,
            Datagrams = uri.Transport is Transport.Udp or Transport.File, // a file is cut into whole messages
        },
        (id, sourceName) => SourceFeed.Create(id, sourceName, uri));
}

/// <summary>The numbers of sources within a recording: a name keeps its number over restarts, a new one gets one that no source ever had.</summary>
static class SourceNumbers
{
    public static PipelineConfiguration Assign(IReadOnlyList<LiveSource> sources, PipelineConfiguration before)
    {
        List<FormerSource> given = [.. before.Sources.Select(source => new FormerSource(source.Id, source.Name)), .. before.FormerSources ?? []];
        int highest = given.Count == 0 ? 0 : given.Max(source => source.Id);
        List<SourceConfiguration> numbered = [];
        foreach (LiveSource source in sources)
        {
            int known = given.FindIndex(candidate => candidate.Name == source.Configuration.Name);
            numbered.Add(source.Configuration with { Id = known >= 0 ? given[known].Id : (ushort)++highest });
            if (known >= 0) given.RemoveAt(known);
        }

        return new PipelineConfiguration { Sources = [.. numbered.OrderBy(source => source.Id)], FormerSources = given.Count == 0 ? null : given };
    }

    public static SourceId IdOf(LiveSource source, PipelineConfiguration configuration) =>
        new(configuration.Sources.First(candidate => candidate.Name == source.Configuration.Name).Id);
}

/// <summary>The payload of a gap frame.</summary>
sealed record GapNote(string From, string To, string? Reason, long FramesLost);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(GapNote))]
[JsonSerializable(typeof(StartNote))]
sealed partial class LiveJson : JsonSerializerContext;
