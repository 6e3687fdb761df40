using Atalaya.Recording.Segments;

namespace Atalaya.Recording.Reading;

/// <summary>What a directory holds, without reading it through.</summary>
public static class RecordingDirectory
{
    public static bool HasSegments(string directory) => Directory.Exists(directory) && SegmentFiles.List(directory).Count > 0;

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
