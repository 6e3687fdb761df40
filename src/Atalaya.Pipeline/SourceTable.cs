using Atalaya.Core.Frames;
using Atalaya.Core.Reports;
using Atalaya.Core.State;
using Atalaya.Fusion;

namespace Atalaya.Pipeline;

/// <summary>
/// The sources of the configuration in force, by number. A source that stays as it is keeps its decoder and state; of one that goes, its
/// number, name and sequence are remembered, so that nothing in a recording is numbered twice.
/// </summary>
sealed class SourceTable
{
    readonly List<FlowSource> _sources = [];
    readonly Dictionary<ushort, FlowSource> _byNumber = [];
    readonly SortedDictionary<ushort, KnownSource> _gone = [];

    /// <summary>In ascending order of their numbers.</summary>
    public IReadOnlyList<FlowSource> All => _sources;

    /// <summary>Every source the recording has had: those in force, then those gone.</summary>
    public IEnumerable<KnownSource> Known => _sources.Select(Remembered).Concat(_gone.Values);

    public FlowSource? Find(SourceId id) => _byNumber.GetValueOrDefault(id.Number);

    public void Configure(PipelineConfiguration configuration, Tracker tracker, TickBuffer buffer)
    {
        List<FlowSource> next = [];
        foreach (SourceConfiguration wanted in configuration.Sources)
        {
            SourceSite site = wanted.ToSite();
            if (Find(site.Source) is { } present)
            {
                if (present.Configuration == wanted) next.Add(present);
                else Leave(present, buffer);
            }

            if (!_byNumber.ContainsKey(wanted.Id) && SourceDecoders.Create(wanted.Format, site, wanted.Datagrams, wanted.Editions) is { } decoder)
                next.Add(new FlowSource(wanted, decoder, _gone.GetValueOrDefault(wanted.Id).NextSequence));
            tracker.SetSite(site);
        }

        foreach (FlowSource source in _sources)
            if (_byNumber.ContainsKey(source.Configuration.Id) && !next.Contains(source)) Leave(source, buffer);
        next.Sort(static (left, right) => left.Configuration.Id.CompareTo(right.Configuration.Id));
        _sources.Clear();
        _byNumber.Clear();
        foreach (FlowSource source in next) Add(source);
    }

    void Add(FlowSource source)
    {
        _sources.Add(source);
        _byNumber.Add(source.Configuration.Id, source);
        _gone.Remove(source.Configuration.Id);
    }

    void Leave(FlowSource source, TickBuffer buffer)
    {
        buffer.DecodeLeaving(source);
        _byNumber.Remove(source.Configuration.Id);
        _gone[source.Configuration.Id] = Remembered(source);
    }

    static KnownSource Remembered(FlowSource source) => new(source.Configuration.Id, source.Configuration.Name, source.NextSequence);

    public void Save(StateWriter writer)
    {
        writer.Write(_sources.Count);
        foreach (FlowSource source in _sources)
        {
            writer.Write(source.Configuration.Id);
            source.Save(writer);
        }

        writer.Write(_gone.Count);
        foreach (KnownSource gone in _gone.Values)
        {
            writer.Write(gone.Id);
            writer.Write(gone.Name);
            writer.Write(gone.NextSequence);
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

        _gone.Clear();
        int gone = reader.ReadCount(14);
        for (int i = 0; i < gone; i++)
        {
            ushort id = reader.ReadUInt16();
            _gone[id] = new KnownSource(id, reader.ReadString(), reader.ReadUInt64());
        }
    }
}
