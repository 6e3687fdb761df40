using Atalaya.Core.Reports;
using Atalaya.Core.Time;

namespace Atalaya.Formats.Ais;

/// <summary>Takes one AIS message; the bits are valid during the call.</summary>
public delegate void AisMessageHandler(in AisBits bits, in AisOrigin origin);

/// <summary>Finds the AIS messages in the stream of one source, those that <see cref="NmeaSourceDecoder"/> counts as messages, for passing them on.</summary>
/// <param name="datagrams">Each piece is a datagram: its end ends a line.</param>
/// <param name="handler">Receives the messages.</param>
public sealed class AisMessageReader(bool datagrams, AisMessageHandler handler)
{
    /// <summary>Copies of one transmission arrive within this.</summary>
    public const int DuplicateWindowMs = AisReports.DuplicateWindowMs;

    readonly NmeaStream _stream = new();

    public void Feed(ReadOnlySpan<byte> bytes, Instant time)
    {
        Sink sink = new(this, time);
        _stream.Feed(bytes, time, datagrams, false, ref sink);
    }

    readonly struct Sink(AisMessageReader reader, Instant time) : INmeaSink
    {
        public void Message(in AisBits bits, in NmeaTags tags, bool isOwn, in NmeaPlace place)
        {
            Report report = default;
            if (AisReports.Fill(bits, time, tags.Time, out _, ref report) != NmeaFault.None) return;
            (ushort talker, byte channel) = reader._stream.Origin;
            reader.Hand(bits, new AisOrigin(talker, (char)channel, isOwn, tags.Time));
        }

        public void Fault(NmeaFault fault, in NmeaPlace place, ReadOnlySpan<byte> bytes)
        {
        }

        public void Warn(NmeaWarning warning)
        {
        }

        public void Other()
        {
        }
    }

    void Hand(in AisBits bits, in AisOrigin origin) => handler(bits, origin);
}
