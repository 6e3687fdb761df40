using Atalaya.Core.Frames;
using Atalaya.Core.Time;
using Atalaya.Recording.Reading;
using Atalaya.Recording.Writing;

namespace Atalaya.Tests.Recording;

/// <summary>A frame kept beyond the call that delivered it.</summary>
sealed record KeptFrame(FrameKind Kind, ushort Source, long Time, LogPosition Position, string PayloadHex);

/// <summary>Writes and reads small recordings for tests.</summary>
static class LogBench
{
    public static readonly Guid Id = new("a7a1a7a1-0000-4000-8000-000000000001");
    public static readonly Instant Begin = Instant.FromUnixSeconds(1_790_000_000);

    public static LogWriter Open(string directory, long segmentBytes = 64 << 20) =>
        LogWriter.Open(directory, Id, new LogWriterOptions { SegmentBytes = segmentBytes, BufferBytes = 1 << 12 });

    /// <summary>Appends count frames of different sizes, numbered in their payload and 1 ms apart.</summary>
    public static List<KeptFrame> Append(LogWriter writer, int count, int first = 0, int maxPayload = 40)
    {
        List<KeptFrame> kept = [];
        byte[] payload = new byte[Math.Max(maxPayload, 4)];
        for (int i = first; i < first + count; i++)
        {
            int length = 4 + (i * 7 % Math.Max(1, maxPayload - 3));
            new Random(i).NextBytes(payload);
            BitConverter.TryWriteBytes(payload, i);
            ReadOnlySpan<byte> bytes = payload.AsSpan(0, length);
            Assert.True(writer.TryAppend(FrameKind.SensorData, new SourceId((ushort)(i % 5)), Begin.PlusNanoseconds(i * 1_000_000L), bytes, out LogPosition position, out Instant time));
            kept.Add(new KeptFrame(FrameKind.SensorData, (ushort)(i % 5), time.UnixNanoseconds, position, Convert.ToHexString(bytes)));
        }

        Assert.True(writer.Flush());
        return kept;
    }

    public static List<KeptFrame> ReadAll(string directory)
    {
        using LogReader reader = LogReader.Open(directory);
        return ReadRest(reader);
    }

    public static List<KeptFrame> ReadRest(LogReader reader)
    {
        List<KeptFrame> kept = [];
        while (reader.TryRead(out Frame frame)) kept.Add(Keep(frame));
        return kept;
    }

    public static KeptFrame Keep(in Frame frame) =>
        new(frame.Kind, frame.Source.Number, frame.ReceiveTime.UnixNanoseconds, frame.Position, Convert.ToHexString(frame.Payload));
}
