using Atalaya.Server.Commands;

namespace Atalaya.Server.Inputs;

/// <summary>Reads an input in large chunks and tells which is the last.</summary>
sealed class InputChunks : IDisposable
{
    readonly string _path;
    readonly Stream _stream;
    byte[] _current, _next;
    int _nextLength;
    bool _finished;

    public InputChunks(string path, int chunkBytes)
    {
        _path = path;
        _stream = InputStream.Open(path);
        _current = new byte[chunkBytes];
        _next = new byte[chunkBytes];
        _nextLength = Fill(_next);
    }

    /// <summary>The first bytes, to recognise the format from.</summary>
    public ReadOnlySpan<byte> Head => _next.AsSpan(0, Math.Min(_nextLength, FormatSniffer.Length));

    /// <summary>The next chunk, valid until the next call; an empty input gives one empty last chunk.</summary>
    public bool TryRead(out ReadOnlySpan<byte> bytes, out bool isLast)
    {
        bytes = default;
        isLast = true;
        if (_finished) return false;
        (_current, _next) = (_next, _current);
        int length = _nextLength;
        _nextLength = length < _current.Length ? 0 : Fill(_next);
        isLast = _finished = _nextLength == 0;
        bytes = _current.AsSpan(0, length);
        return true;
    }

    int Fill(byte[] buffer)
    {
        try
        {
            return _stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or ZstdSharp.ZstdException)
        {
            throw new CommandFailure($"{_path}: {exception.Message}");
        }
    }

    public void Dispose() => _stream.Dispose();
}
