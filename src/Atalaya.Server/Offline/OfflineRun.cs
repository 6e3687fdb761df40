using Atalaya.Core.Frames;
using Atalaya.Core.Time;
using Atalaya.Pipeline;
using Atalaya.Server.Commands;
using Atalaya.Server.Inputs;

namespace Atalaya.Server.Offline;

/// <summary>Feeds files through a flow as fast as it goes, in the order of their times: no log, no clock.</summary>
sealed class OfflineRun(Flow flow)
{
    /// <summary>Frames fed so far stand in for positions in a log.</summary>
    uint _frames;

    public Instant First { get; private set; }
    public Instant Last { get; private set; }

    public void Run(PipelineConfiguration configuration, IReadOnlyList<InputPieces> inputs)
    {
        Cursor[] cursors = [.. inputs.Select((pieces, index) => new Cursor(new SourceId(configuration.Sources[index].Id), pieces))];
        Cursor? next = Earliest(cursors);
        if (next is null) return;
        foreach (Cursor cursor in cursors)
            if (cursor.HoldsUndated) throw new CommandFailure($"{cursor.Path}: the recording tells no date: add it as file:{cursor.Path}?start=UTC, for example start=2026-01-01T00:00:00Z");
        First = Last = next.Time;
        Feed(FrameKind.Configuration, SourceId.Server, configuration.ToJson());
        if (flow.UnreadableFrames > 0) throw new CommandFailure($"{SourcesFile.Name}: a site or an accuracy lies outside what is possible");
        for (; next is not null; next = Earliest(cursors))
        {
            if (next.Time > Last) Last = next.Time;
            Feed(FrameKind.SensorData, next.Source, next.Piece);
            next.Consume();
        }

        Instant end = Tick.Containing(Last).End;
        flow.Accept(new Frame(FrameKind.Heartbeat, SourceId.Server, end, new LogPosition(0, _frames), default));
    }

    void Feed(FrameKind kind, SourceId source, ReadOnlySpan<byte> payload) =>
        flow.Accept(new Frame(kind, source, Last, new LogPosition(0, _frames++), payload));

    static Cursor? Earliest(Cursor[] cursors)
    {
        Cursor? earliest = null;
        foreach (Cursor cursor in cursors)
            if (cursor.TryAdvance() && (earliest is null || cursor.Time < earliest.Time)) earliest = cursor;
        return earliest;
    }

    sealed class Cursor(SourceId source, InputPieces pieces)
    {
        byte[] _piece = [];
        int _length;
        bool _holds, _ended;

        public string Path => pieces.Path;

        /// <summary>The first piece has a time of day at most.</summary>
        public bool HoldsUndated => _holds && Time.UnixSeconds < 30 * 86_400;

        public SourceId Source => source;
        public Instant Time { get; private set; }
        public ReadOnlySpan<byte> Piece => _piece.AsSpan(0, _length);

        /// <summary>Makes sure a piece is held; false at the end of the input.</summary>
        public bool TryAdvance()
        {
            if (_holds) return true;
            if (_ended) return false;
            if (!pieces.TryRead(out ReadOnlySpan<byte> piece, out Instant time))
            {
                _ended = true;
                return false;
            }

            if (_piece.Length < piece.Length) _piece = new byte[piece.Length * 2];
            piece.CopyTo(_piece);
            _length = piece.Length;
            Time = time;
            return _holds = true;
        }

        public void Consume() => _holds = false;
    }
}
