using Atalaya.Formats.Records;

namespace Atalaya.Formats.Asterix.Categories;

/// <inheritdoc cref="AsterixTypedWalker{TRecord}.Sum"/>
delegate int AsterixTypedSum(
    AsterixCategory category, ReadOnlySpan<byte> data, int start, int end, RecordStatistics statistics, out AsterixFault fault, out int doubts);
