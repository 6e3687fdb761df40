using Atalaya.Pipeline;
using Atalaya.Server.Commands;
using Atalaya.Server.Inputs;
using Atalaya.Server.Live;

namespace Atalaya.SystemTests.Live;

public sealed class SourceNumbersTests
{
    static LiveSource Named(string name) => LiveSource.From(SourceUri.Parse("beast+tcp://x"), name, "beast");

    [Fact]
    public void ANumberIsNeverGivenToAnotherSource()
    {
        KnownSource[] before = [new(1, "a", 5), new(2, "gone", 9)];
        PipelineConfiguration configuration = SourceNumbers.Assign([Named("new"), Named("a"), Named("gone")], before);
        Assert.Equal([(1, "a"), (2, "gone"), (3, "new")], configuration.Sources.Select(source => ((int)source.Id, source.Name)));
        configuration = SourceNumbers.Assign([Named("a"), Named("new")], before);
        Assert.Equal([(1, "a"), (3, "new")], configuration.Sources.Select(source => ((int)source.Id, source.Name)));
    }

    [Fact]
    public void WhenAllNumbersAreUsedTheUserIsTold() =>
        Assert.Throws<CommandFailure>(() => SourceNumbers.Assign([Named("new")], [new KnownSource(ushort.MaxValue, "last", 0)]));
}
