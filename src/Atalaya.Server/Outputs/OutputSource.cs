using Atalaya.Core.Time;
using Atalaya.Formats.Ais;
using Atalaya.Formats.ModeS.Framing;
using Atalaya.Pipeline;

namespace Atalaya.Server.Outputs;

/// <summary>The stream of one source, cut into frames or messages for the outputs that pass it on.</summary>
sealed class OutputSource
{
    readonly IModeSReader? _frames;
    readonly AisMessageReader? _messages;
    Instant _now;

    public OutputSource(SourceConfiguration configuration)
    {
        Configuration = configuration;
        if (configuration.Format == "nmea") _messages = new AisMessageReader(configuration.Datagrams, Take);
        else _frames = ModeSReaders.Create(configuration.Format switch { "avr" => ModeSFraming.Avr, "hex" => ModeSFraming.Hex, _ => ModeSFraming.Beast });
    }

    public SourceConfiguration Configuration { get; }

    /// <summary>Those that accept it.</summary>
    public IReadOnlyList<FrameOutput> Outputs { get; set; } = [];

    public void Feed(ReadOnlySpan<byte> bytes, Instant time)
    {
        _now = time;
        _messages?.Feed(bytes, time);
        if (_frames is null) return;
        while (true)
        {
            FramingStep step = _frames.Read(ref bytes, out ReceivedFrame frame);
            if (step == FramingStep.NeedMore) return;
            if (step != FramingStep.Frame) continue;
            foreach (FrameOutput output in Outputs) ((ModeSOutput)output).Take(frame, time);
        }
    }

    void Take(in AisBits bits, in AisOrigin origin)
    {
        foreach (FrameOutput output in Outputs) ((AisOutput)output).Take(bits, origin, Configuration.Name, _now);
    }
}
