using Atalaya.Core.Frames;
using Atalaya.Core.Time;
using Atalaya.Pipeline;
using Atalaya.Server.Outputs;

namespace Atalaya.SystemTests.Outputs;

public sealed class FrameTapTests
{
    static Frame Frame(ushort source, byte[] bytes) => new(FrameKind.SensorData, new SourceId(source), Instant.FromUnixMilliseconds(source), default, bytes);

    [Fact]
    public void FramesAndConfigurationsComeInOrder()
    {
        FrameTap tap = new();
        tap.Add(Frame(1, [1, 2, 3]));
        tap.Configure(new PipelineConfiguration());
        tap.Add(Frame(2, [4]));
        FrameTap.Batch batch = tap.Take(0, CancellationToken.None);
        Assert.Equal(3, batch.Count);
        Assert.Equal([1, 2, 3], batch.Payload(0).ToArray());
        Assert.NotNull(batch.Configuration(1));
        Assert.Null(batch.Configuration(2));
        Assert.Equal((new SourceId(2), Instant.FromUnixMilliseconds(2)), batch.Head(2));
        Assert.Equal(0, tap.Take(0, CancellationToken.None).Count);
    }

    [Fact]
    public void WhatCannotWaitIsDroppedAndCounted()
    {
        FrameTap tap = new();
        byte[] bytes = new byte[1 << 20];
        for (int i = 0; i < 20; i++) tap.Add(Frame(1, bytes));
        Assert.Equal(4, tap.Dropped);
        Assert.Equal(16, tap.Take(0, CancellationToken.None).Count);
        tap.Add(Frame(1, bytes));
        Assert.Equal(4, tap.Dropped);
    }
}
