using System.Buffers;
using System.Text.Json;
using Atalaya.Core.Time;
using Atalaya.Formats.Framing;
using Atalaya.Scenarios;
using Atalaya.Server.Offline;

namespace Atalaya.Server.Simulation;

/// <summary>Writes a stream of pieces as the files of its sources, in the formats they came in, and the sources.json beside them.</summary>
sealed class RecordedWriter : IDisposable
{
    /// <summary>Bytes that are collected before they go to a file.</summary>
    const int Room = 1 << 16;

    /// <summary>Where the datagrams of rewritten captures go: a network that is nobody's (RFC 5737), and a multicast group.</summary>
    const uint FromAddress = 0xC000_0201, ToGroup = 0xEFFF_0001;
    const ushort ToPort = 8600;

    readonly string _directory;
    readonly IReadOnlyList<RecordedSource> _sources;
    readonly Target[] _targets;

    public RecordedWriter(string directory, IReadOnlyList<RecordedSource> sources)
    {
        Directory.CreateDirectory(directory);
        (_directory, _sources) = (directory, sources);
        _targets = [.. sources.Select(source => new Target(Path.Combine(directory, source.FileName), source.Framing))];
    }

    public ScenarioWriteResult Write(IPieceStream stream)
    {
        long pieces = 0, bytes = 0;
        while (stream.TryNext(out int source, out Instant time, out ReadOnlySpan<byte> piece))
        {
            _targets[source].Write(time, piece);
            pieces++;
            bytes += piece.Length;
        }

        foreach (Target target in _targets) target.Flush();
        WriteSources();
        return new ScenarioWriteResult(pieces, bytes);
    }

    void WriteSources()
    {
        SourcesFile.Content content = new([.. _sources.Select(source => new SourcesFile.Entry(
            source.Configuration.Name,
            source.FileName,
            source.Framing is null or "pcap" ? source.Configuration.Format : source.Framing,
            source.Configuration is { LatitudeDegrees: { } latitude, LongitudeDegrees: { } longitude } ? new SourcesFile.Place(latitude, longitude, source.Configuration.HeightMeters) : null,
            source.Start,
            Simulated: true,
            source.Configuration.RangeSigmaMeters,
            source.Configuration.AzimuthSigmaDegrees))]);
        using FileStream output = File.Create(Path.Combine(_directory, SourcesFile.Name));
        JsonSerializer.Serialize(output, content, SourcesJson.Default.Content);
        output.WriteByte((byte)'\n');
    }

    public void Dispose()
    {
        foreach (Target target in _targets) target.Dispose();
    }

    /// <summary>The file of one source.</summary>
    sealed class Target(string path, string? framing) : IDisposable
    {
        readonly FileStream _file = new(path, FileMode.Create, FileAccess.Write, FileShare.Read, 1);
        readonly ArrayBufferWriter<byte> _collected = new(Room);
        PcapWriter? _pcap;
        RecordingWriter? _recording;

        public void Write(Instant time, ReadOnlySpan<byte> piece)
        {
            if (framing is null) _collected.Write(piece);
            else if (framing == "pcap") (_pcap ??= new PcapWriter(_collected)).Write(time, FromAddress, ToGroup, ToPort, piece);
            else (_recording ??= new RecordingWriter(framing, time, _collected)).Write(time, piece);
            if (_collected.WrittenCount >= Room) Flush();
        }

        public void Flush()
        {
            _file.Write(_collected.WrittenSpan);
            _collected.ResetWrittenCount();
        }

        public void Dispose() => _file.Dispose();
    }
}
