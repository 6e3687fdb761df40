using Atalaya.Core.Frames;
using Atalaya.Server.Live;

namespace Atalaya.SystemTests.Live;

public sealed class FrameTrailTests
{
    [Fact]
    public void TheFramesBeforeOneAreThoseOfItsSource()
    {
        FrameTrail trail = new();
        for (uint i = 0; i < 5000; i++) trail.Add(new SourceId((ushort)(1 + i % 2)), new LogPosition(1, i));
        Assert.Equal([4990u, 4992u, 4994u], trail.Before(new SourceId(1), new LogPosition(1, 4996), 3).Select(position => position.Offset));
        Assert.Empty(trail.Before(new SourceId(1), new LogPosition(1, 100), 3));
        Assert.Empty(trail.Before(new SourceId(3), new LogPosition(1, 4996), 3));
        uint oldest = 5000 - 2 * 1024;
        Assert.Equal([oldest], trail.Before(new SourceId(1), new LogPosition(1, oldest + 2), 3).Select(position => position.Offset));
    }
}
