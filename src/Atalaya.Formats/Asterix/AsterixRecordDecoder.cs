using System.Buffers;
using Atalaya.Core.Time;
using Atalaya.Formats.Asterix.Editions;
using Atalaya.Formats.Records;

namespace Atalaya.Formats.Asterix;

/// <summary>ASTERIX data blocks to JSON lines. A datagram of its own: pass it with endOfInput true.</summary>
public sealed class AsterixRecordDecoder : IRecordDecoder, IAsterixBlockHandler
{
    readonly EditionChooser _editions;
    readonly bool _raw;
    readonly AsterixStream _stream;
    readonly JsonLineWriter _writer = new();
    readonly Dictionary<AsterixCategory, AsterixJsonLines> _lines = [];
    AsterixJsonLines? _last;
    IBufferWriter<byte>? _output;
    RecordStatistics _statistics = new();

    /// <param name="catalog">Definitions to use; null = those shipped.</param>
    /// <param name="raw">Adds the octets of each record as "hex".</param>
    /// <param name="editions">The editions known; null = found out by trial, before the first record of a sensor and category is printed.</param>
    public AsterixRecordDecoder(AsterixCatalog? catalog = null, bool raw = false, EditionSettings? editions = null)
    {
        _editions = new EditionChooser(catalog ?? AsterixCatalog.Default, editions ?? EditionSettings.None);
        _raw = raw;
        _stream = new AsterixStream(_editions, this, looksAhead: true);
    }

    /// <summary>What has been chosen so far, by category and sensor in the order of their first appearance.</summary>
    public IReadOnlyList<EditionInUse> Editions => _editions.InUse();

    public void Decode(ReadOnlySpan<byte> bytes, Instant? time, bool endOfInput, IBufferWriter<byte>? output, RecordStatistics statistics)
    {
        _output = output;
        _statistics = statistics;
        statistics.Bytes += bytes.Length;
        _stream.Feed(bytes, endOfInput);
        if (output is not null) _writer.Flush(output);
        _output = null;
    }

    bool IAsterixBlockHandler.Block(AsterixCategory category, ReadOnlySpan<byte> data, int start, int end, long origin, out AsterixFault fault)
    {
        var profile = default(AsterixProfileChoice);
        int doubts;
        if (_output is null && category.TypedSum is { } sum)
        {
            sum(category, data, start, end, _statistics, out fault, out doubts);
        }
        else if (_output is null)
        {
            var sums = new ChecksumVisitor(_statistics);
            AsterixWalker<ChecksumVisitor>.Walk(category, data, start, end, ref sums, ref profile, out fault, out doubts);
        }
        else
        {
            AsterixJsonLines lines = LinesOf(category);
            lines.Origin = origin;
            var visitor = new JsonVisitor(lines, _statistics);
            AsterixWalker<JsonVisitor>.Walk(category, data, start, end, ref visitor, ref profile, out fault, out doubts);
            _writer.FlushIfFull(_output);
        }

        _statistics.Warnings += doubts;

        return fault.Kind == AsterixFaultKind.None;
    }

    AsterixJsonLines LinesOf(AsterixCategory category)
    {
        if (_last?.Category == category) return _last;
        if (!_lines.TryGetValue(category, out _last)) _lines.Add(category, _last = new AsterixJsonLines(category, _writer, _raw));
        return _last;
    }

    void IAsterixBlockHandler.Error(in AsterixStreamError error, ReadOnlySpan<byte> head)
    {
        _statistics.Errors++;
        if (_output is null) return;
        AsterixErrorJson.Write(_writer, error, head, _editions.Catalog);
        _writer.FlushIfFull(_output);
    }
}
