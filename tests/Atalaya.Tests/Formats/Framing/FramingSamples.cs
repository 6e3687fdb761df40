using System.Buffers;
using System.Buffers.Binary;
using Atalaya.Core.Time;
using Atalaya.Formats.Framing;
using CsCheck;

namespace Atalaya.Tests.Formats.Framing;

/// <summary>Recordings made for tests, and what a reader makes of them.</summary>
static class FramingSamples
{
    public static readonly Instant Start = Instant.FromDateTime(new DateTime(2026, 3, 1, 23, 59, 30, DateTimeKind.Utc));

    public static IEnumerable<string> Written => RecordingFormats.Names.Where(name => name != "pcap");

    /// <summary>Frames of one block (framing gps knows no other) at gaps of up to two minutes.</summary>
    public static Gen<(int GapMs, byte[] Block)[]> Frames { get; } =
        Gen.Select(Gen.Int[0, 120_000], Gen.Byte[1, 255], Gen.Byte.Array[1, 60], (gap, category, content) => (gap, Block(category, content))).Array[3, 12];

    public static byte[] Block(byte category, params byte[] content)
    {
        byte[] block = [category, 0, 0, .. content];
        BinaryPrimitives.WriteUInt16BigEndian(block.AsSpan(1), (ushort)block.Length);
        return block;
    }

    public static byte[] Write(string name, IEnumerable<(int GapMs, byte[] Block)> frames, out List<Instant> times)
    {
        ArrayBufferWriter<byte> output = new();
        RecordingWriter writer = new(name, Start, output);
        times = [];
        Instant time = Start;
        foreach ((int gap, byte[] block) in frames)
        {
            time = time.PlusNanoseconds(gap * 1_000_000L);
            times.Add(time);
            writer.Write(time, block);
        }

        return output.WrittenSpan.ToArray();
    }

    public sealed record Read(string Payload, Instant? Time, long Offset, long Length, long Number, FramingFault Fault);

    public static List<Read> ReadAll(IRecordingReader reader, ReadOnlySpan<byte> bytes, int pieceLength = int.MaxValue)
    {
        List<Read> frames = [];
        bool end;
        do
        {
            ReadOnlySpan<byte> piece = bytes[..Math.Min(pieceLength, bytes.Length)];
            bytes = bytes[piece.Length..];
            end = piece.IsEmpty;
            while (reader.TryRead(ref piece, end, out RecordedFrame frame))
                frames.Add(new Read(Convert.ToHexString(frame.Payload), frame.Time, frame.Offset, frame.Length, frame.Number, frame.Fault));
            Assert.True(piece.IsEmpty);
        }
        while (!end);
        return frames;
    }
}
