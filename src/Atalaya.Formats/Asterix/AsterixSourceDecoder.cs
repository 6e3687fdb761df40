using Atalaya.Core.Frames;
using Atalaya.Core.Reports;
using Atalaya.Core.State;
using Atalaya.Core.Time;
using Atalaya.Formats.Asterix.Editions;
using Atalaya.Formats.Bits;

namespace Atalaya.Formats.Asterix;

/// <summary>ASTERIX of one source to reports: CAT048 target reports, CAT034 service messages. Other categories are counted.</summary>
public sealed class AsterixSourceDecoder : ISourceDecoder, IAsterixBlockHandler
{
    /// <summary>Copies over redundant networks arrive within this time.</summary>
    const ushort DuplicateWindowMs = 1000;

    readonly SourceSite _site;
    readonly bool _datagrams;
    readonly EditionChooser _editions;
    readonly AsterixStream _stream;
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
        var visitor = new ReportVisitor(this, category.Number);
        var profile = default(AsterixProfileChoice);
        AsterixWalker<ReportVisitor>.Walk(category, data, start, end, ref visitor, ref profile, out fault, out int doubts);
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

    internal void Emit(int category, in AsterixValues values, ReadOnlySpan<byte> record)
    {
        Counters.Messages++;
        if (category == 34) EmitService(values);
        else if (category == 48) EmitTarget(values, record);
    }

    void EmitTarget(in AsterixValues values, ReadOnlySpan<byte> record)
    {
        Counters.Reports++;
        ref Report report = ref _output.Add();
        report.Source = _source;
        report.Hearers.Add(_source);
        report.Provenance = new Provenance(_source, _position);
        report.Sequence = _sequence++;
        report.ReceiveTime = _receiveTime;
        report.Time = _receiveTime;
        report.ContentHash = ContentHash.Of(record);
        report.DuplicateWindowMs = DuplicateWindowMs;
        if (_site.Simulated) report.Flags |= ReportFlags.Simulated;
        if (!values.TryGet(AsterixRole.TimeOfDay, out ulong time) || !TimeOfDay.TryNearestRaw128((uint)time, _receiveTime, out report.Time))
            report.Flags |= ReportFlags.TimeIsReceiveTime;
        TargetReports.Fill(ref report, values);
    }

    void EmitService(in AsterixValues values)
    {
        Instant time = _receiveTime;
        if (values.TryGet(AsterixRole.TimeOfDay, out ulong raw)) TimeOfDay.TryNearestRaw128((uint)raw, _receiveTime, out time);
        ServiceReport service = ServiceMessages.Report(values, _source, time);
        _output.Add(service);
        if (double.IsNaN(service.Latitude) || service.Kind == ServiceReportKind.Site) return;
        service.Kind = ServiceReportKind.Site;
        _output.Add(service);
    }

    public void Save(StateWriter writer)
    {
        writer.Tag("ASTD", 1);
        writer.Write(_sequence);
        Counters.Save(writer);
        _stream.Save(writer);
    }

    public void Load(ref StateReader reader)
    {
        reader.Tag("ASTD", 1);
        _sequence = reader.ReadUInt64();
        Counters.Load(ref reader);
        _stream.Load(ref reader);
    }
}
