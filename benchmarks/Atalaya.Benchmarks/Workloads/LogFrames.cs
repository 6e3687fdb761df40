using Atalaya.Benchmarks.Inputs;
using Atalaya.Core.Frames;
using Atalaya.Core.Time;
using Atalaya.Recording.Segments;
using Atalaya.Recording.Writing;

namespace Atalaya.Benchmarks.Workloads;

/// <summary>Writes recordings of frames of 110 bytes of simulated sensor data, 50 at a time.</summary>
sealed class LogFrames(bool tiny) : IDisposable
{
    public const int PayloadBytes = 110, FramesPerFlush = 50;

    static readonly Guid Id = new("a7a1a7a1-0000-4000-8000-0000000000be");

    readonly byte[] _bytes = DecodeInput.Create("beast", new Settings { Tiny = tiny }).Bytes;
    readonly string _root = Directory.CreateTempSubdirectory("atalaya-bench-").FullName;
    int _number;

    long SegmentBytes => tiny ? 1 << 16 : 64 << 20;

    /// <summary>Frames that fill segments whole, so that all but an empty last one are sealed.</summary>
    public long Count => (tiny ? 2 : 4) * ((SegmentBytes - SegmentHeader.Length) / RecordLayout.TotalLength(PayloadBytes)) + 1;

    public string Folder => Path.Combine(_root, _number.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Forgets the last recording.</summary>
    public void Next()
    {
        if (Directory.Exists(Folder)) Directory.Delete(Folder, recursive: true);
        _number++;
    }

    /// <summary>Appends all frames, with sealing in the background as the server does it, until the last full segment is sealed.</summary>
    public void Write()
    {
        using LogWriter writer = LogWriter.Open(Folder, Id, new LogWriterOptions { SegmentBytes = SegmentBytes, Schedule = action => Task.Run(action) });
        Instant time = Scenarios.ScenarioOptions.FixedEpoch;
        int at = 0;
        for (long i = 0; i < Count; i++)
        {
            // 200,000 frames/s: 5 µs apart.
            bool appended = writer.TryAppend(FrameKind.SensorData, new SourceId(1), time.PlusNanoseconds(i * 5_000), _bytes.AsSpan(at, PayloadBytes), out _, out _);
            if (!appended || (i % FramesPerFlush == 0 && !writer.Flush())) throw new IOException($"recording failed: {writer.LastError}");
            at += PayloadBytes;
            if (at + PayloadBytes > _bytes.Length) at = 0;
        }

        while (writer.UnsealedSegments > 0) Thread.Sleep(1);
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
