using System.Text.Json.Serialization;
using Atalaya.Core.Frames;
using Atalaya.Integrity;
using Atalaya.Integrity.Rules;
using Atalaya.Pipeline;
using Atalaya.Server.Archive;
using Atalaya.Server.Commands;
using Atalaya.Server.Configuration;
using Atalaya.Server.Delivery;
using Atalaya.Server.Inputs;

namespace Atalaya.Server.Live;

/// <summary>What a live run works on.</summary>
sealed record LiveOptions
{
    public required string DataDirectory { get; init; }
    public required IReadOnlyList<LiveSource> Sources { get; init; }
    public IReadOnlyList<AlertArea> Areas { get; init; } = [];
    public IReadOnlyList<AlertRule> Rules { get; init; } = [];

    /// <summary>What detectors look for, and which are switched off.</summary>
    public IntegritySettings Detectors { get; init; } = IntegritySettings.Default;

    public FlowOptions Flow { get; init; } = new();

    /// <summary>Who is told of alerts.</summary>
    public IReadOnlyList<DeliverySettings> Deliveries { get; init; } = [];

    /// <summary>Tracks, reports and alerts are kept in an archive beside the log.</summary>
    public bool HasArchive { get; init; }

    public double CheckpointSeconds { get; init; } = 120;

    public TrackSampling Sampling { get; init; } = new();

    /// <summary>The limits in force, asked for each minute.</summary>
    public Func<RetentionSettings> Retention { get; init; } = static () => new RetentionSettings();
}

/// <summary>One source of a live run: how it is described and how its feed is made.</summary>
sealed record LiveSource(SourceConfiguration Configuration, Func<SourceId, string, SourceFeed> Create)
{
    public SourceFeed CreateFeed(SourceId id) => Create(id, Configuration.Name);

    /// <summary>Configured alike: a feed of the one is a feed of the other.</summary>
    public bool IsLike(LiveSource other) => Configuration == other.Configuration;

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
            Editions = uri.Editions,
            Datagrams = uri.Transport is Transport.Udp or Transport.File, // a file is cut into whole messages
        },
        (id, sourceName) => SourceFeed.Create(id, sourceName, uri));
}

/// <summary>The numbers of sources within a recording: a name keeps its number over restarts, a new one gets a number that none had before.</summary>
static class SourceNumbers
{
    public static PipelineConfiguration Assign(IReadOnlyList<LiveSource> sources, IEnumerable<KnownSource> before)
    {
        Dictionary<string, ushort> known = [];
        int highest = 0;
        foreach (KnownSource source in before)
        {
            known.TryAdd(source.Name, source.Id);
            highest = Math.Max(highest, source.Id);
        }

        List<SourceConfiguration> numbered = [];
        foreach (LiveSource source in sources)
        {
            if (!known.TryGetValue(source.Configuration.Name, out ushort id))
            {
                if (highest == ushort.MaxValue) throw new CommandFailure($"this recording has used all {highest} source numbers: begin a new one with --data");
                id = (ushort)++highest;
            }

            numbered.Add(source.Configuration with { Id = id });
        }

        FormerSource[] former = [.. before.Where(known => numbered.TrueForAll(source => source.Id != known.Id)).Select(known => new FormerSource(known.Id, known.Name))];
        return new PipelineConfiguration { Sources = [.. numbered.OrderBy(source => source.Id)], FormerSources = former.Length == 0 ? null : former };
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
