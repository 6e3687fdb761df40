using Atalaya.Core.Frames;
using Atalaya.Core.Time;
using Atalaya.Server.Live;
using CsCheck;

namespace Atalaya.SystemTests.Live;

public sealed class FrameQueueTests
{
    static readonly SourceId Good = new(1), Flood = new(2), OtherFlood = new(3);
    static readonly byte[] Piece = new byte[FrameQueue.MaxStreamPiece], Datagram = new byte[100];

    readonly FrameQueue _queue = new();
    readonly QueuedFrame[] _round = new QueuedFrame[1024];
    Tick _tick = Tick.Containing(Instant.FromUnixSeconds(1_767_225_600));

    List<QueuedFrame> TakeTick()
    {
        List<QueuedFrame> taken = [];
        int count;
        while ((count = _queue.Take(_round, _tick, 0)) > 0) taken.AddRange(_round.AsSpan(0, count));
        _tick = _tick.Next;
        return taken;
    }

    /// <summary>Both send until they have to wait.</summary>
    void FillWithFloods()
    {
        foreach (SourceId source in (SourceId[])[Flood, OtherFlood])
            while (_queue.AddAsync(source, Piece, default).IsCompleted)
            {
            }
    }

    /// <summary>One queue for all was full, and the datagrams of the quiet source were lost to the flood of another.</summary>
    [Fact]
    public void DatagramsOfAQuietSourceAreTakenInTheTickAlthoughOthersFlood()
    {
        FillWithFloods();
        for (int tick = 0; tick < 10; tick++)
        {
            for (int i = 0; i < 1000; i++) Assert.True(_queue.TryAdd(Good, Datagram));
            Assert.Equal(1000, TakeTick().Count(frame => frame.Source == Good));
            FillWithFloods();
        }
    }

    [Fact]
    public void ATickHoldsNoMoreThanItMayAndASourceNoMoreThanHalf()
    {
        FillWithFloods();
        List<QueuedFrame> taken = TakeTick();
        Assert.InRange(taken.Sum(frame => frame.Length), ReceiveClock.MaxTickBytes - Piece.Length, ReceiveClock.MaxTickBytes);
        foreach (SourceId source in (SourceId[])[Flood, OtherFlood])
            Assert.InRange(taken.Where(frame => frame.Source == source).Sum(frame => frame.Length), 0, FrameQueue.MaxShareBytes);
        Assert.NotEmpty(TakeTick());
    }

    [Fact]
    public async Task AStreamWaitsForRoomAndGoesOnWhenThereIsSome()
    {
        List<ValueTask> waiting = [];
        int pieces = 0;
        while (waiting.Count == 0)
        {
            ValueTask added = _queue.AddAsync(Flood, Piece, TestContext.Current.CancellationToken);
            pieces++;
            if (!added.IsCompleted) waiting.Add(added);
        }

        Assert.Equal(FrameQueue.MaxWaitingBytes / Piece.Length, pieces);
        Assert.NotEmpty(TakeTick());
        await waiting[0];
    }

    [Fact]
    public async Task AStreamThatWaitsEndsWithItsFeed()
    {
        using CancellationTokenSource stop = new();
        ValueTask added = ValueTask.CompletedTask;
        while (added.IsCompleted) added = _queue.AddAsync(Flood, Piece, stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await added);
    }

    [Fact]
    public void DatagramsBeyondTheLimitAreRefusedAtTheSourceThatFloods()
    {
        int accepted = 0;
        while (_queue.TryAdd(Flood, Datagram)) accepted++;
        Assert.Equal(FrameQueue.MaxWaitingFrames, accepted);
        Assert.True(_queue.TryAdd(Good, Datagram));
        Assert.False(_queue.TryAdd(Flood, Datagram));
    }

    /// <summary>Whatever is added and taken: nothing is lost, each source keeps its order, and what is taken together is in the order it came.</summary>
    [Fact]
    public void EverySourceKeepsItsOrderAndNothingIsLost() =>
        Gen.Select(Gen.UShort[1, 5], Gen.Int[0, 70_000], Gen.Bool).Array[1, 200].Sample(
            (steps) =>
            {
                FrameQueue queue = new();
                QueuedFrame[] round = new QueuedFrame[16];
                Dictionary<ushort, List<long>> added = [], taken = [];
                Tick tick = _tick;
                long serial = 0;
                foreach ((ushort source, int length, bool takes) in steps)
                {
                    byte[] bytes = new byte[8 + length % 65_000];
                    BitConverter.TryWriteBytes(bytes, serial);
                    if (queue.TryAdd(new SourceId(source), bytes)) ListOf(added, source).Add(serial++);
                    if (takes) Take(queue, round, tick = tick.Next, taken);
                }

                while (queue.Count > 0) Take(queue, round, tick = tick.Next, taken);
                Assert.Equal(added, taken);
            },
            seed: "0000KJhAtal4",
            iter: 200,
            threads: 1);

    static void Take(FrameQueue queue, QueuedFrame[] round, Tick tick, Dictionary<ushort, List<long>> taken)
    {
        int count = queue.Take(round, tick, 0);
        long last = -1;
        foreach (QueuedFrame frame in round.AsSpan(0, count))
        {
            long serial = BitConverter.ToInt64(frame.Payload);
            Assert.True(serial > last);
            last = serial;
            ListOf(taken, frame.Source.Number).Add(serial);
            frame.Return();
        }
    }

    static List<long> ListOf(Dictionary<ushort, List<long>> lists, ushort source) =>
        lists.TryGetValue(source, out List<long>? list) ? list : lists[source] = [];
}
