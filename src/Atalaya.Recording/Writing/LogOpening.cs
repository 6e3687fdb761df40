using System.Security.Cryptography;
using Atalaya.Core.Frames;
using Atalaya.Core.Time;
using Atalaya.Recording.Segments;

namespace Atalaya.Recording.Writing;

/// <summary>Brings a recording directory from whatever a crash left into a state a writer can continue.</summary>
sealed class LogOpening(string directory, Guid recordingId)
{
    const int MaxProblems = 100;

    /// <summary>The newest segment, if frames can be appended to it.</summary>
    public uint? Continued { get; private set; }
    public long ContinuedLength { get; private set; }
    public IncrementalHash? ContinuedHash { get; private set; }

    /// <summary>Number and previous chain of the next segment to create, if none is continued.</summary>
    public uint NextSegment { get; private set; } = 1;
    public byte[] PreviousChain { get; private set; } = new byte[SegmentHeader.HashLength];

    public Instant LastTime { get; private set; } = Instant.MinValue;
    public LogRecovery Recovery { get; private set; } = LogRecovery.Nothing;

    /// <summary>Finished segments a crash left uncompressed.</summary>
    public List<uint> Unsealed { get; } = [];

    public void Run()
    {
        DeleteTemporaries();
        List<uint> segments = SegmentFiles.List(directory);
        foreach (uint segment in segments) SettleSealing(segment);
        if (segments.Count == 0) return;
        CheckRecordingId(segments);
        uint newest = segments[^1];
        bool isNewestActive = File.Exists(SegmentFiles.ActivePath(directory, newest));
        if (isNewestActive) RecoverActive(newest);
        if (Continued is null) StartAfter(newest, SegmentFiles.Exists(directory, newest), segments);
        foreach (uint segment in segments)
            if (segment != Continued && File.Exists(SegmentFiles.ActivePath(directory, segment))) Unsealed.Add(segment);
    }

    void DeleteTemporaries()
    {
        foreach (string path in Directory.EnumerateFiles(directory, "*" + SegmentFiles.SealedSuffix + SegmentFiles.TemporarySuffix)) File.Delete(path);
    }

    /// <summary>Where both forms of a segment exist, keeps the compressed one only if it is complete.</summary>
    void SettleSealing(uint segment)
    {
        string active = SegmentFiles.ActivePath(directory, segment), packed = SegmentFiles.SealedPath(directory, segment);
        if (!File.Exists(active) || !File.Exists(packed)) return;
        bool isComplete;
        using (SealedSegment? source = SegmentFiles.OpenSealed(directory, segment))
            isComplete = source is not null && source.LengthBytes == new FileInfo(active).Length && source.IsWhole();
        File.Delete(isComplete ? active : packed);
    }

    void CheckRecordingId(List<uint> segments)
    {
        for (int i = segments.Count - 1; i >= 0; i--)
        {
            using SegmentSource? source = SegmentFiles.Open(directory, segments[i]);
            if (source is null) continue;
            SegmentHeader? header = source.ReadHeader(out LogProblemReason problem);
            if (problem == LogProblemReason.UnknownVersion)
                throw new InvalidDataException($"{directory}: segment {segments[i]} was written by a newer version");
            if (header is null) continue;
            if (header.RecordingId != recordingId)
                throw new InvalidDataException($"{directory} holds the recording {header.RecordingId}, not {recordingId}");
            return;
        }
    }

    void RecoverActive(uint segment)
    {
        using SegmentSource source = SegmentFiles.Open(directory, segment)!;
        SegmentHeader? header = source.ReadHeader(out LogProblemReason headerProblem);
        bool hasHeader = header is not null;
        List<LogProblem> problems = [];
        if (!hasHeader) problems.Add(new LogProblem(new LogPosition(segment, 0), SegmentHeader.Length, headerProblem));
        RecordCursor cursor = new(source);
        LastTime = header?.Created ?? LastTime;
        long frames = CountFrames(cursor, problems);
        long tail = source.LengthBytes - cursor.Offset;
        if (!hasHeader && frames == 0 && !cursor.GaveUp)
        {
            Recovery = new LogRecovery(0, new LogPosition(segment, 0), source.LengthBytes, []);
            File.Delete(SegmentFiles.ActivePath(directory, segment));
            return;
        }

        if (cursor.GaveUp)
        {
            problems.Add(new LogProblem(new LogPosition(segment, (uint)cursor.Offset), tail, LogProblemReason.DamagedFrames));
            Recovery = new LogRecovery(frames, null, 0, problems);
            return;
        }

        LogPosition? cutAt = tail > 0 ? new LogPosition(segment, (uint)cursor.Offset) : null;
        Recovery = new LogRecovery(frames, cutAt, tail, problems);
        Continue(segment, source, cursor.Offset);
    }

    long CountFrames(RecordCursor cursor, List<LogProblem> problems)
    {
        long frames = 0;
        while (true)
        {
            CursorStep step = cursor.Step(out LogRecord record);
            if (step == CursorStep.End) return frames;
            if (step == CursorStep.Damage)
            {
                if (problems.Count < MaxProblems) problems.Add(cursor.Damage);
                continue;
            }

            LastTime = Instant.Max(LastTime, record.ReceiveTime);
            if (!record.IsSeal) frames++;
        }
    }

    void Continue(uint segment, SegmentSource source, long length)
    {
        IncrementalHash hash = SegmentChain.Start();
        if (SegmentChain.Add(hash, source, 0, length, new byte[SegmentChain.ChunkLength]) != length) throw new IOException($"segment {segment} could not be read to its end");
        Continued = segment;
        ContinuedLength = length;
        ContinuedHash = hash;
        NextSegment = segment + 1;
    }

    void StartAfter(uint newest, bool isNewestThere, List<uint> segments)
    {
        NextSegment = isNewestThere ? newest + 1 : newest;
        uint? previous = isNewestThere ? newest : segments.Count > 1 ? segments[^2] : null;
        if (previous is not { } before) return;
        PreviousChain = SegmentChain.End(directory, before);
        if (LastTime != Instant.MinValue) return;
        using SegmentSource? source = SegmentFiles.Open(directory, before);
        if (source is SealedSegment { End: { } end }) LastTime = end.LastTime;
        else if (source is not null) _ = CountFrames(new RecordCursor(source), []);
    }
}
