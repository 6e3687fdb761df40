using System.Security.Cryptography;
using Atalaya.Core.Frames;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Pipeline;
using Atalaya.Recording.Reading;

namespace Atalaya.SystemTests.Survival;

/// <summary>What a recording holds, read in this process.</summary>
static class Recorded
{
    public static List<FrameKind> Kinds(string directory)
    {
        List<FrameKind> kinds = [];
        using LogReader reader = LogReader.Open(directory);
        while (reader.TryRead(out Frame frame)) kinds.Add(frame.Kind);
        return kinds;
    }

    /// <summary>The number of frames, and a digest over kind, source, time, place and content of the first of them.</summary>
    public static (long Count, string Digest) Read(string directory, long limit = long.MaxValue)
    {
        if (!RecordingDirectory.HasSegments(directory)) return (0, "");
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using LogReader reader = LogReader.Open(directory);
        long count = 0;
        while (count < limit && reader.TryRead(out Frame frame))
        {
            hash.AppendData(BitConverter.GetBytes((int)frame.Kind << 16 | frame.Source.Number));
            hash.AppendData(BitConverter.GetBytes(frame.ReceiveTime.UnixNanoseconds));
            hash.AppendData(BitConverter.GetBytes((ulong)frame.Position.Segment << 32 | frame.Position.Offset));
            hash.AppendData(frame.Payload);
            count++;
        }

        return (count, Convert.ToHexString(hash.GetCurrentHash()));
    }

    /// <summary>The picture hash at the end of every tick, by a replay of the whole log.</summary>
    public static Dictionary<long, string> PictureHashes(string directory)
    {
        HashTaker taker = new();
        Flow flow = new(new FlowOptions()) { Observer = taker };
        using LogReader reader = LogReader.Open(directory);
        while (reader.TryRead(out Frame frame)) flow.Accept(frame);
        return taker.Hashes;
    }

    sealed class HashTaker : IFlowObserver
    {
        public Dictionary<long, string> Hashes { get; } = [];

        public void TickClosed(Flow flow, Tick tick, ReadOnlySpan<PictureDelta> deltas, LogPosition next) => Hashes[tick.Number] = flow.PictureHash;
    }
}
