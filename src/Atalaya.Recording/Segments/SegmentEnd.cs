using Atalaya.Core.Frames;

namespace Atalaya.Recording.Segments;

static class SegmentEnd
{
    /// <summary>What is wrong with the bytes after the last record of a segment.</summary>
    public static LogProblem Problem(SegmentSource source, RecordCursor cursor)
    {
        LogProblemReason reason =
            source.EndOfHole(cursor.Offset) != cursor.Offset ? LogProblemReason.DamagedBlock
            : cursor.GaveUp ? LogProblemReason.DamagedFrames
            : LogProblemReason.TornTail;
        return new LogProblem(new LogPosition(source.Segment, (uint)cursor.Offset), cursor.TailBytes, reason);
    }
}
