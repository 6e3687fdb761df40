using System.Buffers;
using Atalaya.Formats.Records;
using Atalaya.Server.Inputs;

namespace Atalaya.Benchmarks.Fuzzing;

/// <summary>One decoder prints JSON of whole inputs, the other only counts, of inputs in two pieces: same counts, same checksum.</summary>
sealed class RecordPair(string format)
{
    readonly IRecordDecoder _printing = InputFormats.CreateRecordDecoder(format, raw: false);
    readonly IRecordDecoder _counting = InputFormats.CreateRecordDecoder(format, raw: false);
    readonly RecordStatistics _printed = new();
    readonly RecordStatistics _counted = new();
    readonly ArrayBufferWriter<byte> _output = new(1 << 16);

    public void Run(byte[] input, uint cut)
    {
        int at = (int)(cut % (uint)(input.Length + 1));
        _output.ResetWrittenCount();
        _printing.Decode(input, null, true, _output, _printed);
        _counting.Decode(input.AsSpan(0, at), null, false, null, _counted);
        _counting.Decode(input.AsSpan(at), null, true, null, _counted);
        if ((_printed.Records, _printed.Errors, _printed.Warnings, _printed.Checksum) != (_counted.Records, _counted.Errors, _counted.Warnings, _counted.Checksum))
            throw new FuzzFault($"printed {_printed.Records} {_printed.Errors} {_printed.Warnings} {_printed.Checksum:x}, counted in two pieces {_counted.Records} {_counted.Errors} {_counted.Warnings} {_counted.Checksum:x}");
    }
}
