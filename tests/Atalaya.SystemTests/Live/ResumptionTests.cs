using Atalaya.Core.Frames;
using Atalaya.Core.State;
using Atalaya.Core.Time;
using Atalaya.Pipeline;
using Atalaya.Recording.Checkpoints;
using Atalaya.Server.Live;
using Microsoft.Extensions.Logging;

namespace Atalaya.SystemTests.Live;

public sealed class ResumptionTests
{
    /// <summary>The line said neither which checkpoint, nor anything at all of one that was ahead of the log.</summary>
    [Fact]
    public void EachCheckpointThatIsNotUsedIsNamedWithItsReason()
    {
        using TemporaryFolder folder = new();
        string directory = folder.File("data");
        CheckpointStore checkpoints = new(directory);
        StateWriter state = new();
        new Flow(new FlowOptions()).Save(state);
        string ahead = checkpoints.Write(new CheckpointInfo("build", new LogPosition(9, 0), new Tick(1), new byte[32]), state.Written);
        string otherLayout = checkpoints.Write(new CheckpointInfo("build", default, new Tick(1), new byte[32]), "another layout"u8);
        string damaged = checkpoints.Write(new CheckpointInfo("build", default, new Tick(1), new byte[32]), state.Written);
        File.WriteAllBytes(damaged, [1, 2, 3]);
        Lines lines = new();
        Resumption resumption = Resumption.Run(directory, new LogPosition(1, 0), new FlowOptions(), checkpoints, lines);
        Assert.Null(resumption.Checkpoint);
        Assert.Equal(3, lines.Written.Count);
        Assert.Contains($"{damaged}: the header is damaged", lines.Written[0], StringComparison.Ordinal);
        Assert.Contains($"{otherLayout}: state: ", lines.Written[1], StringComparison.Ordinal);
        Assert.Contains($"{ahead}: the log ends before it", lines.Written[2], StringComparison.Ordinal);
    }

    sealed class Lines : ILogger
    {
        public List<string> Written { get; } = [];

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Written.Add(formatter(state, exception));
    }
}
