namespace Atalaya.Formats.Asterix.Categories;

/// <summary>Walks the records of one data block through their generated reader: what <see cref="AsterixWalker{TVisitor}"/> does by tables.</summary>
static class AsterixTypedWalker<TRecord>
    where TRecord : IAsterixRecord<TRecord>, allows ref struct
{
    /// <inheritdoc cref="AsterixWalker{TVisitor}.Walk"/>
    public static int Walk<TVisitor>(AsterixCategory category, ReadOnlySpan<byte> data, int start, int end, ref TVisitor visitor, out AsterixFault fault)
        where TVisitor : struct, IAsterixVisitor
    {
        int records = 0;
        while (start < end)
        {
            visitor.BeginRecord(start);
            scoped TRecord record;
            if (!TRecord.TryRead(data[start..end], out record, out fault))
            {
                visitor.AbandonRecord();
                fault = fault with { Position = start, Record = records + 1 };
                return records;
            }

            scoped var sink = new VisitorSink<TVisitor>(category.Elements, ref visitor);
            record.Accept(ref sink);
            visitor.EndRecord(data.Slice(start, record.Length), start);
            start += record.Length;
            records++;
        }

        fault = default;
        return records;
    }
}
