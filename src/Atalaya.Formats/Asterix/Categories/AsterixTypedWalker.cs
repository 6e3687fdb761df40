namespace Atalaya.Formats.Asterix.Categories;

/// <summary>Walks the records of one data block through their generated reader: what <see cref="AsterixWalker{TVisitor}"/> does by tables.</summary>
static class AsterixTypedWalker<TRecord>
    where TRecord : IAsterixRecord<TRecord>, allows ref struct
{
    /// <summary>Is this category the very definition that the reader was generated from?</summary>
    public static bool Reads(AsterixCategory category) => category.Number == TRecord.Category && category.DefinitionHash == TRecord.DefinitionHash;

    /// <summary>Decodes the records in [start, end); returns their number up to the first broken one.</summary>
    public static int Walk<TVisitor>(AsterixCategory category, ReadOnlySpan<byte> data, int start, int end, ref TVisitor visitor, out AsterixFault fault, out int doubts)
        where TVisitor : struct, IAsterixVisitor
    {
        int records = 0;
        doubts = 0;
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
            if (record.Doubts == 0) continue;
            doubts++;
            if (GoesOn(category, data, start, end)) continue;
            fault = new AsterixFault(AsterixFaultKind.NoRecord, 0, start, records + 1, TRecord.ExpansionNode);
            return records;
        }

        fault = default;
        return records;
    }

    /// <summary>Behind an expansion that does not decode, what follows must be records.</summary>
    static bool GoesOn(AsterixCategory category, ReadOnlySpan<byte> data, int start, int end)
    {
        var visitor = new NullVisitor();
        AsterixWalker<NullVisitor>.Walk(category, data, start, end, ref visitor, out AsterixFault fault, AsterixWalker<NullVisitor>.LookAhead);
        return fault.Kind == AsterixFaultKind.None;
    }
}
