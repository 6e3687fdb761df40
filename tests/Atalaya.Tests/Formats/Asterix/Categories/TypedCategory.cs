using Atalaya.Formats.Asterix;
using Atalaya.Formats.Asterix.Categories;
using Atalaya.Formats.Asterix.Specs;
using Atalaya.Formats.Records;

namespace Atalaya.Tests.Formats.Asterix.Categories;

/// <summary>A generated reader beside the table-driven engine.</summary>
abstract class TypedCategory
{
    public static IReadOnlyList<TypedCategory> All { get; } = [
        new Of<Cat020Record>(), new Of<Cat021Record>(), new Of<Cat034Record>(), new Of<Cat048Record>(), new Of<Cat062Record>(), new Of<Cat063Record>(), new Of<Cat065Record>(),
    ];

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
        public override AsterixCategory Category { get; } = AsterixCategory.Compile(
            ShippedSpecs.Read(SpecFile.NameOf(TRecord.Category, false, TRecord.Edition)),
            TRecord.ExpansionEdition.Length == 0 ? null : ShippedSpecs.Read(SpecFile.NameOf(TRecord.Category, true, TRecord.ExpansionEdition)));

        public override int Compare(ReadOnlySpan<byte> data, int start, int end)
        {
            Assert.True(AsterixTypedWalker<TRecord>.Reads(Category));
            var profile = default(AsterixProfileChoice);
            var expected = new TraceVisitor();
            AsterixWalker<TraceVisitor>.Walk(Category, data, start, end, ref expected, ref profile, out AsterixFault expectedFault, out int expectedDoubts);
            var actual = new TraceVisitor();
            AsterixTypedWalker<TRecord>.Walk(Category, data, start, end, ref actual, out AsterixFault fault, out int doubts);
            if (!Same(expectedFault, fault) || expectedDoubts != doubts || expected.Hash != actual.Hash || expected.Records != actual.Records || expected.Abandoned != actual.Abandoned)
                Assert.Fail($"{Category.Number}: {expectedFault} {expected.Records}, typed {fault} {actual.Records}, of {Convert.ToHexStringLower(data[start..end])}");
            CompareSums(data, start, end);
            return actual.Records;
        }

        void CompareSums(ReadOnlySpan<byte> data, int start, int end)
        {
            var expected = new RecordStatistics();
            var visitor = new ChecksumVisitor(expected);
            AsterixWalker<ChecksumVisitor>.Walk(Category, data, start, end, ref visitor, out AsterixFault expectedFault);
            var actual = new RecordStatistics();
            AsterixTypedWalker<TRecord>.Sum(Category, data, start, end, actual, out AsterixFault fault, out _);
            if (!Same(expectedFault, fault) || expected.Records != actual.Records || expected.Checksum != actual.Checksum)
                Assert.Fail($"{Category.Number}: sum of {Convert.ToHexStringLower(data[start..end])}");
        }

        /// <summary>What follows a doubtful expansion is not the fault of an item of its own.</summary>
        static bool Same(AsterixFault expected, AsterixFault actual) =>
            expected == actual || expected.Kind == AsterixFaultKind.NoRecord && expected with { Node = actual.Node } == actual;

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
