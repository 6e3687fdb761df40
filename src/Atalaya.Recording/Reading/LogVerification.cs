using Atalaya.Core.Time;

namespace Atalaya.Recording.Reading;

/// <summary>The outcome of checking a recording.</summary>
/// <param name="RecordingId">Null if no segment has a readable header.</param>
/// <param name="Bytes">Uncompressed bytes of all segments.</param>
/// <param name="ChainEnd">SHA-256 over the newest segment as it is: stands for the whole recording.</param>
/// <param name="Problems">The first 1,000 problems.</param>
public sealed record LogVerification(
    Guid? RecordingId, uint FirstSegment, uint LastSegment, int Segments, int SealedSegments, long Frames, long Bytes,
    Instant? FirstTime, Instant? LastTime, byte[] ChainEnd, IReadOnlyList<LogProblem> Problems, long ProblemCount)
{
    public bool IsSound => ProblemCount == 0;
}
