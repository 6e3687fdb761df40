using Atalaya.Core.Time;
using Atalaya.Scenarios;
using Atalaya.Server.Inputs;

namespace Atalaya.Server.Simulation;

/// <summary>Recorded files as one stream, in the order of their times.</summary>
sealed class RecordedFiles : IPieceStream, IDisposable
{
    readonly Cursor[] _cursors;
    readonly PieceSource[] _sources;
    Cursor? _given;
    Instant _last = Instant.MinValue;

    public RecordedFiles(IReadOnlyList<RecordedSource> sources, IReadOnlyList<InputPieces> pieces)
    {
        _cursors = [.. pieces.Select((input, index) => new Cursor(index, input))];
        _sources = [.. sources.Select(source => new PieceSource(source.Configuration.Name, source.Configuration.Format, source.Configuration.Position))];
    }

    public IReadOnlyList<PieceSource> Sources => _sources;

    public bool TryNext(out int source, out Instant receiveTime, out ReadOnlySpan<byte> bytes)
    {
        _given?.Consume();
        _given = null;
        foreach (Cursor cursor in _cursors)
            if (cursor.TryAdvance() && (_given is null || cursor.Time < _given.Time)) _given = cursor;
        source = _given?.Index ?? -1;
        receiveTime = default;
        bytes = default;
        if (_given is null) return false;
        receiveTime = _last = Instant.Max(_given.Time, _last);
        bytes = _given.Piece;
        return true;
    }

    public void Dispose()
    {
        foreach (Cursor cursor in _cursors) cursor.Dispose();
    }

    sealed class Cursor(int index, InputPieces pieces) : IDisposable
    {
        byte[] _piece = [];
        int _length;
        bool _holds, _ended;

        public int Index => index;
        public Instant Time { get; private set; }
        public ReadOnlySpan<byte> Piece => _piece.AsSpan(0, _length);

        /// <summary>Makes sure a piece is held; false at the end of the input.</summary>
        public bool TryAdvance()
        {
            if (_holds || _ended) return _holds;
            _ended = !pieces.TryRead(out ReadOnlySpan<byte> piece, out Instant time);
            if (_ended) return false;
            if (_piece.Length < piece.Length) _piece = new byte[piece.Length * 2];
            piece.CopyTo(_piece);
            (_length, Time) = (piece.Length, time);
            return _holds = true;
        }

        public void Consume() => _holds = false;

        public void Dispose() => pieces.Dispose();
    }
}
