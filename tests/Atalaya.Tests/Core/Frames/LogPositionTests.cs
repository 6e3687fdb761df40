using Atalaya.Core.Frames;

namespace Atalaya.Tests.Core.Frames;

public sealed class LogPositionTests
{
    [Theory]
    [InlineData(0u, 0u)]
    [InlineData(3u, 178_591u)]
    [InlineData(uint.MaxValue, uint.MaxValue)]
    public void ItsTextReadsBack(uint segment, uint offset)
    {
        Assert.True(LogPosition.TryParse(new LogPosition(segment, offset).ToString(), out LogPosition read));
        Assert.Equal(new LogPosition(segment, offset), read);
    }

    [Theory]
    [InlineData("")]
    [InlineData(":")]
    [InlineData("1")]
    [InlineData("1:")]
    [InlineData("1-2")]
    [InlineData("-1:2")]
    [InlineData("1:2:3")]
    [InlineData("1: 2")]
    [InlineData("4294967296:0")]
    public void OtherTextIsNone(string text) => Assert.False(LogPosition.TryParse(text, out _));
}
