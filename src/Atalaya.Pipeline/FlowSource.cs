using Atalaya.Core.Frames;
using Atalaya.Core.Reports;
using Atalaya.Core.State;
using Atalaya.Core.Time;

namespace Atalaya.Pipeline;

/// <summary>One source inside the flow: its decoder and the frames of the open tick that wait for it.</summary>
public sealed class FlowSource
{
    readonly List<PendingFrame> _pending = [];

    internal FlowSource(SourceConfiguration configuration, ISourceDecoder decoder)
    {
        Configuration = configuration;
        Decoder = decoder;
    }

    public SourceConfiguration Configuration { get; }
    public ISourceDecoder Decoder { get; }

    /// <summary>Receive time of its latest frame; default = none yet.</summary>
    public Instant LastReceiveTime { get; private set; }

    public long FrameCount { get; private set; }

    internal ReportBatch Batch { get; } = new();
    internal bool HasPending => _pending.Count > 0;

    internal void Add(in Frame frame, int payloadStart)
    {
        _pending.Add(new PendingFrame(payloadStart, frame.Payload.Length, frame.ReceiveTime, frame.Position));
        LastReceiveTime = frame.ReceiveTime;
        FrameCount++;
    }

    internal void DecodePending(byte[] payloads)
    {
        Batch.Clear();
        SourceId id = new(Configuration.Id);
        foreach (PendingFrame pending in _pending)
        {
            Frame frame = new(FrameKind.SensorData, id, pending.ReceiveTime, pending.Position, payloads.AsSpan(pending.Start, pending.Length));
            Decoder.Decode(frame, Batch);
        }

        _pending.Clear();
    }

    internal void Save(StateWriter writer)
    {
        writer.Tag("FSRC", 1);
        writer.Write(LastReceiveTime.UnixNanoseconds);
        writer.Write(FrameCount);
        Decoder.Save(writer);
    }

    internal void Load(ref StateReader reader)
    {
        reader.Tag("FSRC", 1);
        LastReceiveTime = new Instant(reader.ReadInt64());
        FrameCount = reader.ReadInt64();
        Decoder.Load(ref reader);
    }

    readonly record struct PendingFrame(int Start, int Length, Instant ReceiveTime, LogPosition Position);
}
