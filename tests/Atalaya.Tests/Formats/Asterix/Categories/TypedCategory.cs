using Atalaya.Formats.Asterix;
using Atalaya.Formats.Asterix.Categories;

namespace Atalaya.Tests.Formats.Asterix.Categories;

/// <summary>A generated reader beside the table-driven engine.</summary>
abstract class TypedCategory
{
    public static IReadOnlyList<TypedCategory> All { get; } = [new Of<Cat034Record>(), new Of<Cat048Record>()];

    public abstract AsterixCategory Category { get; }

    /// <summary>Walks a block both ways and compares all values and the fault; the number of sound records.</summary>
    public abstract int Compare(ReadOnlySpan<byte> data, int start, int end);

    /// <summary>Checks every property of a sound record; the number of values.</summary>
    public abstract int CheckValues(ReadOnlySpan<byte> record);

    /// <summary>Reads a sound record and writes it with the generated writer.</summary>
    public abstract byte[] Rewrite(ReadOnlySpan<byte> record);

    public override string ToString() => $"{Category.Number:000}";

    sealed class Of<TRecord> : TypedCategory
        where TRecord : IAsterixRecord<TRecord>, allows ref struct
    {
        public override AsterixCategory Category { get; } = AsterixCatalog.Default[TRecord.Category]!;

        public override int Compare(ReadOnlySpan<byte> data, int start, int end)
        {
            Assert.Equal(TRecord.Edition, Category.Edition);
            var expected = new TraceVisitor();
            AsterixWalker<TraceVisitor>.Walk(Category, data, start, end, ref expected, out AsterixFault expectedFault);
            var actual = new TraceVisitor();
            AsterixTypedWalker<TRecord>.Walk(Category, data, start, end, ref actual, out AsterixFault fault);
            if (expectedFault != fault || expected.Hash != actual.Hash || expected.Records != actual.Records || expected.Abandoned != actual.Abandoned)
                Assert.Fail($"{Category.Number}: {expectedFault} {expected.Records}, typed {fault} {actual.Records}, of {Convert.ToHexStringLower(data[start..end])}");
            return actual.Records;
        }

        public override int CheckValues(ReadOnlySpan<byte> record)
        {
            Assert.True(TRecord.TryRead(record, out TRecord view, out _));
            Assert.Equal(record.Length, view.Length);
            var sink = new ValueSink(Category);
            view.Accept(ref sink);
            return sink.Values;
        }

        public override byte[] Rewrite(ReadOnlySpan<byte> record)
        {
            Assert.True(TRecord.TryRead(record, out TRecord view, out _));
            byte[] octets = new byte[record.Length + 16];
            return octets[..view.Encode(octets)];
        }
    }
}
