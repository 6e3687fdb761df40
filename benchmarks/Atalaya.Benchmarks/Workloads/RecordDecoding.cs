using System.Buffers;
using Atalaya.Benchmarks.Inputs;
using Atalaya.Benchmarks.Measuring;
using Atalaya.Formats.Records;
using Atalaya.Server.Inputs;

namespace Atalaya.Benchmarks.Workloads;

/// <summary><c>atalaya decode</c> without files: bytes to values or to JSON lines.</summary>
sealed class RecordDecoding(DecodeInput input, bool printsJson) : Workload
{
    const int ChunkBytes = 1 << 18, FlushBytes = 1 << 16;

    readonly IRecordDecoder _decoder = InputFormats.CreateRecordDecoder(input.Format, raw: false);
    readonly RecordStatistics _statistics = new();
    readonly ArrayBufferWriter<byte>? _output = printsJson ? new ArrayBufferWriter<byte>(ChunkBytes * 16) : null;

    public override Work Pass()
    {
        long before = _statistics.Records;
        if (input.IsDatagrams)
            for (int i = 0; i < input.PieceCount; i++) Decode(input.Piece(i), endOfInput: true);
        else
            for (int at = 0; at < input.Bytes.Length; at += ChunkBytes) Decode(input.Bytes.AsSpan(at, Math.Min(ChunkBytes, input.Bytes.Length - at)), endOfInput: false);
        return new Work(_statistics.Records - before, input.Bytes.Length);
    }

    void Decode(ReadOnlySpan<byte> bytes, bool endOfInput)
    {
        _decoder.Decode(bytes, null, endOfInput, _output, _statistics);
        if (_output is not null && _output.WrittenCount >= FlushBytes) _output.ResetWrittenCount();
    }

    public override string? Problem() => _statistics.Errors > 0 && input.IsSimulated ? $"{_statistics.Errors} errors in simulated bytes" : null;
}
