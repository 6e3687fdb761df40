using System.Buffers;
using System.CommandLine;
using System.Text;
using Atalaya.Formats.Framing;
using Atalaya.Formats.Records;
using Atalaya.Server.Inputs;

namespace Atalaya.Server.Commands;

/// <summary><c>atalaya decode</c>: every record of the inputs as one JSON line.</summary>
static class DecodeCommand
{
    const int ChunkBytes = 1 << 18;
    const int FlushBytes = 1 << 16;

    public static Command Create()
    {
        Argument<string[]> inputs = new("INPUT") { Description = "Files (.gz and .zst are read through), or - for standard input", Arity = ArgumentArity.OneOrMore };
        inputs.Validators.Add(CommandLine.RefuseOptions);
        Option<string> format = new("--format") { Description = $"auto, {string.Join(", ", InputFormats.Names)}; inside a pcap: FORMAT of its datagrams", DefaultValueFactory = _ => "auto" };
        format.AcceptOnlyFromAmong(["auto", .. InputFormats.Names]);
        Option<string> output = new("--output") { Description = "jsonl, csv (columns by the first 1,000 records), or none (decode all the same, print nothing)", DefaultValueFactory = _ => "jsonl" };
        output.AcceptOnlyFromAmong("jsonl", "csv", "none");
        Option<bool> raw = new("--raw") { Description = "Add the bytes of each record as hex (Mode S always has them)" };
        Option<bool> statistics = new("--stats") { Description = "Print totals and a checksum over every value as a last line of JSON on standard error" };
        Command command = new("decode", "Decode sensor bytes to JSON lines") { inputs, format, output, raw, statistics };
        command.SetAction(result => Run(
            result.GetRequiredValue(inputs), new DecodeOptions(result.GetRequiredValue(format), result.GetValue(raw)), result.GetRequiredValue(output), result.GetValue(statistics)));
        return command;
    }

    /// <param name="Format">auto or a format.</param>
    sealed record DecodeOptions(string Format, bool Raw)
    {
        /// <summary>The format named; null = to be recognised.</summary>
        public string? Named => Format == "auto" ? null : Format;
    }

    static int Run(string[] inputs, DecodeOptions options, string outputFormat, bool printsStatistics)
    {
        RunStatistics statistics = new();
        ArrayBufferWriter<byte>? output = outputFormat == "none" ? null : new ArrayBufferWriter<byte>(FlushBytes * 2);
        using (Stream standardOutput = outputFormat == "csv" ? new CsvOutput(Console.OpenStandardOutput()) : Console.OpenStandardOutput())
        {
            foreach (string input in inputs)
            {
                long before = statistics.Records.Records;
                Decode(input, options, output, standardOutput, statistics.Records);
                if (statistics.Records.Records == before) throw new CommandFailure($"{input}: no record recognised; name the format with --format if it is another");
            }
        }

        if (printsStatistics) statistics.Print();
        return 0;
    }

    static void Decode(string input, DecodeOptions options, ArrayBufferWriter<byte>? output, Stream standardOutput, RecordStatistics statistics)
    {
        using InputChunks chunks = new(input, ChunkBytes);
        string recognised = FormatSniffer.Recognise(chunks.Head) ?? options.Named
            ?? throw new CommandFailure($"{input}: format not recognised; name it with --format, one of {string.Join(", ", InputFormats.Names)}");
        if (options.Named == "pcap" && recognised != "pcap") throw new CommandFailure($"{input}: is not a pcap or pcapng file");
        if (recognised == "pcap")
        {
            DecodePcap(chunks, options, output, standardOutput, statistics);
            return;
        }

        IRecordDecoder decoder = InputFormats.CreateRecordDecoder(options.Named ?? recognised, options.Raw);
        while (chunks.TryRead(out ReadOnlySpan<byte> bytes, out bool isLast))
        {
            decoder.Decode(bytes, null, isLast, output, statistics);
            Flush(output, standardOutput, true);
        }
    }

    /// <summary>Each datagram goes to the decoder of its port and format; the format is recognised from the first datagrams where it is not named.</summary>
    static void DecodePcap(InputChunks chunks, DecodeOptions options, ArrayBufferWriter<byte>? output, Stream standardOutput, RecordStatistics statistics)
    {
        PcapReader pcap = new();
        IRecordDecoder? decoder = options.Named is null or "pcap" ? null : InputFormats.CreateRecordDecoder(options.Named, options.Raw);
        while (chunks.TryRead(out ReadOnlySpan<byte> bytes, out _))
        {
            while (pcap.TryRead(ref bytes, out PcapDatagram datagram))
            {
                decoder ??= InputFormats.CreateRecordDecoder(FormatSniffer.Recognise(datagram.Payload) is { } recognised and not "pcap" ? recognised : "asterix", options.Raw);
                decoder.Decode(datagram.Payload, datagram.Time, endOfInput: true, output, statistics);
                Flush(output, standardOutput, false);
            }

            Flush(output, standardOutput, true);
        }

        NoteFaults(pcap, output, statistics);
        Flush(output, standardOutput, true);
    }

    /// <summary>A capture that ends within a packet, packets shorter than they say and impossible ones: never passed over in silence.</summary>
    static void NoteFaults(PcapReader pcap, ArrayBufferWriter<byte>? output, RecordStatistics statistics)
    {
        PcapCounters counters = pcap.Counters;
        if (pcap.Pending > 0) Note($"the capture ends within a packet, after {pcap.Pending} bytes of it", 1);
        if (counters.Truncated > 0) Note($"{counters.Truncated} packets are shorter than their headers say", counters.Truncated);
        if (counters.Corrupt > 0) Note("the capture file is damaged: nothing after it is read", counters.Corrupt);

        void Note(string reason, long count)
        {
            statistics.Errors += count;
            output?.Write(Encoding.UTF8.GetBytes($"{{\"format\":\"pcap\",\"error\":\"{reason}\",\"packet\":{counters.Packets}}}\n"));
        }
    }

    static void Flush(ArrayBufferWriter<byte>? output, Stream standardOutput, bool now)
    {
        if (output is null || (!now && output.WrittenCount < FlushBytes)) return;
        standardOutput.Write(output.WrittenSpan);
        output.ResetWrittenCount();
    }
}
