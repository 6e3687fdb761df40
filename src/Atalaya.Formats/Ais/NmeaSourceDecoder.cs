using Atalaya.Core.Frames;
using Atalaya.Core.Reports;
using Atalaya.Core.State;
using Atalaya.Core.Time;

namespace Atalaya.Formats.Ais;

/// <summary>AIS sentences of one source to reports: positions, static data and distress; see docs/formats/ais.md.</summary>
public sealed class NmeaSourceDecoder : ISourceDecoder
{
    readonly SourceSite _site;
    readonly bool _datagrams;
    readonly NmeaStream _stream = new();
    ulong _sequence;

    /// <param name="site">The source.</param>
    /// <param name="datagrams">Each frame is a datagram: its end ends a line.</param>
    public NmeaSourceDecoder(SourceSite site, bool datagrams = false)
    {
        _site = site;
        _datagrams = datagrams;
    }

    public DecodeCounters Counters { get; } = new();

    public void Decode(in Frame frame, ReportBatch output)
    {
        Counters.Bytes += frame.Payload.Length;
        Sink sink = new(this, frame.ReceiveTime, frame.Position, output);
        _stream.Feed(frame.Payload, frame.ReceiveTime, _datagrams, false, ref sink);
    }

    public void Save(StateWriter writer)
    {
        writer.Tag("NMSD", 1);
        writer.Write(_sequence);
        Counters.Save(writer);
        _stream.Save(writer);
    }

    public void Load(ref StateReader reader)
    {
        reader.Tag("NMSD", 1);
        _sequence = reader.ReadUInt64();
        Counters.Load(ref reader);
        _stream.Load(ref reader);
    }

    readonly struct Sink(NmeaSourceDecoder decoder, Instant receiveTime, LogPosition position, ReportBatch output) : INmeaSink
    {
        public void Message(in AisBits bits, in NmeaTags tags, bool isOwn, in NmeaPlace place)
        {
            Report report = default;
            NmeaFault fault = AisReports.Fill(bits, receiveTime, tags.Time, out bool used, ref report);
            if (fault != NmeaFault.None)
            {
                Fault(fault, place, default);
                return;
            }

            decoder.Counters.Messages++;
            if (AisFields.LengthWarning(bits) is { } warning) Warn(warning);
            if (used) Complete(ref report);
            else if (!AisFields.IsDecoded(bits)) decoder.Counters.Reject(RejectReason.Unsupported);
        }

        void Complete(ref Report report)
        {
            report.Source = decoder._site.Source;
            report.Hearers.Add(decoder._site.Source);
            report.Provenance = new Provenance(decoder._site.Source, position);
            report.Sequence = decoder._sequence++;
            if (decoder._site.Simulated) report.Flags |= ReportFlags.Simulated;
            decoder.Counters.Reports++;
            output.Add(report);
        }

        public void Fault(NmeaFault fault, in NmeaPlace place, ReadOnlySpan<byte> bytes) => decoder.Counters.Reject(NmeaFaults.Reason(fault));

        public void Warn(NmeaWarning warning) => decoder.Counters.Warnings++;

        public void Other()
        {
        }
    }
}
