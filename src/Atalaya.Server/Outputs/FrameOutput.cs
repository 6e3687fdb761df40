using Atalaya.Pipeline;

namespace Atalaya.Server.Outputs;

/// <summary>A stream of what was received: which sources it passes on.</summary>
abstract class FrameOutput(OutputUri uri, OutputSink sink) : Output(uri, sink)
{
    readonly HashSet<string> _sources = [.. uri.Sources];
    volatile string[] _passedOn = [];

    public override IReadOnlyList<string> PassedOn => _passedOn;

    public bool Accepts(SourceConfiguration source) =>
        CanPassOn(source.Format) && (Uri.Simulated || !source.Simulated) && (_sources.Count == 0 || _sources.Contains(source.Name));

    protected abstract bool CanPassOn(string format);

    /// <summary>The sources in force from now on, of which it <see cref="Accepts"/> some.</summary>
    public virtual void Configure(IReadOnlyList<SourceConfiguration> accepted) => _passedOn = [.. accepted.Select(source => source.Name)];
}
