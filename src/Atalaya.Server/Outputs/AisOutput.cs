using System.Buffers;
using Atalaya.Core.Time;
using Atalaya.Formats.Ais;

namespace Atalaya.Server.Outputs;

/// <summary>
/// AIS messages as AIVDM sentences: payload, talker and channel as received, the number that joins the parts of a message counted here, as those of
/// several receivers would clash.
/// </summary>
sealed class AisOutput(OutputUri uri, OutputSink sink) : FrameOutput(uri, sink)
{
    /// <summary>NMEA 0183 4.10: the longest name of a station.</summary>
    const int LongestStation = 15;

    /// <summary>Nine sentences: three times what a transmission of five slots holds.</summary>
    const int MostBits = 9 * NmeaSentenceWriter.MaxPayload * 6;

    readonly TransmissionWindow _window = new(AisMessageReader.DuplicateWindowMs);
    readonly NmeaSentenceWriter _writer = new();
    readonly ArrayBufferWriter<byte> _sentences = new(1024);

    protected override bool CanPassOn(string format) => format == "nmea";

    public void Take(in AisBits bits, in AisOrigin origin, string source, Instant time)
    {
        if (bits.Length > MostBits || !_window.IsFirst(bits.Hash(), time)) return;
        _sentences.ResetWrittenCount();
        _writer.Talker = origin.TalkerText;
        _writer.IsOwn = origin.IsOwn;
        _writer.Station = Uri.Tags ? StationOf(source) : null;
        _writer.Write(bits.Bytes, bits.Length, origin.Channel, Uri.Tags ? origin.StationTime ?? time : null, _sentences);
        ReadOnlySpan<byte> rest = _sentences.WrittenSpan;
        while (!rest.IsEmpty)
        {
            int length = rest.IndexOf((byte)'\n') + 1;
            Sink.Write(rest[..length]);
            rest = rest[length..];
        }

        Sink.EndMessage();
    }

    static string StationOf(string source)
    {
        string name = source.Length > LongestStation ? source[..LongestStation] : source;
        return string.Concat(name.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' ? letter : '_'));
    }
}
