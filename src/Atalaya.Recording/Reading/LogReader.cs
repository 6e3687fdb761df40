using Atalaya.Core.Frames;
using Atalaya.Core.Time;
using Atalaya.Recording.Segments;

namespace Atalaya.Recording.Reading;

/// <summary>
/// Reads the frames of a recording in order, also while another process writes it. Damage never throws: it is noted (<see cref="Problems"/>) and reading
/// goes on at the next whole frame, or at the next segment. Not thread-safe.
/// </summary>
public sealed class LogReader : IDisposable
{
    const int MaxProblems = 1000;

    readonly string _directory;
    readonly List<LogProblem> _problems = [];
    List<uint> _known = [];
    SegmentSource? _source;
    RecordCursor? _cursor;
    SegmentSource? _evidence;
    RecordCursor? _evidenceCursor;
    uint _afterSegment;
    Instant _from = Instant.MinValue;
    bool _lookedAgain;

    LogReader(string directory) => _directory = directory;

    /// <summary>The first 1,000 problems met.</summary>
    public IReadOnlyList<LogProblem> Problems => _problems;
    public long ProblemCount { get; private set; }

    /// <summary>After <see cref="TryRead"/> returned false: bytes behind the last whole frame, a write in progress or a torn tail.</summary>
    public long UnreadBytes => _cursor?.TailBytes ?? 0;

    /// <summary>Opens a recording at its first frame.</summary>
    public static LogReader Open(string directory)
    {
        if (!Directory.Exists(directory)) throw new DirectoryNotFoundException($"there is no recording at {directory}");
        LogReader reader = new(directory);
        reader.SeekToStart();
        return reader;
    }

    public void SeekToStart() => Rewind(0, Instant.MinValue);

    /// <summary>Moves to the first frame at or after a position.</summary>
    public void SeekTo(LogPosition position)
    {
        Rewind(position.Segment == 0 ? 0 : position.Segment - 1, Instant.MinValue);
        if (NextSegment() == position.Segment && OpenNext()) _cursor!.MoveTo(position.Offset);
    }

    /// <summary>Moves to the first frame received at or after a time.</summary>
    public void SeekTo(Instant receiveTime)
    {
        Rewind(0, receiveTime);
        int index = LastBefore(receiveTime);
        if (index < 0) return;
        _afterSegment = _known[index] - 1;
        if (OpenNext() && _source is SealedSegment packed) _cursor!.MoveTo(packed.OffsetBefore(receiveTime));
    }

    /// <summary>The next frame, valid until the next call. False at the end; if the recording is still being written, a later call finds what came since.</summary>
    public bool TryRead(out Frame frame)
    {
        frame = default;
        while (_cursor is not null || OpenNext())
        {
            switch (_cursor!.Step(out LogRecord record))
            {
                case CursorStep.Record when !record.IsSeal && record.ReceiveTime >= _from:
                    _lookedAgain = false;
                    frame = record.ToFrame();
                    return true;
                case CursorStep.Damage:
                    Note(_cursor.Damage);
                    break;
                case CursorStep.End when !LeaveSegment():
                    return false;
            }
        }

        return false;
    }

    /// <summary>The frame that stands exactly at a position, for evidence; valid until the next call of this method. Does not move the reader.</summary>
    public bool TryReadAt(LogPosition position, out Frame frame)
    {
        frame = default;
        if (_evidence is null || _evidence.Segment != position.Segment)
        {
            _evidence?.Dispose();
            _evidence = SegmentFiles.Open(_directory, position.Segment);
            _evidenceCursor = _evidence is null ? null : new RecordCursor(_evidence);
        }

        if (_evidenceCursor is null) return false;
        _evidenceCursor.MoveTo(position.Offset);
        if (!_evidenceCursor.TryRecordAt(position.Offset, out LogRecord record) || record.IsSeal) return false;
        frame = record.ToFrame();
        return true;
    }

    public void Dispose()
    {
        _source?.Dispose();
        _evidence?.Dispose();
    }

    void Rewind(uint afterSegment, Instant from)
    {
        _source?.Dispose();
        _source = null;
        _cursor = null;
        _afterSegment = afterSegment;
        _from = from;
        _lookedAgain = false;
        _known = SegmentFiles.List(_directory);
    }

    /// <summary>Index of the last known segment that begins before a time, -1 if none. Unreadable ones are passed over towards the older.</summary>
    int LastBefore(Instant time)
    {
        int low = 0, high = _known.Count - 1, found = -1;
        while (low <= high)
        {
            int middle = (low + high) >>> 1, probe = middle;
            Instant first;
            bool isReadable;
            while (!(isReadable = SegmentFiles.TryFirstTime(_directory, _known[probe], out first)) && probe > low) probe--;
            if (!isReadable)
            {
                low = middle + 1;   // beginning too early costs time, too late would cost frames
                continue;
            }

            if (first < time)
            {
                found = probe;
                low = middle + 1;
            }
            else
            {
                high = probe - 1;
            }
        }

        return found;
    }

    uint? NextSegment()
    {
        if (SegmentFiles.Exists(_directory, _afterSegment + 1)) return _afterSegment + 1;
        int index = _known.BinarySearch(_afterSegment + 1);
        if (index < 0) index = ~index;
        if (index == _known.Count && !SegmentFiles.Exists(_directory, _afterSegment))
        {
            // Nothing was known yet, or retention has overtaken this reader.
            _known = SegmentFiles.List(_directory);
            index = _known.BinarySearch(_afterSegment + 1);
            if (index < 0) index = ~index;
        }

        return index < _known.Count ? _known[index] : null;
    }

    bool OpenNext()
    {
        while (NextSegment() is { } segment)
        {
            _afterSegment = segment;
            _source = SegmentFiles.Open(_directory, segment);
            if (_source is null) continue;   // retention took it
            CheckHeader(_source);
            _cursor = new RecordCursor(_source);
            return true;
        }

        return false;
    }

    /// <summary>A reader may come between the creation of a segment and the writing of its header: then it is short, or whole at a second look.</summary>
    void CheckHeader(SegmentSource source)
    {
        if (source.ReadHeader(out _) is not null) return;
        if (!source.IsSealed && source.LengthBytes < SegmentHeader.Length) return;
        if (source.ReadHeader(out LogProblemReason problem) is null) Note(new LogProblem(new LogPosition(source.Segment, 0), SegmentHeader.Length, problem));
    }

    /// <summary>Goes to the segment after this one if there is one. Looks at this one once more first: the writer may have appended before it rolled.</summary>
    bool LeaveSegment()
    {
        if (NextSegment() is null) return false;
        if (!_lookedAgain)
        {
            _lookedAgain = true;
            return true;
        }

        long tail = _cursor!.TailBytes;
        if (tail > 0) Note(SegmentEnd.Problem(_source!, _cursor));
        _source!.Dispose();
        _source = null;
        _cursor = null;
        _lookedAgain = false;
        return true;
    }

    void Note(LogProblem problem)
    {
        ProblemCount++;
        if (_problems.Count < MaxProblems) _problems.Add(problem);
    }
}
