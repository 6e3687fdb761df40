using Atalaya.Core.Time;
using Atalaya.Recording.Segments;

namespace Atalaya.Recording.Reading;

/// <summary>How much log a directory holds.</summary>
/// <param name="FirstSegment">The oldest; 0 = there is none.</param>
/// <param name="FirstTime">Receive time of the oldest frame; null = it cannot be told.</param>
public sealed record LogExtent(int Segments, long Bytes, uint FirstSegment, Instant? FirstTime)
{
    public static LogExtent Of(string directory)
    {
        List<uint> segments = Directory.Exists(directory) ? SegmentFiles.List(directory) : [];
        long bytes = 0;
        foreach (uint segment in segments) bytes += LengthOf(SegmentFiles.ActivePath(directory, segment)) + LengthOf(SegmentFiles.SealedPath(directory, segment));
        if (segments.Count == 0) return new LogExtent(0, 0, 0, null);
        Instant? first = SegmentFiles.TryFirstTime(directory, segments[0], out Instant time) ? time : null;
        return new LogExtent(segments.Count, bytes, segments[0], first);
    }

    static long LengthOf(string path) => new FileInfo(path) is { Exists: true } file ? file.Length : 0;
}
