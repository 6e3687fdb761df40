using Microsoft.Win32.SafeHandles;

namespace Atalaya.Recording.Segments;

/// <summary>An uncompressed segment, perhaps still being written.</summary>
sealed class ActiveSegment(uint segment, SafeFileHandle handle) : SegmentSource(segment)
{
    public override bool IsSealed => false;
    public override long LengthBytes => RandomAccess.GetLength(handle);
    public override int Read(long offset, Span<byte> destination) => RandomAccess.Read(handle, destination, offset);
    public override long EndOfHole(long offset) => offset;
    public override void Dispose() => handle.Dispose();
}
