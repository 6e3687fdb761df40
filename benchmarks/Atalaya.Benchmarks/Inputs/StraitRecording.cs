using Atalaya.Core.Frames;
using Atalaya.Core.Time;
using Atalaya.Pipeline;
using Atalaya.Scenarios;

namespace Atalaya.Benchmarks.Inputs;

/// <summary>The frames that a live run on the simulated strait would log, in memory.</summary>
sealed class StraitRecording
{
    readonly List<Entry> _entries = [];
    readonly MemoryStream _stream = new();
    byte[] _bytes = [];

    StraitRecording(Scenario scenario, double seconds)
    {
        Scenario = scenario;
        Seconds = seconds;
        Configuration = new PipelineConfiguration { Sources = [.. scenario.Sources.Select(Configure)] };
    }

    public Scenario Scenario { get; }
    public double Seconds { get; }
    public PipelineConfiguration Configuration { get; }
    public long PayloadBytes => _bytes.Length;

    /// <param name="seconds">To simulate.</param>
    /// <param name="scale">Times the traffic of the strait.</param>
    /// <param name="onlyFormat">Keep only the source of this format; null = all.</param>
    public static StraitRecording Create(double seconds, int scale, string? onlyFormat = null)
    {
        Scenario scenario = Scenario.Create("strait", new ScenarioOptions { Seed = 1, DurationSeconds = seconds, Scale = scale })!;
        StraitRecording recording = new(scenario, seconds);
        recording.Add(FrameKind.Configuration, 0, scenario.Start, recording.Configuration.ToJson());
        Instant heartbeat = scenario.Start;
        while (scenario.TryNext(out int source, out Instant time, out ReadOnlySpan<byte> bytes))
        {
            for (; heartbeat <= time; heartbeat = heartbeat.PlusNanoseconds(Tick.Nanoseconds)) recording.Add(FrameKind.Heartbeat, 0, heartbeat, []);
            if (onlyFormat is null || scenario.Sources[source].Format == onlyFormat) recording.Add(FrameKind.SensorData, (ushort)(source + 1), time, bytes);
        }

        recording.Add(FrameKind.Heartbeat, 0, scenario.Start.PlusSeconds(seconds + 1), []);
        recording._bytes = recording._stream.ToArray();
        return recording;
    }

    public int FrameCount => _entries.Count;

    public Instant TimeOf(int frame) => _entries[frame].Time;

    public void Feed(Flow flow)
    {
        for (int i = 0; i < _entries.Count; i++) Feed(flow, i);
    }

    /// <summary>Feeds the frames of a tick, the first of which closes the tick before, and returns the number of the first that follows.</summary>
    public int FeedTick(Flow flow, int frame)
    {
        Tick tick = Tick.Containing(_entries[frame].Time);
        for (; frame < _entries.Count && Tick.Containing(_entries[frame].Time) == tick; frame++) Feed(flow, frame);
        return frame;
    }

    void Feed(Flow flow, int frame)
    {
        Entry entry = _entries[frame];
        flow.Accept(new Frame(entry.Kind, new SourceId(entry.Source), entry.Time, new LogPosition(1, (uint)frame), _bytes.AsSpan(entry.Start, entry.Length)));
    }

    /// <summary>The source of a format as a decoder's input.</summary>
    public DecodeInput ToInput(string format)
    {
        int index = Enumerable.Range(0, Scenario.Sources.Count).First(i => Scenario.Sources[i].Format == format);
        DecodeInput input = new() { Format = format, IsSimulated = true, Site = Scenario.Sources[index].Site };
        foreach (Entry entry in _entries)
            if (entry.Kind == FrameKind.SensorData && entry.Source == index + 1) input.Add(_bytes.AsSpan(entry.Start, entry.Length), entry.Time);
        return input;
    }

    /// <summary>Runs a scenario through a flow as it comes, without keeping it.</summary>
    public static void Play(Scenario scenario, Flow flow) => Play(scenario, scenario, flow);

    /// <param name="scenario">Whose sources they are.</param>
    /// <param name="stream">What they sent.</param>
    /// <param name="flow">That receives it.</param>
    public static void Play(Scenario scenario, IPieceStream stream, Flow flow)
    {
        uint position = 0;
        PipelineConfiguration configuration = new() { Sources = [.. scenario.Sources.Select(Configure)] };
        Instant heartbeat = scenario.Start, last = heartbeat;
        Accept(FrameKind.Configuration, 0, heartbeat, configuration.ToJson());
        while (stream.TryNext(out int source, out Instant time, out ReadOnlySpan<byte> bytes))
        {
            for (; heartbeat <= time; heartbeat = heartbeat.PlusNanoseconds(Tick.Nanoseconds)) Accept(FrameKind.Heartbeat, 0, heartbeat, []);
            Accept(FrameKind.SensorData, (ushort)(source + 1), last = time, bytes);
        }

        Accept(FrameKind.Heartbeat, 0, last.PlusSeconds(1), []);

        void Accept(FrameKind kind, ushort source, Instant time, ReadOnlySpan<byte> payload) =>
            flow.Accept(new Frame(kind, new SourceId(source), time, new LogPosition(1, position++), payload));
    }

    public static SourceConfiguration Configure(ScenarioSource source, int index) => new()
    {
        Id = (ushort)(index + 1),
        Name = source.Name,
        Format = source.Format,
        LatitudeDegrees = source.Site.LatitudeDegrees,
        LongitudeDegrees = source.Site.LongitudeDegrees,
        HeightMeters = source.Site.Height,
        RangeSigmaMeters = source.RangeSigmaMeters,
        AzimuthSigmaDegrees = source.AzimuthSigmaDegrees,
        Simulated = true,
        Datagrams = true,
    };

    void Add(FrameKind kind, ushort source, Instant time, ReadOnlySpan<byte> payload)
    {
        _entries.Add(new Entry(kind, source, time, (int)_stream.Length, payload.Length));
        _stream.Write(payload);
    }

    readonly record struct Entry(FrameKind Kind, ushort Source, Instant Time, int Start, int Length);
}
