using System.Buffers.Binary;
using Atalaya.Benchmarks.Inputs;
using Atalaya.Benchmarks.Measuring;
using Atalaya.Formats.Asterix;
using Atalaya.Formats.Asterix.Categories;
using Atalaya.Formats.Records;

namespace Atalaya.Benchmarks.Workloads;

/// <summary>Records of one category through their generated reader: every property of every item that is there, summed.</summary>
sealed class TypedDecoding<TRecord>(DecodeInput input) : Workload
    where TRecord : IAsterixRecord<TRecord>, allows ref struct
{
    const int HeaderOctets = 3;

    readonly RecordStatistics _statistics = new();
    ulong _firstPass;

    public override Work Pass()
    {
        long before = _statistics.Records;
        for (ReadOnlySpan<byte> rest = input.Bytes; rest.Length > 0;)
        {
            int length = BinaryPrimitives.ReadUInt16BigEndian(rest[1..]);
            Block(rest[HeaderOctets..length]);
            rest = rest[length..];
        }

        if (before == 0) _firstPass = _statistics.Checksum;
        return new Work(_statistics.Records - before, input.Bytes.Length);
    }

    void Block(ReadOnlySpan<byte> data)
    {
        while (data.Length > 0)
        {
            if (!TRecord.TryRead(data, out TRecord record, out _))
            {
                _statistics.Errors++;
                return;
            }

            var sink = new ChecksumSink();
            record.Accept(ref sink);
            _statistics.Records++;
            _statistics.Add(sink.Sum);
            data = data[record.Length..];
        }
    }

    public override string? Problem() =>
        _statistics.Errors > 0 ? $"{_statistics.Errors} errors"
        : _firstPass != Expected() ? "the checksum is not that of the table-driven engine"
        : null;

    ulong Expected()
    {
        var statistics = new RecordStatistics();
        AsterixCategory category = AsterixCatalog.Default[TRecord.Category]!;
        for (int at = 0; at < input.Bytes.Length;)
        {
            int end = at + BinaryPrimitives.ReadUInt16BigEndian(input.Bytes.AsSpan(at + 1));
            var visitor = new ChecksumVisitor(statistics);
            AsterixWalker<ChecksumVisitor>.Walk(category, input.Bytes, at + HeaderOctets, end, ref visitor, out _);
            at = end;
        }

        return statistics.Checksum;
    }
}
