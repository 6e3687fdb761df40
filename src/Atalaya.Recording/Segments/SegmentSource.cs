namespace Atalaya.Recording.Segments;

/// <summary>The uncompressed bytes of one segment, wherever they are kept.</summary>
abstract class SegmentSource : IDisposable
{
    protected SegmentSource(uint segment) => Segment = segment;

    public uint Segment { get; }
    public abstract bool IsSealed { get; }

    /// <summary>Length of the uncompressed bytes; grows while the segment is active.</summary>
    public abstract long LengthBytes { get; }

    /// <summary>Reads at least one byte, or returns 0 at the end and inside a hole (<see cref="EndOfHole"/>).</summary>
    public abstract int Read(long offset, Span<byte> destination);

    /// <summary>The first readable offset at or after this one; the offset itself where nothing is missing.</summary>
    public abstract long EndOfHole(long offset);

    public abstract void Dispose();

    public SegmentHeader? ReadHeader(out LogProblemReason problem)
    {
        Span<byte> bytes = stackalloc byte[SegmentHeader.Length];
        int count = 0;
        while (count < bytes.Length)
        {
            int read = Read(count, bytes[count..]);
            if (read == 0) break;
            count += read;
        }

        return SegmentHeader.Read(bytes[..count], Segment, out problem);
    }
}
