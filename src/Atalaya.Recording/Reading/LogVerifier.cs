using System.Security.Cryptography;
using Atalaya.Core.Frames;
using Atalaya.Core.Time;
using Atalaya.Recording.Segments;

namespace Atalaya.Recording.Reading;

/// <summary>Checks every byte of a recording: checksums, the hash chain inside and across segments, order of time, missing segments.</summary>
public sealed class LogVerifier
{
    const int MaxProblems = 1000;

    readonly List<LogProblem> _problems = [];
    readonly byte[] _hashValue = new byte[SegmentHeader.HashLength];
    long _problemCount;
    readonly byte[] _chunk = new byte[SegmentChain.ChunkLength];
    Guid? _recordingId;
    uint _first;
    uint _last;
    int _segments;
    int _sealed;
    long _frames;
    long _bytes;
    Instant? _firstTime;
    Instant? _lastTime;

    /// <summary>Chain value of the segment before; null where it cannot be known.</summary>
    byte[]? _chain;

    LogVerifier()
    {
    }

    /// <param name="directory">Of the recording.</param>
    /// <param name="progress">Told the share done, 0 to 1, after each segment.</param>
    public static LogVerification Verify(string directory, Action<double>? progress = null)
    {
        if (!Directory.Exists(directory)) throw new DirectoryNotFoundException($"there is no recording at {directory}");
        LogVerifier verifier = new();
        List<uint> segments = SegmentFiles.List(directory);
        for (int i = 0; i < segments.Count; i++)
        {
            verifier.CheckFile(directory, segments[i]);
            progress?.Invoke((i + 1) / (double)segments.Count);
        }

        return new LogVerification(
            verifier._recordingId, verifier._first, verifier._last, verifier._segments, verifier._sealed, verifier._frames, verifier._bytes,
            verifier._firstTime, verifier._lastTime, verifier._chain ?? [], verifier._problems, verifier._problemCount);
    }

    void CheckFile(string directory, uint segment)
    {
        try
        {
            using SegmentSource? source = SegmentFiles.Open(directory, segment);
            if (source is not null) Check(source);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Note(segment, 0, 0, LogProblemReason.Unreadable);
            _chain = null;
            _last = segment;
        }
    }

    void Check(SegmentSource source)
    {
        if (_segments == 0 && _last == 0) _first = source.Segment;
        else if (source.Segment != _last + 1) NoteMissing(source.Segment);
        _last = source.Segment;
        _segments++;
        if (source.IsSealed) _sealed++;
        CheckHeader(source);
        long length = source.LengthBytes;
        _bytes += length;
        using IncrementalHash hash = SegmentChain.Start();
        long hashed = CheckRecords(source, hash);
        hashed = SegmentChain.Add(hash, source, hashed, length, _chunk);
        _chain = hashed == length ? hash.GetCurrentHash() : null;
        if (source is SealedSegment packed) CheckEnd(packed);
    }

    void NoteMissing(uint segment)
    {
        Note(segment, 0, 0, LogProblemReason.MissingSegments);
        _chain = null;
    }

    void CheckHeader(SegmentSource source)
    {
        if (source.ReadHeader(out LogProblemReason problem) is not { } header)
        {
            Note(source.Segment, 0, SegmentHeader.Length, problem);
            return;
        }

        _recordingId ??= header.RecordingId;
        if (header.RecordingId != _recordingId) Note(source.Segment, 0, 0, LogProblemReason.WrongRecording);
        ReadOnlySpan<byte> expected = source.Segment == 1 ? new byte[SegmentHeader.HashLength] : _chain;
        if (expected.Length > 0 && !expected.SequenceEqual(header.PreviousChain)) Note(source.Segment - 1, 0, 0, LogProblemReason.BrokenChain);
    }

    /// <summary>Checks the records; returns how far the bytes were hashed on the way.</summary>
    long CheckRecords(SegmentSource source, IncrementalHash hash)
    {
        RecordCursor cursor = new(source);
        long hashed = 0;
        while (true)
        {
            CursorStep step = cursor.Step(out LogRecord record);
            if (step == CursorStep.End) break;
            if (step == CursorStep.Damage)
            {
                Note(cursor.Damage);
                continue;
            }

            CheckTime(record);
            if (!record.IsSeal)
            {
                _frames++;

                // In step with the cursor, so that a sealed block is unpacked once.
                if (cursor.Offset - hashed >= SegmentChain.ChunkLength) hashed = SegmentChain.Add(hash, source, hashed, cursor.Offset, _chunk);
                continue;
            }

            hashed = SegmentChain.Add(hash, source, hashed, record.Position.Offset, _chunk);
            CheckSeal(hash, hashed, record);
        }

        if (cursor.TailBytes > 0) Note(SegmentEnd.Problem(source, cursor));
        return hashed;
    }

    void CheckTime(in LogRecord record)
    {
        _firstTime ??= record.ReceiveTime;
        if (record.ReceiveTime < _lastTime) Note(record.Position.Segment, record.Position.Offset, record.TotalLength, LogProblemReason.TimeWentBack);
        else _lastTime = record.ReceiveTime;
    }

    void CheckSeal(IncrementalHash hash, long hashed, in LogRecord record)
    {
        hash.GetCurrentHash(_hashValue);
        if (hashed == record.Position.Offset && !record.Payload.SequenceEqual(_hashValue))
            Note(record.Position.Segment, record.Position.Offset, record.TotalLength, LogProblemReason.BrokenChain);
    }

    void CheckEnd(SealedSegment source)
    {
        if (source.End is not { } end) Note(source.Segment, source.LengthBytes, 0, LogProblemReason.DamagedEnd);
        else if (_chain is not null && !_chain.AsSpan().SequenceEqual(end.Chain)) Note(source.Segment, 0, 0, LogProblemReason.BrokenChain);
        if (source.HasStrayBytes) Note(source.Segment, 0, 0, LogProblemReason.DamagedBlock);

        // The end record still vouches for the next segment's header where a block is lost.
        _chain ??= source.End?.Chain;
    }

    void Note(uint segment, long offset, long lengthBytes, LogProblemReason reason) =>
        Note(new LogProblem(new LogPosition(segment, (uint)offset), lengthBytes, reason));

    void Note(LogProblem problem)
    {
        _problemCount++;
        if (_problems.Count < MaxProblems) _problems.Add(problem);
    }
}
