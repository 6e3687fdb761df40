using Atalaya.Core.Time;
using Atalaya.Formats.Framing;
using Atalaya.Formats.Records;
using Atalaya.Server.Commands;

namespace Atalaya.Server.Inputs;

/// <summary>
/// Reads one file as pieces with receive times: the capture stamps of a pcap, else the data time the format tells, else the running
/// maximum so far. Times never decrease. Memory does not grow with the file.
/// </summary>
sealed class InputPieces : IDisposable
{
    readonly Stream _stream;
    readonly IFileCutter? _cutter;
    readonly PcapReader? _pcap;
    readonly Instant? _start;
    byte[] _buffer = new byte[1 << 16];
    byte[] _datagram = [];
    int _from, _to;
    bool _ended;

    public InputPieces(SourceUri uri) : this(uri.Transport == Transport.StandardInput ? "-" : uri.Path, uri.Format, uri.Start)
    {
    }

    public InputPieces(string path, string? format, Instant? start)
    {
        Path = path;
        _start = start;
        _stream = InputStream.Open(path);
        try
        {
            Fill(FormatSniffer.Length);
            string container = format ?? FormatSniffer.Recognise(_buffer.AsSpan(_from, _to - _from))
                ?? throw new CommandFailure($"{path}: format not recognised; name it with format=…, one of {string.Join(", ", InputFormats.Names)}");
            if (format == "pcap" && FormatSniffer.Recognise(_buffer.AsSpan(_from, _to - _from)) != "pcap") throw new CommandFailure($"{path}: is not a pcap or pcapng file");
            if (container == "pcap" || (format is not null && FormatSniffer.Recognise(_buffer.AsSpan(_from, _to - _from)) == "pcap")) _pcap = new PcapReader();
            Format = _pcap is null ? container : format is null or "pcap" ? "asterix" : format;
            if (_pcap is null) _cutter = InputFormats.CreateCutter(Format, start);
            Latest = start ?? default;
        }
        catch
        {
            _stream.Dispose();
            throw;
        }
    }

    public string Path { get; }

    /// <summary>Format of the pieces (of the datagrams, in a pcap).</summary>
    public string Format { get; }

    /// <summary>The running maximum of the times so far.</summary>
    public Instant Latest { get; private set; }

    public long BytesRead { get; private set; }

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

    bool TryTake(out ReadOnlySpan<byte> piece, out Instant? time) => _pcap is null ? TryCut(out piece, out time) : TryReadDatagram(_pcap, out piece, out time);

    bool TryCut(out ReadOnlySpan<byte> piece, out Instant? time)
    {
        ReadOnlySpan<byte> rest = _buffer.AsSpan(_from, _to - _from);
        bool taken = _cutter!.TryTake(ref rest, _ended, out scoped ReadOnlySpan<byte> front, out time) && !front.IsEmpty;
        int length = taken ? front.Length : 0;
        piece = _buffer.AsSpan(_from, length);
        _from = _to - rest.Length;
        return taken;
    }

    bool TryReadDatagram(PcapReader pcap, out ReadOnlySpan<byte> piece, out Instant? time)
    {
        ReadOnlySpan<byte> rest = _buffer.AsSpan(_from, _to - _from);
        bool taken = pcap.TryRead(ref rest, out scoped PcapDatagram datagram);
        _from = _to - rest.Length;
        piece = default;
        time = null;
        if (!taken) return false;
        if (_datagram.Length < datagram.Payload.Length) _datagram = new byte[Math.Max(datagram.Payload.Length, 2048)];
        datagram.Payload.CopyTo(_datagram);
        piece = _datagram.AsSpan(0, datagram.Payload.Length);
        time = datagram.Time;
        return true;
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
