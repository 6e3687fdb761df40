using Atalaya.Core.Frames;
using Atalaya.Core.Time;
using Atalaya.Formats.Records;
using Atalaya.Pipeline;
using Atalaya.Recording.Reading;
using Atalaya.Scenarios;
using Atalaya.Server.Commands;
using Atalaya.Server.Inputs;

namespace Atalaya.Server.Simulation;

/// <summary>The sensor data of a recorded log as a stream of whole messages; a source keeps its last settings.</summary>
sealed class RecordedLog : IPieceStream, IDisposable
{
    readonly LogReader _reader;
    readonly Dictionary<ushort, Feed> _feeds = [];
    readonly PieceSource[] _sources;
    Feed? _open;
    Instant _time;
    bool _ended;

    public RecordedLog(string directory)
    {
        SortedDictionary<ushort, SourceConfiguration> configured = [];
        _reader = LogReader.Open(directory);
        while (_reader.TryRead(out Frame frame))
        {
            if (frame.Kind != FrameKind.Configuration || PipelineConfiguration.FromJson(frame.Payload) is not { } configuration) continue;
            foreach (SourceConfiguration source in configuration.Sources) configured[source.Id] = source;
        }

        if (configured.Count == 0) throw new CommandFailure($"{directory}: the recording names no source");
        _reader.SeekToStart();
        Configurations = [.. configured.Values];
        _sources = [.. Configurations.Select(source => new PieceSource(source.Name, source.Format, source.Position))];
        for (int i = 0; i < Configurations.Count; i++) _feeds.Add(Configurations[i].Id, new Feed(i, Configurations[i]));
    }

    public IReadOnlyList<SourceConfiguration> Configurations { get; }
    public IReadOnlyList<PieceSource> Sources => _sources;

    public bool TryNext(out int source, out Instant receiveTime, out ReadOnlySpan<byte> bytes)
    {
        while (true)
        {
            source = _open?.Index ?? -1;
            receiveTime = _time;
            bytes = default;
            if (_open is not null && _open.TryTake(_ended, out bytes)) return true;
            _open = null;
            if (_ended || !_reader.TryRead(out Frame frame))
            {
                if (!TryOpenRest()) return false;
                continue;
            }

            if (frame.Kind != FrameKind.SensorData || !_feeds.TryGetValue(frame.Source.Number, out Feed? feed)) continue;
            _time = frame.ReceiveTime;
            feed.Add(frame.Payload);
            _open = feed;
        }
    }

    /// <summary>At the end of the log, the last message of a stream stands complete though nothing follows it.</summary>
    bool TryOpenRest()
    {
        _ended = true;
        _open = _feeds.Values.FirstOrDefault(feed => feed.HoldsBytes);
        return _open is not null;
    }

    public void Dispose() => _reader.Dispose();

    /// <summary>The bytes of one source that are not handed out yet.</summary>
    sealed class Feed(int index, SourceConfiguration configuration)
    {
        readonly IFileCutter? _cutter = configuration.Datagrams ? null : InputFormats.CreateCutter(configuration.Format, null);
        byte[] _bytes = [];
        int _from, _to;

        public int Index => index;
        public bool HoldsBytes => _from < _to;

        public void Add(ReadOnlySpan<byte> bytes)
        {
            _bytes.AsSpan(_from, _to - _from).CopyTo(_bytes);
            (_from, _to) = (0, _to - _from);
            if (_bytes.Length < _to + bytes.Length) Array.Resize(ref _bytes, (_to + bytes.Length) * 2);
            bytes.CopyTo(_bytes.AsSpan(_to));
            _to += bytes.Length;
        }

        public bool TryTake(bool endOfInput, out ReadOnlySpan<byte> piece)
        {
            ReadOnlySpan<byte> rest = _bytes.AsSpan(_from, _to - _from);
            piece = rest;
            bool taken = !rest.IsEmpty;
            int length = rest.Length;
            if (_cutter is not null && taken)
            {
                taken = _cutter.TryTake(ref rest, endOfInput, out scoped ReadOnlySpan<byte> front, out _) && !front.IsEmpty;
                length = taken ? front.Length : 0;
            }

            piece = _bytes.AsSpan(_from, length);
            _from += length;
            return taken;
        }
    }
}
