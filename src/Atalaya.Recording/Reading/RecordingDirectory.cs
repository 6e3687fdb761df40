using Atalaya.Core.Time;
using Atalaya.Recording.Segments;

namespace Atalaya.Recording.Reading;

/// <summary>What a directory holds, without reading it through.</summary>
public static class RecordingDirectory
{
    public static bool HasSegments(string directory) => Directory.Exists(directory) && SegmentFiles.List(directory).Count > 0;

    /// <summary>Receive time of the oldest frame; null where no segment can be read.</summary>
    public static Instant? FirstTime(string directory)
    {
        if (!Directory.Exists(directory)) return null;
        foreach (uint segment in SegmentFiles.List(directory))
            if (SegmentFiles.TryFirstTime(directory, segment, out Instant time)) return time;
        return null;
    }

    /// <summary>The oldest segment that is there, 0 if none.</summary>
    public static uint FirstSegment(string directory) => Directory.Exists(directory) && SegmentFiles.List(directory) is [var first, ..] ? first : 0;

    /// <summary>Receive time of the newest frame; reads a segment that is not sealed from its begin.</summary>
    public static Instant? LastTime(string directory)
    {
        if (!Directory.Exists(directory)) return null;
        List<uint> segments = SegmentFiles.List(directory);
        for (int i = segments.Count - 1; i >= 0; i--)
        {
            using SegmentSource? source = SegmentFiles.Open(directory, segments[i]);
            Instant? last = source is SealedSegment { End: { } end } ? end.LastTime : source is null ? null : LastRecord(source);
            if (last is not null) return last;
        }

        return null;
    }

    static Instant? LastRecord(SegmentSource source)
    {
        RecordCursor cursor = new(source);
        Instant? last = null;
        CursorStep step;
        while ((step = cursor.Step(out LogRecord record)) != CursorStep.End)
            if (step == CursorStep.Record) last = record.ReceiveTime;
        return last;
    }

    /// <summary>The id of the recording in a directory; false if there is none yet, or no segment has a readable header.</summary>
    public static bool TryReadId(string directory, out Guid recordingId)
    {
        recordingId = default;
        if (!Directory.Exists(directory)) return false;
        foreach (uint segment in SegmentFiles.List(directory))
        {
            using SegmentSource? source = SegmentFiles.Open(directory, segment);
            if (source?.ReadHeader(out _) is not { } header) continue;
            recordingId = header.RecordingId;
            return true;
        }

        return false;
    }
}
