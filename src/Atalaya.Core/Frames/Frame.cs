using Atalaya.Core.Time;

namespace Atalaya.Core.Frames;

/// <summary>One entry of the log: the only kind of input there is. The payload is valid only during the call that hands the frame over.</summary>
public readonly ref struct Frame
{
    public Frame(FrameKind kind, SourceId source, Instant receiveTime, LogPosition position, ReadOnlySpan<byte> payload)
    {
        Kind = kind;
        Source = source;
        ReceiveTime = receiveTime;
        Position = position;
        Payload = payload;
    }

    public FrameKind Kind { get; }
    public SourceId Source { get; }

    /// <summary>Assigned by the one appender; never decreases along the log.</summary>
    public Instant ReceiveTime { get; }

    public LogPosition Position { get; }
    public ReadOnlySpan<byte> Payload { get; }
}
