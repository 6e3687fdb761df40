using System.Globalization;
using Atalaya.Core.Time;
using Microsoft.Win32.SafeHandles;

namespace Atalaya.Recording.Segments;

/// <summary>Names, listing and opening of the segments of a recording directory.</summary>
static class SegmentFiles
{
    public const string ActiveSuffix = ".log";
    public const string SealedSuffix = ".log.zst";
    public const string TemporarySuffix = ".tmp";

    public static string ActivePath(string directory, uint segment) => Path.Combine(directory, Name(segment) + ActiveSuffix);
    public static string SealedPath(string directory, uint segment) => Path.Combine(directory, Name(segment) + SealedSuffix);

    public static bool Exists(string directory, uint segment) =>
        File.Exists(ActivePath(directory, segment)) || File.Exists(SealedPath(directory, segment));

    /// <summary>The segments in ascending order, each once.</summary>
    public static List<uint> List(string directory)
    {
        SortedSet<uint> segments = [];
        foreach (string path in Directory.EnumerateFiles(directory))
            if (TryParse(Path.GetFileName(path), out uint segment)) segments.Add(segment);
        return [.. segments];
    }

    /// <summary>Null where the segment does not exist. The uncompressed file wins while both are there (see docs/formats/log.md, sealing).</summary>
    public static SegmentSource? Open(string directory, uint segment)
    {
        if (TryOpenFile(ActivePath(directory, segment)) is { } active) return new ActiveSegment(segment, active);
        return OpenSealed(directory, segment);
    }

    public static SealedSegment? OpenSealed(string directory, uint segment)
    {
        if (TryOpenFile(SealedPath(directory, segment)) is not { } handle) return null;
        try
        {
            return new SealedSegment(segment, handle);
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    /// <summary>Receive time of the segment's first frame, without unpacking anything.</summary>
    public static bool TryFirstTime(string directory, uint segment, out Instant time)
    {
        Span<byte> bytes = stackalloc byte[SegmentHeader.Length];
        time = default;
        if (TryOpenFile(ActivePath(directory, segment)) is { } active)
        {
            using (active)
            {
                SegmentHeader? header = SegmentHeader.Read(bytes[..ReadFully(active, 0, bytes)], segment, out _);
                time = header?.Created ?? default;
                return header is not null;
            }
        }

        if (TryOpenFile(SealedPath(directory, segment)) is not { } packed) return false;
        using (packed)
        {
            bool found = SealedLayout.TryReadBlock(bytes[..ReadFully(packed, 0, bytes)], segment, 0, out SealedBlock block) && block.Offset == 0;
            time = block.FirstTime;
            return found;
        }
    }

    public static int ReadFully(SafeFileHandle handle, long position, Span<byte> destination)
    {
        int count = 0;
        while (count < destination.Length)
        {
            int read = RandomAccess.Read(handle, destination[count..], position + count);
            if (read == 0) break;
            count += read;
        }

        return count;
    }

    static SafeFileHandle? TryOpenFile(string path)
    {
        try
        {
            return File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    static string Name(uint segment) => segment.ToString("D8", CultureInfo.InvariantCulture);

    static bool TryParse(string name, out uint segment)
    {
        segment = 0;
        string suffix = name.EndsWith(SealedSuffix, StringComparison.Ordinal) ? SealedSuffix : ActiveSuffix;
        return name.EndsWith(suffix, StringComparison.Ordinal)
            && uint.TryParse(name.AsSpan(0, name.Length - suffix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out segment)
            && name == Name(segment) + suffix
            && segment > 0;
    }
}
