using System.Buffers;
using Atalaya.Core.Time;
using Atalaya.Formats.Records;

namespace Atalaya.Formats.Ais;

/// <summary>AIS sentences to JSON lines with the names and scaling of gpsd's AIVDM JSON; see docs/formats/ais.md.</summary>
public sealed class AisRecordDecoder : IRecordDecoder
{
    readonly NmeaStream _stream = new();

    /// <summary>Messages printed with type, repeat indicator and MMSI only.</summary>
    public long NotDecoded { get; private set; }

    /// <summary>Lines that are rightly not AIS: other sentences, comments, blank lines.</summary>
    public long Others { get; private set; }

    /// <summary>Sentences kept although the checksum of their tag block is stale.</summary>
    public long TagChecksumWarnings { get; private set; }

    public void Decode(ReadOnlySpan<byte> bytes, Instant? time, bool endOfInput, IBufferWriter<byte>? output, RecordStatistics statistics)
    {
        statistics.Bytes += bytes.Length;
        Sink sink = new(this, output, statistics);
        _stream.Feed(bytes, time, endOfInput, endOfInput, ref sink);
    }

    readonly struct Sink(AisRecordDecoder decoder, IBufferWriter<byte>? output, RecordStatistics statistics) : INmeaSink
    {
        public void Message(in AisBits bits, in NmeaTags tags, bool isOwn, in NmeaPlace place)
        {
            NmeaFault fault = output is null ? Check(bits) : Print(bits, output);
            if (fault != NmeaFault.None)
            {
                Fault(fault, place, bits.Bytes);
                return;
            }

            statistics.Records++;
            if (!AisFields.IsDecoded(bits)) decoder.NotDecoded++;
            if (AisFields.LengthWarning(bits) is { } warning) Warn(warning);
        }

        NmeaFault Check(in AisBits bits)
        {
            AisChecksumSink sink = default;
            NmeaFault fault = AisFields.Visit(bits, ref sink);
            if (fault == NmeaFault.None) statistics.Add(sink.Sum);
            return fault;
        }

        NmeaFault Print(in AisBits bits, IBufferWriter<byte> writer)
        {
            AisJsonSink sink = new(new AisJsonLine(writer.GetSpan(AisJsonLine.MaxLength)));
            NmeaFault fault = AisFields.Visit(bits, ref sink);
            if (fault != NmeaFault.None) return fault;
            statistics.Add(sink.Sum);
            writer.Advance(sink.End());
            return NmeaFault.None;
        }

        public void Fault(NmeaFault fault, in NmeaPlace place, ReadOnlySpan<byte> bytes)
        {
            statistics.Errors++;
            if (output is null) return;
            AisJsonLine line = new(output.GetSpan(AisJsonLine.MaxLength));
            line.Text("error"u8, NmeaFaults.Text(fault));
            line.Number("offset"u8, place.Offset);
            line.NumberedText("path"u8, "line "u8, place.Line);
            line.Hex("hex"u8, bytes);
            output.Advance(line.End());
        }

        public void Warn(NmeaWarning warning)
        {
            statistics.Warnings++;
            if (warning == NmeaWarning.TagChecksum) decoder.TagChecksumWarnings++;
        }

        public void Other() => decoder.Others++;
    }
}
