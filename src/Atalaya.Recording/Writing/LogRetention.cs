using Atalaya.Core.Frames;
using Atalaya.Core.Time;
using Atalaya.Recording.Segments;

namespace Atalaya.Recording.Writing;

/// <summary>Deletes the oldest sealed segments. Never the active one, one waiting to be sealed, or one needed to start from the checkpoint.</summary>
public static class LogRetention
{
    /// <param name="directory">Of the recording.</param>
    /// <param name="maxBytes">Bytes on disk that all segments may take together; null = no limit.</param>
    /// <param name="maxAgeNanoseconds">A segment goes when all its frames are older than this, counted from <paramref name="newest"/>; null = no limit.</param>
    /// <param name="newest">Receive time of the newest frame (<see cref="LogWriter.LastReceiveTime"/>).</param>
    /// <param name="keepFrom">Frames from here on stay whatever the limits: the newest checkpoint's position.</param>
    /// <returns>Segments deleted and bytes freed.</returns>
    public static (int Segments, long Bytes) Apply(string directory, long? maxBytes, long? maxAgeNanoseconds, Instant newest, LogPosition? keepFrom = null)
    {
        List<uint> segments = SegmentFiles.List(directory);
        long total = 0;
        foreach (uint segment in segments) total += BytesOf(directory, segment);
        int deleted = 0;
        long freed = 0;
        for (int i = 0; i + 1 < segments.Count; i++)
        {
            uint segment = segments[i];
            bool isTooOld = maxAgeNanoseconds is { } age && IsOlder(directory, segments[i + 1], newest, age);
            bool isTooMuch = maxBytes is { } limit && total - freed > limit;
            if (!(isTooOld || isTooMuch) || segment >= keepFrom?.Segment || File.Exists(SegmentFiles.ActivePath(directory, segment))) break;
            long bytes = BytesOf(directory, segment);
            File.Delete(SegmentFiles.SealedPath(directory, segment));
            freed += bytes;
            deleted++;
        }

        return (deleted, freed);
    }

    /// <summary>All frames of a segment are at most as new as the first of the next one.</summary>
    static bool IsOlder(string directory, uint nextSegment, Instant newest, long ageNanoseconds) =>
        SegmentFiles.TryFirstTime(directory, nextSegment, out Instant end) && newest.NanosecondsSince(end) > ageNanoseconds;

    static long BytesOf(string directory, uint segment) =>
        LengthOf(SegmentFiles.ActivePath(directory, segment)) + LengthOf(SegmentFiles.SealedPath(directory, segment));

    static long LengthOf(string path) => new FileInfo(path) is { Exists: true } file ? file.Length : 0;
}
