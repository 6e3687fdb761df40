using System.Security.Cryptography;

namespace Atalaya.Recording.Segments;

/// <summary>The running SHA-256 over the uncompressed bytes of a segment.</summary>
static class SegmentChain
{
    public const int ChunkLength = 1 << 18;

    public static IncrementalHash Start() => IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>Adds what a segment holds from an offset up to an end; returns how far it came.</summary>
    public static long Add(IncrementalHash hash, SegmentSource source, long from, long end, byte[] chunk)
    {
        while (from < end)
        {
            int read = source.Read(from, chunk.AsSpan(0, (int)Math.Min(chunk.Length, end - from)));
            if (read == 0) break;
            hash.AppendData(chunk, 0, read);
            from += read;
        }

        return from;
    }

    /// <summary>The value the next segment's header carries; of a sealed segment what its end record says.</summary>
    public static byte[] End(string directory, uint segment)
    {
        using SegmentSource source = SegmentFiles.Open(directory, segment) ?? throw new FileNotFoundException($"segment {segment} is gone");
        if (source is SealedSegment { End: { } end }) return end.Chain;
        using IncrementalHash hash = Start();
        Add(hash, source, 0, source.LengthBytes, new byte[ChunkLength]);
        return hash.GetCurrentHash();
    }
}
