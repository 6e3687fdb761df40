using Atalaya.Server.Outputs.Asterix;

namespace Atalaya.Server.Outputs;

/// <summary>One stream to other programs and where it goes.</summary>
abstract class Output(OutputUri uri, OutputSink sink)
{
    public OutputUri Uri { get; } = uri;
    public OutputSink Sink { get; } = sink;

    /// <summary>The names of the sources that it passes on now; empty = it does not pass on sources.</summary>
    public virtual IReadOnlyList<string> PassedOn => [];

    /// <summary>What is wrong and how to mend it; null = nothing.</summary>
    public virtual string? Fault => Sink.Fault;

    public static Output Create(OutputUri uri, ILogger logger)
    {
        OutputSink sink = uri.IsUdp ? new UdpOutputSink(uri) : new TcpOutputSink(uri);
        return uri.Format switch
        {
            OutputFormat.Asterix => new TrackOutput(uri, sink, logger),
            OutputFormat.Nmea => new AisOutput(uri, sink),
            _ => new ModeSOutput(uri, sink),
        };
    }
}
