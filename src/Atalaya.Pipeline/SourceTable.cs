using Atalaya.Core.Frames;
using Atalaya.Core.Reports;
using Atalaya.Core.State;
using Atalaya.Fusion;

namespace Atalaya.Pipeline;

/// <summary>The sources of the configuration in force, by number. A source that stays as it is keeps its decoder and state.</summary>
sealed class SourceTable
{
    readonly List<FlowSource> _sources = [];

    public IReadOnlyList<FlowSource> All => _sources;

    public FlowSource? Find(SourceId id)
    {
        foreach (FlowSource source in _sources)
            if (source.Configuration.Id == id.Number) return source;
        return null;
    }

    public void Configure(PipelineConfiguration configuration, Tracker tracker)
    {
        List<FlowSource> next = [];
        foreach (SourceConfiguration wanted in configuration.Sources)
        {
            FlowSource? present = Find(new SourceId(wanted.Id));
            SourceSite site = wanted.ToSite();
            if (present is not null && present.Configuration == wanted) next.Add(present);
            else if (SourceDecoders.Create(wanted.Format, site, wanted.Datagrams) is { } decoder) next.Add(new FlowSource(wanted, decoder));
            tracker.SetSite(site);
        }

        next.Sort(static (left, right) => left.Configuration.Id.CompareTo(right.Configuration.Id));
        _sources.Clear();
        _sources.AddRange(next);
    }

    public void Save(StateWriter writer)
    {
        writer.Write(_sources.Count);
        foreach (FlowSource source in _sources)
        {
            writer.Write(source.Configuration.Id);
            source.Save(writer);
        }
    }

    /// <summary>Loads into the sources that the saved configuration made.</summary>
    public void Load(ref StateReader reader)
    {
        int count = reader.ReadInt32();
        for (int i = 0; i < count; i++)
        {
            SourceId id = new(reader.ReadUInt16());
            FlowSource source = Find(id) ?? throw new InvalidDataException($"state: source {id} is not in the saved configuration");
            source.Load(ref reader);
        }
    }
}
