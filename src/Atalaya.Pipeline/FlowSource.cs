using Atalaya.Core.Frames;
using Atalaya.Core.Reports;
using Atalaya.Core.State;
using Atalaya.Core.Time;

namespace Atalaya.Pipeline;

/// <summary>One source inside the flow: its decoder and the frames of the open tick that wait for it.</summary>
public sealed class FlowSource
{
    readonly List<PendingFrame> _pending = [];
    ulong _firstSequence;

    /// <param name="firstSequence">The sequence of its first report: a source that changed goes on where it was.</param>
    internal FlowSource(SourceConfiguration configuration, ISourceDecoder decoder, ulong firstSequence = 0)
    {
        Configuration = configuration;
        Decoder = decoder;
        NextSequence = _firstSequence = firstSequence;
    }

    public SourceConfiguration Configuration { get; }
    public ISourceDecoder Decoder { get; }

    /// <summary>Receive time of its latest frame; default = none yet.</summary>
    public Instant LastReceiveTime { get; private set; }

    public long FrameCount { get; private set; }

    /// <summary>Its reports that were copies of a transmission already reported, over another network or by another receiver.</summary>
    public long Duplicates { get; private set; }

    /// <summary>Frames that the decoder could not take: a defect of the decoder, kept from harming other sources.</summary>
    public long FailedFrames { get; private set; }

    /// <summary>What the last of them said; null = none since the program started.</summary>
    public string? LastFailure { get; private set; }

    /// <summary>What its sensors said of themselves.</summary>
    public SensorStatusTable Sensors { get; } = new();

    public StampDifferences Stamps { get; } = new();

    internal ulong NextSequence { get; private set; }
    internal ReportBatch Batch { get; } = new();
    internal bool HasPending => _pending.Count > 0;

    internal void Add(in Frame frame, int payloadStart)
    {
        _pending.Add(new PendingFrame(payloadStart, frame.Payload.Length, frame.ReceiveTime, frame.Position));
        LastReceiveTime = frame.ReceiveTime;
        FrameCount++;
    }

    internal void CountDuplicate() => Duplicates++;

    internal void DecodePending(byte[] payloads)
    {
        Batch.Clear();
        SourceId id = new(Configuration.Id);
        foreach (PendingFrame pending in _pending)
        {
            Frame frame = new(FrameKind.SensorData, id, pending.ReceiveTime, pending.Position, payloads.AsSpan(pending.Start, pending.Length));
            Decode(frame);
        }

        _pending.Clear();
        Sensors.Apply(Batch.Services);
        if (Batch.Count == 0) return;
        Stamps.Add(Batch.Reports);
        if (_firstSequence != 0)
            foreach (ref Report report in Batch.Reports) report.Sequence += _firstSequence;
        NextSequence = Batch.Reports[^1].Sequence + 1;
    }

    /// <summary>The one catch-all of a source. What was decoded before the failure stays, so that a replay, failing alike, gives the same.</summary>
    void Decode(in Frame frame)
    {
        try
        {
            Decoder.Decode(frame, Batch);
        }
        catch (Exception exception)
        {
            FailedFrames++;
            LastFailure = exception.Message;
        }
    }

    internal void Save(StateWriter writer)
    {
        writer.Tag("FSRC", 3);
        writer.Write(LastReceiveTime.UnixNanoseconds);
        writer.Write(FrameCount);
        writer.Write(FailedFrames);
        writer.Write(Duplicates);
        writer.Write(_firstSequence);
        writer.Write(NextSequence);
        Sensors.Save(writer);
        Decoder.Save(writer);
    }

    internal void Load(ref StateReader reader)
    {
        if (reader.Tag("FSRC", 3) < 3) throw new InvalidDataException("state: of a source without its sensors");
        LastReceiveTime = new Instant(reader.ReadInt64());
        FrameCount = reader.ReadInt64();
        FailedFrames = reader.ReadInt64();
        Duplicates = reader.ReadInt64();
        _firstSequence = reader.ReadUInt64();
        NextSequence = reader.ReadUInt64();
        Sensors.Load(ref reader);
        Decoder.Load(ref reader);
    }

    readonly record struct PendingFrame(int Start, int Length, Instant ReceiveTime, LogPosition Position);
}
