using Atalaya.Core.Time;
using Atalaya.Formats.Framing;
using Atalaya.Formats.Records;
using Atalaya.Server.Commands;

namespace Atalaya.Server.Inputs;

/// <summary>
/// Reads one file as pieces with receive times: the stamps of a recording, else the data time the format tells, else the running
/// maximum so far. Times never decrease. Memory does not grow with the file.
/// </summary>
sealed class InputPieces : IDisposable
{
    readonly Stream _stream;
    readonly IFileCutter _cutter;
    readonly IRecordingReader? _recording;
    byte[] _buffer = new byte[1 << 16];
    byte[] _payload = [];
    int _from, _to;
    bool _ended;

    public InputPieces(SourceUri uri) : this(uri.Transport == Transport.StandardInput ? "-" : uri.Path, uri.Format, uri.Start)
    {
    }

    public InputPieces(string path, string? format, Instant? start)
    {
        Path = path;
        _stream = InputStream.Open(path);
        try
        {
            Fill(FormatSniffer.Length);
            InputKind kind = InputKind.Of(path, format, _buffer.AsSpan(_from, _to - _from));
            Format = kind.Content;
            if (kind.Recording is not null) _recording = RecordingFormats.Create(kind.Recording, start, Format == "asterix");
            _cutter = InputFormats.CreateCutter(Format, start);
            Latest = start ?? default;
        }
        catch
        {
            _stream.Dispose();
            throw;
        }
    }

    public string Path { get; }

    /// <summary>Format of the pieces: in a recording, of what it frames.</summary>
    public string Format { get; }

    /// <summary>The recording format that frames the pieces; null = they stand one after the other.</summary>
    public string? Framing => _recording?.Name;

    /// <summary>The running maximum of the times so far.</summary>
    public Instant Latest { get; private set; }

    public long BytesRead { get; private set; }

    /// <summary>Pieces of the recording that are no frames.</summary>
    public long Faults => _recording?.Faults ?? 0;

    /// <summary>Frames of the recording that carry something else.</summary>
    public long Foreign => _recording?.Foreign ?? 0;

    /// <summary>The next piece; false at the end of the input. The bytes are valid until the next call.</summary>
    public bool TryRead(out ReadOnlySpan<byte> piece, out Instant time)
    {
        while (true)
        {
            if (TryTake(out piece, out Instant? stated))
            {
                if (stated is { } value && value > Latest) Latest = value;
                time = Latest;
                return true;
            }

            if (_ended)
            {
                time = Latest;
                return false;
            }

            Fill(_to - _from + 1);
        }
    }

    bool TryTake(out ReadOnlySpan<byte> piece, out Instant? time) => _recording is null ? TryCut(out piece, out time) : TryReadFrame(_recording, out piece, out time);

    bool TryCut(out ReadOnlySpan<byte> piece, out Instant? time)
    {
        ReadOnlySpan<byte> rest = _buffer.AsSpan(_from, _to - _from);
        bool taken = _cutter.TryTake(ref rest, _ended, out scoped ReadOnlySpan<byte> front, out time) && !front.IsEmpty;
        int length = taken ? front.Length : 0;
        piece = _buffer.AsSpan(_from, length);
        _from = _to - rest.Length;
        return taken;
    }

    bool TryReadFrame(IRecordingReader recording, out ReadOnlySpan<byte> piece, out Instant? time)
    {
        piece = default;
        time = null;
        bool taken;
        do
        {
            ReadOnlySpan<byte> rest = _buffer.AsSpan(_from, _to - _from);
            taken = recording.TryRead(ref rest, _ended, out scoped RecordedFrame frame);
            _from = _to - rest.Length;
            if (!taken || frame.Fault != FramingFault.None) continue;
            if (_payload.Length < frame.Payload.Length) _payload = new byte[Math.Max(frame.Payload.Length, 2048)];
            frame.Payload.CopyTo(_payload);
            piece = _payload.AsSpan(0, frame.Payload.Length);
            time = recording.HasCaptureTimes ? frame.Time : null;
        }
        while (taken && piece.IsEmpty);
        if (taken && time is null) time = DataTime(piece);
        return taken;
    }

    /// <summary>The latest time the data tell; null = none.</summary>
    Instant? DataTime(ReadOnlySpan<byte> rest)
    {
        Instant? latest = null;
        while (!rest.IsEmpty && _cutter.TryTake(ref rest, true, out _, out Instant? time))
            if (time is not null && (latest is null || time > latest)) latest = time;
        return latest;
    }

    /// <summary>Reads until at least <paramref name="wanted"/> bytes wait or the input ends.</summary>
    void Fill(int wanted)
    {
        if (_from > 0)
        {
            _buffer.AsSpan(_from, _to - _from).CopyTo(_buffer);
            _to -= _from;
            _from = 0;
        }

        if (wanted > _buffer.Length) Array.Resize(ref _buffer, Math.Max(wanted, _buffer.Length * 2));
        while (_to < wanted && !_ended)
        {
            int read = ReadOrFail();
            if (read == 0) _ended = true;
            _to += read;
            BytesRead += read;
        }
    }

    int ReadOrFail()
    {
        try
        {
            return _stream.Read(_buffer, _to, _buffer.Length - _to);
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or ZstdSharp.ZstdException)
        {
            throw new CommandFailure($"{Path}: {exception.Message}");
        }
    }

    public void Dispose() => _stream.Dispose();
}
