using System.Buffers;
using Atalaya.Core.Frames;
using Atalaya.Core.Time;

namespace Atalaya.Server.Live;

/// <summary>Bytes on their way from a feed to the log, in a pooled buffer that the taker returns.</summary>
/// <param name="Arrival">Counts what was queued, over all sources.</param>
readonly record struct QueuedFrame(long Arrival, FrameKind Kind, SourceId Source, Instant ReceivedAt, byte[] Buffer, int Length)
{
    public ReadOnlySpan<byte> Payload => Buffer.AsSpan(0, Length);
    public void Return() => ArrayPool<byte>.Shared.Return(Buffer);
}
