using System.Buffers;
using System.CommandLine;
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
        Option<string> format = new("--format") { Description = $"auto, {string.Join(", ", InputFormats.Names)}; inside a pcap, FORMAT of its datagrams", DefaultValueFactory = _ => "auto" };
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
        InputKind kind = InputKind.Of(input, options.Named, chunks.Head);
        IRecordDecoder decoder = InputFormats.CreateRecordDecoder(kind.Content, options.Raw);
        if (kind.Recording is not null)
        {
            DecodeRecording(chunks, RecordingFormats.Create(kind.Recording, null, kind.Content == "asterix"), decoder, output, standardOutput, statistics);
            return;
        }

        while (chunks.TryRead(out ReadOnlySpan<byte> bytes, out bool isLast))
        {
            decoder.Decode(bytes, null, isLast, output, statistics);
            Flush(output, standardOutput, true);
        }
    }

    /// <summary>Each frame holds whole messages. A piece that is no frame is an error, never passed over in silence; what carries other protocols is a warning.</summary>
    static void DecodeRecording(InputChunks chunks, IRecordingReader recording, IRecordDecoder decoder, ArrayBufferWriter<byte>? output, Stream standardOutput, RecordStatistics statistics)
    {
        while (chunks.TryRead(out ReadOnlySpan<byte> bytes, out bool isLast))
        {
            while (recording.TryRead(ref bytes, isLast, out RecordedFrame frame))
            {
                if (frame.Fault == FramingFault.None) decoder.Decode(frame.Payload, frame.Time, endOfInput: true, output, statistics);
                else if (output is not null) FramingErrorJson.Write(output, recording.Name, frame);
                Flush(output, standardOutput, false);
            }

            Flush(output, standardOutput, true);
        }

        statistics.Errors += recording.Faults;
        statistics.Warnings += recording.Foreign;
    }

    static void Flush(ArrayBufferWriter<byte>? output, Stream standardOutput, bool now)
    {
        if (output is null || (!now && output.WrittenCount < FlushBytes)) return;
        standardOutput.Write(output.WrittenSpan);
        output.ResetWrittenCount();
    }
}
