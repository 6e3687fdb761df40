using Atalaya.Core.Frames;
using Atalaya.Core.Time;
using Atalaya.Pipeline;
using Atalaya.Recording.Writing;

namespace Atalaya.SystemTests.Simulation;

/// <summary>A log of two sensors whose streams came in pieces cut anywhere.</summary>
static class SplitLog
{
    const int PieceBytes = 97;
    const double Seconds = 30;

    public static void Write(string simulated, string directory)
    {
        byte[][] streams = [File.ReadAllBytes(Path.Combine(simulated, "adsb-1.beast")), File.ReadAllBytes(Path.Combine(simulated, "ais-1.nmea"))];
        Instant start = Instant.FromUnixSeconds(1_767_225_600);
        PipelineConfiguration configuration = new()
        {
            Sources = [new SourceConfiguration { Id = 1, Name = "adsb-1", Format = "beast" }, new SourceConfiguration { Id = 2, Name = "ais-1", Format = "nmea" }],
        };
        using LogWriter log = LogWriter.Open(directory, Guid.NewGuid());
        Append(FrameKind.Configuration, 0, 0, configuration.ToJson());
        IEnumerable<(double Second, int Source, int At)> pieces = streams.SelectMany((stream, source) =>
            Enumerable.Range(0, (stream.Length + PieceBytes - 1) / PieceBytes).Select(piece => (Seconds * piece * PieceBytes / stream.Length, source, piece * PieceBytes)));
        foreach ((double second, int source, int at) in pieces.OrderBy(piece => piece.Second))
            Append(FrameKind.SensorData, (ushort)(source + 1), second, streams[source].AsSpan(at, Math.Min(PieceBytes, streams[source].Length - at)));

        void Append(FrameKind kind, ushort source, double second, ReadOnlySpan<byte> payload) =>
            Assert.True(log.TryAppend(kind, new SourceId(source), start.PlusSeconds(second), payload, out _, out _));
    }
}
