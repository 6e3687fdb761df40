using Atalaya.Core.Frames;

namespace Atalaya.Recording;

/// <summary>A located problem of the log.</summary>
/// <param name="Position">Where it begins, in uncompressed bytes.</param>
/// <param name="LengthBytes">How many uncompressed bytes it spans; 0 where it is not a stretch of bytes.</param>
public readonly record struct LogProblem(LogPosition Position, long LengthBytes, LogProblemReason Reason)
{
    public override string ToString()
    {
        string extent = LengthBytes > 0 ? FormattableString.Invariant($", {LengthBytes} bytes") : "";
        return FormattableString.Invariant($"segment {Position.Segment}, offset {Position.Offset}{extent}: {Describe(Reason)}");
    }

    static string Describe(LogProblemReason reason) => reason switch
    {
        LogProblemReason.DamagedHeader => "the segment header is damaged",
        LogProblemReason.UnknownVersion => "the segment was written by a newer version",
        LogProblemReason.WrongSegment => "the file holds another segment than its name says",
        LogProblemReason.WrongRecording => "the segment belongs to another recording",
        LogProblemReason.DamagedFrames => "damaged frames",
        LogProblemReason.TornTail => "torn tail: no whole frame follows",
        LogProblemReason.DamagedBlock => "a compressed block is damaged or missing",
        LogProblemReason.DamagedEnd => "the end record is damaged or missing",
        LogProblemReason.BrokenChain => "the bytes are not those that were sealed (hash chain)",
        LogProblemReason.MissingSegments => "segments are missing before this one",
        LogProblemReason.TimeWentBack => "the receive time goes back",
        LogProblemReason.Unreadable => "the file cannot be read",
        _ => reason.ToString(),
    };
}
