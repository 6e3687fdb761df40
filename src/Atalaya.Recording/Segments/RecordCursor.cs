using Atalaya.Core.Frames;

namespace Atalaya.Recording.Segments;

/// <summary>Walks the records of one segment, over damage if need be. What it returns is valid until the next call.</summary>
sealed class RecordCursor(SegmentSource source)
{
    const int InitialWindowLength = 1 << 18;

    /// <summary>Bound on the bytes that looking for the next record may checksum: crafted lengths must not stop a reader.</summary>
    const long MaxScanWorkBytes = 1L << 30;

    byte[] _window = new byte[InitialWindowLength];
    long _windowStart;
    int _windowCount;
    long _scanWork;

    /// <summary>Where the next record is expected.</summary>
    public long Offset { get; private set; } = SegmentHeader.Length;

    /// <summary>The stretch passed over by the last step that returned <see cref="CursorStep.Damage"/>.</summary>
    public LogProblem Damage { get; private set; }

    /// <summary>Looking for a record after damage was given up: what follows is unknown rather than torn.</summary>
    public bool GaveUp { get; private set; }

    /// <summary>Bytes after the last record, when the last step returned <see cref="CursorStep.End"/>.</summary>
    public long TailBytes => Math.Max(0, source.LengthBytes - Offset);

    public void MoveTo(long offset)
    {
        Offset = Math.Max(offset, SegmentHeader.Length);
        _windowCount = 0;
    }

    /// <summary>The next record, a stretch of damage that a record follows, or the end (for now, if the segment is active).</summary>
    public CursorStep Step(out LogRecord record)
    {
        record = default;
        if (TryTake(ref record)) return CursorStep.Record;
        long found = FindRecord(Offset);
        if (found < 0)
        {
            _windowCount = 0;   // a torn tail may be cut and written anew
            return CursorStep.End;
        }

        if (!source.IsSealed)
        {
            // The writer may have completed this record between the two looks.
            _windowCount = 0;
            if (TryTake(ref record)) return CursorStep.Record;
        }

        bool isHole = source.EndOfHole(Offset) != Offset;
        Damage = new LogProblem(new LogPosition(source.Segment, (uint)Offset), found - Offset, isHole ? LogProblemReason.DamagedBlock : LogProblemReason.DamagedFrames);
        Offset = found;
        return CursorStep.Damage;
    }

    /// <summary>Reads the record that begins exactly here, without moving.</summary>
    public bool TryRecordAt(long offset, out LogRecord record)
    {
        record = default;
        if (offset < SegmentHeader.Length) return false;
        int length = RecordLengthAt(offset);
        if (length > 0) record = View(offset, length);
        return length > 0;
    }

    bool TryTake(ref LogRecord record)
    {
        int length = RecordLengthAt(Offset);
        if (length == 0) return false;
        record = View(Offset, length);
        Offset += length;
        return true;
    }

    LogRecord View(long offset, int length) => new(source.Segment, (uint)offset, _window.AsSpan((int)(offset - _windowStart), length));

    /// <summary>The length of the whole and undamaged record at an offset, or 0.</summary>
    int RecordLengthAt(long offset)
    {
        if (Ensure(offset, RecordLayout.HeaderLength) < RecordLayout.HeaderLength) return 0;
        if (!RecordLayout.TryTotalLength(_window.AsSpan((int)(offset - _windowStart)), out int length)) return 0;
        if (Ensure(offset, length) < length) return 0;
        _scanWork += length;
        return RecordLayout.ChecksumFits(source.Segment, (uint)offset, _window.AsSpan((int)(offset - _windowStart), length)) ? length : 0;
    }

    long FindRecord(long from)
    {
        _scanWork = 0;
        GaveUp = false;
        long candidate = from;
        while (true)
        {
            if (Ensure(candidate, RecordLayout.HeaderLength) < RecordLayout.HeaderLength)
            {
                long next = NextReadable(candidate);
                if (next < 0) return -1;
                candidate = next;
            }

            if (candidate > from && RecordLengthAt(candidate) > 0) return candidate;
            candidate++;
            if (_scanWork <= MaxScanWorkBytes) continue;
            GaveUp = true;
            return -1;
        }
    }

    /// <summary>The end of the hole that begins within a record header's length of this offset; -1 at the end of the data.</summary>
    long NextReadable(long offset)
    {
        for (long at = offset; at < offset + RecordLayout.HeaderLength; at++)
        {
            long next = source.EndOfHole(at);
            if (next != at) return next < source.LengthBytes ? next : -1;
        }

        return -1;
    }

    /// <summary>Brings bytes from an offset on into the window; returns how many are there.</summary>
    int Ensure(long offset, int count)
    {
        if (offset < _windowStart || offset > _windowStart + _windowCount)
        {
            _windowStart = offset;
            _windowCount = 0;
        }

        int have = (int)(_windowStart + _windowCount - offset);
        return have >= count ? have : Fill(offset, have, count);
    }

    int Fill(long offset, int have, int count)
    {
        int from = (int)(offset - _windowStart);
        byte[] target = count > _window.Length ? new byte[Math.Max(count, _window.Length * 2)] : _window;
        _window.AsSpan(from, have).CopyTo(target);
        _window = target;
        _windowStart = offset;
        _windowCount = have;
        _scanWork += have;
        while (_windowCount < count)
        {
            int read = source.Read(_windowStart + _windowCount, _window.AsSpan(_windowCount));
            if (read == 0) break;
            _windowCount += read;
        }

        return _windowCount;
    }
}
