using Atalaya.Server.Commands;

namespace Atalaya.Server.Inputs;

/// <summary>Reads an input in chunks and tells which is the last.</summary>
sealed class InputChunks : IDisposable
{
    readonly string _path;
    readonly Stream _stream;
    readonly byte[] _buffer;

    /// <summary>What comes through a pipe may be live: it is passed on as it comes.</summary>
    readonly bool _isPipe;

    int _length;
    bool _headTaken, _finished;

    public InputChunks(string path, int chunkBytes)
    {
        _path = path;
        _isPipe = path == "-";
        _stream = InputStream.Open(path);
        _buffer = new byte[chunkBytes];
        _length = Fill(_isPipe ? FormatSniffer.Length : chunkBytes);
    }

    /// <summary>The first bytes, to recognise the format from; before the first <see cref="TryRead"/>.</summary>
    public ReadOnlySpan<byte> Head => _buffer.AsSpan(0, _length);

    /// <summary>The next chunk, valid until the next call; the last one is empty.</summary>
    public bool TryRead(out ReadOnlySpan<byte> bytes, out bool isLast)
    {
        bytes = default;
        isLast = true;
        if (_finished) return false;
        if (_headTaken) _length = Fill(_isPipe ? 1 : _buffer.Length);
        _headTaken = true;
        isLast = _finished = _length == 0;
        bytes = _buffer.AsSpan(0, _length);
        return true;
    }

    int Fill(int least)
    {
        try
        {
            return _stream.ReadAtLeast(_buffer, least, throwOnEndOfStream: false);
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or ZstdSharp.ZstdException)
        {
            throw new CommandFailure($"{_path}: {exception.Message}");
        }
    }

    public void Dispose() => _stream.Dispose();
}
