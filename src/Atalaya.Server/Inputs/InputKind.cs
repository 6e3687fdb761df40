using Atalaya.Formats.Framing;
using Atalaya.Server.Commands;

namespace Atalaya.Server.Inputs;

/// <summary>What an input is.</summary>
/// <param name="Recording">The recording that frames it; null = the plain bytes of its format.</param>
/// <param name="Content">The format inside.</param>
readonly record struct InputKind(string? Recording, string Content)
{
    /// <summary>Settles what the user named and what the first bytes say.</summary>
    /// <param name="path">For messages.</param>
    /// <param name="named">The format named: of a recording, or in a capture of its datagrams; null = to be recognised.</param>
    /// <param name="head">The first bytes.</param>
    public static InputKind Of(string path, string? named, ReadOnlySpan<byte> head)
    {
        string? recognised = FormatSniffer.Recognise(head[..Math.Min(head.Length, FormatSniffer.Length)]);
        if (named == "pcap" && recognised != "pcap") throw new CommandFailure($"{path}: is not a pcap or pcapng file");
        if (recognised == "pcap") return new InputKind("pcap", named is null or "pcap" ? ContentOfCapture(head) : ContentOf(named));
        string format = named ?? recognised ?? throw new CommandFailure($"{path}: format not recognised; name it, one of {string.Join(", ", InputFormats.Names)}");
        return RecordingFormats.Contains(format) ? new InputKind(format, "asterix") : new InputKind(null, format);
    }

    /// <summary>By the first datagram that is recognised among those at hand.</summary>
    static string ContentOfCapture(ReadOnlySpan<byte> head)
    {
        PcapReader pcap = new();
        while (pcap.TryRead(ref head, out PcapDatagram datagram))
            if (FormatSniffer.Recognise(datagram.Payload) is { } recognised && recognised != "pcap") return ContentOf(recognised);
        return "asterix";
    }

    static string ContentOf(string format) => RecordingFormats.Contains(format) ? "asterix" : format;
}
