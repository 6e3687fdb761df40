using System.Buffers;
using System.Text;
using System.Text.Json;
using Atalaya.Core.Frames;
using Atalaya.Core.Reports;
using Atalaya.Core.Time;
using Atalaya.Formats.ModeS;
using Atalaya.Formats.ModeS.Framing;
using Atalaya.Formats.ModeS.Records;
using Atalaya.Formats.Records;

namespace Atalaya.Tests.Formats.ModeS;

/// <summary>Frames, streams and decodes that several tests need.</summary>
static class ModeSSamples
{
    public const uint Address = 0x4840D6;

    public static ModeSFrame Frame(string hex) => ModeSFrame.FromBytes(Convert.FromHexString(hex));

    public static byte[] Beast(params (ModeSFrame Frame, ulong Ticks)[] frames) => Beast(frames, 128);

    public static byte[] Beast(IEnumerable<(ModeSFrame Frame, ulong Ticks)> frames, byte signal)
    {
        MemoryStream stream = new();
        byte[] buffer = new byte[BeastWriter.MaxLength];
        foreach ((ModeSFrame frame, ulong ticks) in frames) stream.Write(buffer, 0, BeastWriter.Write(buffer, frame, ticks, signal));
        return stream.ToArray();
    }

    public static byte[] Avr(IEnumerable<ModeSFrame> frames)
    {
        MemoryStream stream = new();
        byte[] buffer = new byte[AvrWriter.MaxLength];
        foreach (ModeSFrame frame in frames) stream.Write(buffer, 0, AvrWriter.Write(buffer, frame));
        return stream.ToArray();
    }

    /// <summary>The lines of one decode, in pieces of the given length.</summary>
    public static (string[] Lines, RecordStatistics Statistics) Lines(ModeSFraming framing, byte[] bytes, int piece = int.MaxValue)
    {
        ArrayBufferWriter<byte> output = new();
        RecordStatistics statistics = new();
        ModeSRecordDecoder decoder = new(framing);
        for (int at = 0; at < bytes.Length; at += Math.Min(piece, bytes.Length - at))
            decoder.Decode(bytes.AsSpan(at, Math.Min(piece, bytes.Length - at)), null, false, output, statistics);
        decoder.Decode([], null, true, output, statistics);
        return (Encoding.UTF8.GetString(output.WrittenSpan).Split('\n', StringSplitOptions.RemoveEmptyEntries), statistics);
    }

    public static JsonElement[] Records(ModeSFraming framing, byte[] bytes) => [.. Lines(framing, bytes).Lines.Select(Parse)];

    public static JsonElement Record(ModeSFrame frame) => Records(ModeSFraming.Beast, Beast((frame, 12_000_000))).Single();

    public static JsonElement Parse(string line) => JsonDocument.Parse(line).RootElement;

    public static Frame SensorData(byte[] bytes, double seconds) =>
        new(FrameKind.SensorData, new SourceId(7), Instant.FromUnixSeconds(1_700_000_000 + seconds), new LogPosition(1, (uint)(seconds * 10)), bytes);

    public static Report[] Reports(ISourceDecoder decoder, double seconds, params ModeSFrame[] frames)
    {
        ReportBatch batch = new();
        decoder.Decode(SensorData(Beast(frames.Select(frame => (frame, (ulong)(seconds * 12e6))), 200), seconds), batch);
        return batch.Reports.ToArray();
    }
}
