using System.Buffers.Binary;
using System.Security.Cryptography;
using Atalaya.Recording.Segments;
using ZstdSharp;

namespace Atalaya.Recording.Checkpoints;

/// <summary>Writes and reads one checkpoint file: a header, then the state in pieces, each [length u32, CRC-32C u32, zstd frame].</summary>
static class CheckpointFile
{
    const int PieceLength = 1 << 20;
    const int PieceHeaderLength = 8;
    const int CompressionLevel = 1;

    public static void Write(FileStream file, CheckpointInfo info, ReadOnlySpan<byte> state)
    {
        byte[] buffer = new byte[PieceHeaderLength + Compressor.GetCompressBound(PieceLength)];
        new CheckpointLayout(info, state.Length, SHA256.HashData(state)).Write(buffer);
        file.Write(buffer, 0, CheckpointLayout.HeaderLength);
        using Compressor compressor = new(CompressionLevel);
        while (!state.IsEmpty)
        {
            int count = Math.Min(state.Length, PieceLength);
            int written = compressor.Wrap(state[..count], buffer.AsSpan(PieceHeaderLength));
            BinaryPrimitives.WriteInt32LittleEndian(buffer, written);
            BinaryPrimitives.WriteUInt32LittleEndian(buffer.AsSpan(4), Crc32C.Compute(buffer.AsSpan(PieceHeaderLength, written)));
            file.Write(buffer, 0, PieceHeaderLength + written);
            state = state[count..];
        }
    }

    public static CheckpointLayout? ReadHeader(FileStream file, out string reason)
    {
        byte[] bytes = new byte[CheckpointLayout.HeaderLength];
        int count = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return CheckpointLayout.Read(bytes.AsSpan(0, count), out reason);
    }

    /// <summary>The state, or null and why not.</summary>
    public static byte[]? ReadState(FileStream file, CheckpointLayout layout, out string reason)
    {
        reason = "the state is damaged";
        if (layout.StateLength < 0 || layout.StateLength > Array.MaxLength) return null;
        long leastPieces = (layout.StateLength + PieceLength - 1) / PieceLength;
        if (leastPieces * PieceHeaderLength > file.Length) return null;
        byte[] state = new byte[layout.StateLength];
        byte[] buffer = new byte[PieceHeaderLength + Compressor.GetCompressBound(PieceLength)];
        using Decompressor decompressor = new();
        for (int at = 0; at < state.Length; at += PieceLength)
            if (!TryReadPiece(file, decompressor, buffer, state.AsSpan(at, Math.Min(PieceLength, state.Length - at)))) return null;
        if (file.Position != file.Length || !SHA256.HashData(state).AsSpan().SequenceEqual(layout.StateHash)) return null;
        reason = "";
        return state;
    }

    static bool TryReadPiece(FileStream file, Decompressor decompressor, byte[] buffer, Span<byte> destination)
    {
        if (file.ReadAtLeast(buffer.AsSpan(0, PieceHeaderLength), PieceHeaderLength, throwOnEndOfStream: false) < PieceHeaderLength) return false;
        uint length = BinaryPrimitives.ReadUInt32LittleEndian(buffer);
        uint checksum = BinaryPrimitives.ReadUInt32LittleEndian(buffer.AsSpan(4));
        if (length > buffer.Length) return false;
        Span<byte> compressed = buffer.AsSpan(0, (int)length);
        if (file.ReadAtLeast(compressed, compressed.Length, throwOnEndOfStream: false) < compressed.Length || Crc32C.Compute(compressed) != checksum) return false;
        try
        {
            return decompressor.Unwrap(compressed, destination) == destination.Length;
        }
        catch (ZstdException)
        {
            return false;
        }
    }
}
