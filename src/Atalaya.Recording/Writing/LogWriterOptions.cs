namespace Atalaya.Recording.Writing;

/// <summary>How a <see cref="LogWriter"/> writes.</summary>
public sealed record LogWriterOptions
{
    public const long MaxSegmentBytes = 2L << 30;

    /// <summary>A segment is rolled before it would grow beyond this many uncompressed bytes; at most 2 GiB.</summary>
    public long SegmentBytes { get; init; } = 64 << 20;

    /// <summary>Frames are written to the operating system when this many bytes wait, even without <see cref="LogWriter.Flush"/>.</summary>
    public int BufferBytes { get; init; } = 1 << 18;

    /// <summary>Runs the sealing of a finished segment (compression, about 0.3 s for 64 MiB), usually on a thread of its own; null = at once, inside the append.</summary>
    public Action<Action>? Schedule { get; init; }

    /// <summary>Called before bytes are written to a segment, for tests of failing storage.</summary>
    internal Action<Microsoft.Win32.SafeHandles.SafeFileHandle, long>? BeforeWrite { get; init; }
}
