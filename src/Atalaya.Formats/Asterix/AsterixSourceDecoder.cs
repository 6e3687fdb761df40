using Atalaya.Core.Frames;
using Atalaya.Core.Reports;
using Atalaya.Core.State;
using Atalaya.Core.Time;
using Atalaya.Formats.Asterix.Editions;
using Atalaya.Formats.Asterix.Services;
using Atalaya.Formats.Asterix.Targets;
using Atalaya.Formats.Bits;

namespace Atalaya.Formats.Asterix;

/// <summary>
/// ASTERIX of one source to reports: targets (CAT001, 010, 015, 020, 021, 048, 062, 205) and messages about the sensors (002, 010, 016, 019, 023,
/// 034, 063, 065). Other categories are counted.
/// </summary>
public sealed class AsterixSourceDecoder : ISourceDecoder, IAsterixBlockHandler
{
    /// <summary>Copies over redundant networks arrive within this time.</summary>
    const ushort DuplicateWindowMs = 1000;

    const int OldServiceMessages = 2, MultistaticConfiguration = 16;

    readonly SourceSite _site;
    readonly bool _datagrams;
    readonly EditionChooser _editions;
    readonly AsterixStream _stream;
    readonly AsterixValues _values = new();
    readonly RecordTimes _times = new();
    readonly MultistaticTable _multistatic = new();
    AsterixCategory? _category;

    /// <summary>Item 010 of this record, or of one before it in the block: CAT001 may send it in the first only.</summary>
    ushort _sensor;

    ReportBatch _output = new();
    SourceId _source;
    LogPosition _position;
    Instant _receiveTime;
    ulong _sequence;

    /// <param name="site">The source.</param>
    /// <param name="datagrams">Every frame is a datagram of whole blocks; false = a stream cut anywhere.</param>
    /// <param name="catalog">Definitions to use; null = those shipped.</param>
    /// <param name="editions">The editions known; null = found out by trial.</param>
    public AsterixSourceDecoder(SourceSite site, bool datagrams = false, AsterixCatalog? catalog = null, EditionSettings? editions = null)
    {
        _site = site;
        _datagrams = datagrams;
        _editions = new EditionChooser(catalog ?? AsterixCatalog.Default, editions ?? EditionSettings.None);
        _stream = new AsterixStream(_editions, this, looksAhead: false);
    }

    /// <summary>What has been chosen so far, by category and sensor in the order of their first appearance.</summary>
    public IReadOnlyList<EditionInUse> Editions => _editions.InUse();

    public DecodeCounters Counters { get; } = new();

    public void Decode(in Frame frame, ReportBatch output)
    {
        _output = output;
        _source = frame.Source;
        _position = frame.Position;
        _receiveTime = frame.ReceiveTime;
        Counters.Bytes += frame.Payload.Length;
        _stream.Feed(frame.Payload, _datagrams);
    }

    bool IAsterixBlockHandler.Block(AsterixCategory category, ReadOnlySpan<byte> data, int start, int end, long origin, out AsterixFault fault)
    {
        _category = category;
        _values.Scales = category.Scales;
        _sensor = 0;
        int doubts;
        var profile = default(AsterixProfileChoice);
        if (category.Number == MultistaticConfiguration)
        {
            var visitor = new MultistaticVisitor(this, _values, _multistatic);
            AsterixWalker<MultistaticVisitor>.Walk(category, data, start, end, ref visitor, ref profile, out fault, out doubts);
        }
        else
        {
            var visitor = new ReportVisitor(this, _values);
            AsterixWalker<ReportVisitor>.Walk(category, data, start, end, ref visitor, ref profile, out fault, out doubts);
        }

        Counters.Warnings += doubts;
        return fault.Kind == AsterixFaultKind.None;
    }

    void IAsterixBlockHandler.Error(in AsterixStreamError error, ReadOnlySpan<byte> head) => Counters.Reject(error.Kind switch
    {
        AsterixFaultKind.UnknownCategory => RejectReason.UnknownCategory,
        AsterixFaultKind.BlockPastEnd or AsterixFaultKind.HeaderPastEnd => RejectReason.Truncated,
        AsterixFaultKind.ItemPastBlock or AsterixFaultKind.FspecPastBlock or AsterixFaultKind.NoRecord => RejectReason.Length,
        AsterixFaultKind.SpareFrn or AsterixFaultKind.SpareSubfield or AsterixFaultKind.TooManyExtents or AsterixFaultKind.UnknownEdition => RejectReason.UnknownEdition,
        AsterixFaultKind.EmptyRecord or AsterixFaultKind.ZeroLength => RejectReason.InvalidValue,
        _ => RejectReason.Framing,
    });

    /// <summary>A record is complete: its values are in <see cref="_values"/>.</summary>
    internal void Emit(ReadOnlySpan<byte> record)
    {
        Counters.Messages++;
        if (_values.TryGetSensor(out ushort sensor)) _sensor = sensor;
        if (TargetReports.Is(_category!.Number, _values)) EmitTarget(_category, record);
        else if (ServiceMessages.Is(_category.Number)) EmitService(_category.Number);
    }

    void EmitTarget(AsterixCategory category, ReadOnlySpan<byte> record)
    {
        Counters.Reports++;
        ref Report report = ref _output.Add();
        report.Source = _source;
        report.Sensor = _sensor;
        report.Hearers.Add(_source);
        report.Provenance = new Provenance(_source, _position);
        report.Sequence = _sequence++;
        report.ReceiveTime = _receiveTime;
        report.ContentHash = ContentHash.Of(record);
        report.DuplicateWindowMs = DuplicateWindowMs;
        if (_site.Simulated) report.Flags |= ReportFlags.Simulated;
        if (!_times.TryRead(_values, _sensor, _receiveTime, out report.Time)) report.Flags |= ReportFlags.TimeIsReceiveTime;
        TargetReports.Fill(ref report, category, _values);
    }

    void EmitService(int category)
    {
        if (_times.TryRead(_values, _sensor, _receiveTime, out Instant time) && category == OldServiceMessages) _times.Note(_sensor, time, _receiveTime);
        ServiceReport service = ServiceMessages.Report(category, _values, _source, _sensor, time);
        _output.Add(service);
        if (category == MultistaticConfiguration) _multistatic.Commit(_source, _sensor, time, _output);
        if (double.IsNaN(service.Latitude) || service.Kind == ServiceReportKind.Site) return;
        service.Kind = ServiceReportKind.Site;
        _output.Add(service);
    }

    public void Save(StateWriter writer)
    {
        writer.Tag("ASTD", 2);
        writer.Write(_sequence);
        Counters.Save(writer);
        _stream.Save(writer);
        _times.Save(writer);
        _multistatic.Save(writer);
    }

    public void Load(ref StateReader reader)
    {
        if (reader.Tag("ASTD", 2) < 2) throw new InvalidDataException("state: of an earlier decoder");
        _sequence = reader.ReadUInt64();
        Counters.Load(ref reader);
        _stream.Load(ref reader);
        _times.Load(ref reader);
        _multistatic.Load(ref reader);
    }
}
