using Atalaya.Core.State;

namespace Atalaya.Formats.Ais;

/// <summary>
/// Cuts a stream into lines ended by LF, CR or CR LF, wherever its pieces are cut. Holds at most one line; a line over
/// <see cref="MaxLength"/> is handed out once, cut, and the rest of it skipped.
/// </summary>
sealed class NmeaLineCutter
{
    public const int MaxLength = 1024;

    readonly byte[] _carried = new byte[MaxLength];
    int _carriedLength;
    bool _skipping;
    bool _afterReturn;
    long _offset;
    long _line = 1;
    NmeaPlace _place;

    /// <summary>Where the line handed out last begins.</summary>
    public NmeaPlace Place => _place;

    /// <summary>Takes the next line, without its end. The span is valid until the next call.</summary>
    public bool TryTake(ref ReadOnlySpan<byte> bytes, bool endOfInput, out ReadOnlySpan<byte> line, out bool tooLong)
    {
        tooLong = false;
        while (true)
        {
            if (_afterReturn && !bytes.IsEmpty)
            {
                if (bytes[0] == '\n') Advance(ref bytes, 1);
                _afterReturn = false;
            }

            int length = bytes.IndexOfAny((byte)'\n', (byte)'\r');
            bool ends = length >= 0;
            if (!ends) length = bytes.Length;
            if (_skipping)
            {
                Advance(ref bytes, length);
                if (!ends) break;
                End(ref bytes);
                _skipping = false;
                continue;
            }

            if (_carriedLength == 0) _place = new NmeaPlace(_offset, _line);
            if (_carriedLength + length > MaxLength)
            {
                line = Carry(ref bytes, MaxLength - _carriedLength);
                _carriedLength = 0;
                _skipping = tooLong = true;
                return true;
            }

            if (!ends && !endOfInput)
            {
                Carry(ref bytes, length);
                break;
            }

            bool carried = _carriedLength > 0;
            line = carried ? Carry(ref bytes, length) : bytes[..length];
            if (!carried) Advance(ref bytes, length);
            _carriedLength = 0;
            if (ends) End(ref bytes);
            else if (line.IsEmpty) return false;
            return true;
        }

        line = default;
        return false;
    }

    void End(ref ReadOnlySpan<byte> bytes)
    {
        _afterReturn = bytes[0] == '\r';
        Advance(ref bytes, 1);
        _line++;
    }

    ReadOnlySpan<byte> Carry(ref ReadOnlySpan<byte> bytes, int count)
    {
        bytes[..count].CopyTo(_carried.AsSpan(_carriedLength));
        _carriedLength += count;
        Advance(ref bytes, count);
        return _carried.AsSpan(0, _carriedLength);
    }

    void Advance(ref ReadOnlySpan<byte> bytes, int count)
    {
        bytes = bytes[count..];
        _offset += count;
    }

    public void Save(StateWriter writer)
    {
        writer.Tag("NMLN", 1);
        writer.Write(_carried.AsSpan(0, _carriedLength));
        writer.Write(_skipping);
        writer.Write(_afterReturn);
        writer.Write(_offset);
        writer.Write(_line);
        writer.Write(_place.Offset);
        writer.Write(_place.Line);
    }

    public void Load(ref StateReader reader)
    {
        reader.Tag("NMLN", 1);
        ReadOnlySpan<byte> carried = reader.ReadBytes();
        if (carried.Length > MaxLength) throw new InvalidDataException("state: carried NMEA line too long");
        carried.CopyTo(_carried);
        _carriedLength = carried.Length;
        _skipping = reader.ReadBoolean();
        _afterReturn = reader.ReadBoolean();
        _offset = reader.ReadInt64();
        _line = reader.ReadInt64();
        long offset = reader.ReadInt64();
        _place = new NmeaPlace(offset, reader.ReadInt64());
    }
}
