using Atalaya.Core.Frames;
using Atalaya.Core.Reports;
using Atalaya.Core.State;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Pipeline;

namespace Atalaya.Tests.Pipeline;

/// <summary>The same log gives the same picture: invariants 2 and 3 of the design.</summary>
public sealed class FlowReplayTests
{
    static readonly StraitLog Log = StraitLog.Create(60);

    static Flow Run(FlowOptions options, IFlowObserver? observer = null)
    {
        Flow flow = new(options) { Observer = observer };
        Log.Feed(flow);
        return flow;
    }

    [Fact]
    public void TheStraitGivesAPictureOfManyConfirmedTracks()
    {
        Flow flow = Run(new FlowOptions());
        int confirmed = flow.Picture.ToOrderedArray().Count(track => track.Status == TrackStatus.Confirmed && track.HasPosition);
        Assert.InRange(confirmed, 120, 320);
        Assert.All(flow.Sources, source => Assert.Equal(source.Decoder.Counters.RejectedBy(RejectReason.Unsupported), source.Decoder.Counters.Rejected));
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 1)]
    [InlineData(2, 2)]
    [InlineData(5, 2)]
    [InlineData(16, 4)]
    public void SectorsAndThreadsDoNotChangeThePicture(int sectors, int threads)
    {
        string expected = Run(new FlowOptions { Sectors = 1, Threads = 1 }).PictureHash;
        Assert.Equal(expected, Run(new FlowOptions { Sectors = sectors, Threads = threads }).PictureHash);
    }

    [Fact]
    public void ReplayFromAnyCheckpointIsTheFullReplay()
    {
        StraitLog.CheckpointTaker taker = new(97);
        Flow full = Run(new FlowOptions(), taker);
        Assert.NotEmpty(taker.Taken);
        int threads = 1;
        foreach ((LogPosition next, byte[] state) in taker.Taken)
        {
            Flow resumed = new(new FlowOptions { Sectors = 2, Threads = threads });
            StateReader reader = new(state);
            resumed.Load(ref reader);
            Assert.Equal(0, reader.Remaining);
            Log.Feed(resumed, (int)next.Offset);
            Assert.Equal(full.PictureHash, resumed.PictureHash);
            Assert.Equal(full.ClosedTick, resumed.ClosedTick);
            Assert.Equal(full.ReportCount, resumed.ReportCount);
            threads = 3 - threads;
        }
    }

    [Fact]
    public void ALoadedFlowSavesTheSameBytes()
    {
        StraitLog.CheckpointTaker taker = new(400);
        Run(new FlowOptions(), taker);
        byte[] state = taker.Taken[0].State;
        Flow resumed = new(new FlowOptions());
        StateReader reader = new(state);
        resumed.Load(ref reader);
        StateWriter writer = new();
        resumed.Save(writer);
        Assert.Equal(state, writer.Written.ToArray());
    }

    [Fact]
    public void ADamagedStateIsRefusedOrHarmless()
    {
        StraitLog.CheckpointTaker taker = new(300);
        Run(new FlowOptions(), taker);
        byte[] state = taker.Taken[0].State;
        Random random = new(7);
        for (int i = 0; i < 200; i++)
        {
            byte[] damaged = (byte[])state.Clone();
            if (i % 2 == 0) damaged[random.Next(damaged.Length)] ^= (byte)(1 << random.Next(8));
            else damaged = damaged[..random.Next(damaged.Length)];
            try
            {
                StateReader reader = new(damaged);
                new Flow(new FlowOptions()).Load(ref reader);
            }
            catch (InvalidDataException)
            {
                // refused, as it should be where the damage can be told
            }
        }
    }

    [Fact]
    public void SnapshotAndDeltasGiveThePicture()
    {
        Follower follower = new();
        Flow flow = Run(new FlowOptions(), follower);
        Assert.Equal(Bytes(flow.Picture), Bytes(follower.Picture!));
    }

    [Fact]
    public void WithoutFramesTimePassesAndTracksEnd()
    {
        Flow flow = Run(new FlowOptions());
        Instant later = flow.ClosedTick.End.PlusSeconds(7200);
        flow.Accept(new Frame(FrameKind.Heartbeat, SourceId.Server, later, new LogPosition(2, 0), default));
        Assert.Equal(0, flow.Picture.Count);
    }

    [Fact]
    public void FramesOfAnUnknownSourceAreCounted()
    {
        Flow flow = Run(new FlowOptions());
        flow.Accept(new Frame(FrameKind.SensorData, new SourceId(77), flow.OpenTick.Start, new LogPosition(2, 0), [1, 2, 3]));
        Assert.Equal(1, flow.UnknownSourceFrames);
    }

    static byte[] Bytes(Picture picture)
    {
        StateWriter writer = new();
        picture.Save(writer);
        return writer.Written.ToArray();
    }

    /// <summary>Takes one snapshot in the middle and then only deltas.</summary>
    sealed class Follower : IFlowObserver
    {
        int _ticks;

        public Picture? Picture { get; private set; }

        public void TickClosed(Flow flow, Tick tick, ReadOnlySpan<PictureDelta> deltas, LogPosition next)
        {
            if (++_ticks < 300) return;
            if (Picture is null)
            {
                Picture = new Picture();
                Picture.CopyFrom(flow.Picture);
                return;
            }

            foreach (ref readonly PictureDelta delta in deltas) Picture.Apply(delta);
            Picture.AdvanceTo(tick);
        }
    }
}
