using Atalaya.Formats.Records;

namespace Atalaya.Formats.Asterix.Categories;

/// <summary>Walks the records of one data block through their generated reader: what <see cref="AsterixWalker{TVisitor}"/> does by tables.</summary>
static class AsterixTypedWalker<TRecord>
    where TRecord : IAsterixRecord<TRecord>, allows ref struct
{
    /// <summary>Is this category the very definition that the reader was generated from?</summary>
    public static bool Reads(AsterixCategory category) => category.Number == TRecord.Category && category.DefinitionHash == TRecord.DefinitionHash;

    /// <summary>Decodes the records in [start, end); returns their number up to the first broken one.</summary>
    public static int Walk<TVisitor>(
        AsterixCategory category, ReadOnlySpan<byte> data, int start, int end, ref TVisitor visitor, out AsterixFault fault, out int doubts)
        where TVisitor : struct, IAsterixVisitor
    {
        int records = 0;
        doubts = 0;
        while (start < end)
        {
            visitor.BeginRecord(start);
            scoped TRecord record;
            if (!TryRead(data, start, end, records, out record, out fault))
            {
                visitor.AbandonRecord();
                return records;
            }

            scoped var sink = new VisitorSink<TVisitor>(category.Elements, ref visitor);
            record.Accept(ref sink);
            visitor.EndRecord(data.Slice(start, record.Length), start);
            records++;
            start += record.Length;
            if (record.Doubts > 0 && !GoesOn(category, data, start, end, records, ref doubts, out fault)) return records;
        }

        fault = default;
        return records;
    }

    /// <summary>Sums all values of the records in [start, end), as <see cref="ChecksumVisitor"/> does; returns their number up to the first broken one.</summary>
    public static int Sum(
        AsterixCategory category, ReadOnlySpan<byte> data, int start, int end, RecordStatistics statistics, out AsterixFault fault, out int doubts)
    {
        int records = 0;
        doubts = 0;
        while (start < end)
        {
            if (!TryRead(data, start, end, records, out TRecord record, out fault)) return records;
            var sink = new ChecksumSink();
            record.Accept(ref sink);
            statistics.Records++;
            statistics.Add(sink.Sum);
            records++;
            start += record.Length;
            if (record.Doubts > 0 && !GoesOn(category, data, start, end, records, ref doubts, out fault)) return records;
        }

        fault = default;
        return records;
    }

    static bool TryRead(ReadOnlySpan<byte> data, int start, int end, int records, out TRecord record, out AsterixFault fault)
    {
        if (TRecord.TryRead(data[start..end], out record, out fault)) return true;
        fault = fault with { Position = start, Record = records + 1 };
        return false;
    }

    /// <summary>Behind an expansion that does not decode, what follows must be records.</summary>
    static bool GoesOn(AsterixCategory category, ReadOnlySpan<byte> data, int start, int end, int records, ref int doubts, out AsterixFault fault)
    {
        doubts++;
        var visitor = new NullVisitor();
        AsterixWalker<NullVisitor>.Walk(category, data, start, end, ref visitor, out fault, AsterixWalker<NullVisitor>.LookAhead);
        if (fault.Kind == AsterixFaultKind.None) return true;
        fault = new AsterixFault(AsterixFaultKind.NoRecord, 0, start, records + 1, TRecord.ExpansionNode);
        return false;
    }
}
