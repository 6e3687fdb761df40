using Atalaya.Pipeline;

namespace Atalaya.Server.Outputs;

/// <summary>One stream to other programs: which sources it passes on, and where it goes.</summary>
abstract class Output(OutputUri uri, OutputSink sink)
{
    readonly HashSet<string> _sources = [.. uri.Sources];
    volatile string[] _passedOn = [];

    public OutputUri Uri { get; } = uri;
    public OutputSink Sink { get; } = sink;

    /// <summary>The names of the sources that it passes on now.</summary>
    public IReadOnlyList<string> PassedOn => _passedOn;

    public static Output Create(OutputUri uri)
    {
        OutputSink sink = uri.IsUdp ? new UdpOutputSink(uri) : new TcpOutputSink(uri);
        return uri.Format == OutputFormat.Nmea ? new AisOutput(uri, sink) : new ModeSOutput(uri, sink);
    }

    public bool Accepts(SourceConfiguration source) =>
        CanPassOn(source.Format) && (Uri.Simulated || !source.Simulated) && (_sources.Count == 0 || _sources.Contains(source.Name));

    protected abstract bool CanPassOn(string format);

    /// <summary>The sources in force from now on, of which it <see cref="Accepts"/> some.</summary>
    public virtual void Configure(IReadOnlyList<SourceConfiguration> accepted) => _passedOn = [.. accepted.Select(source => source.Name)];
}
