using Atalaya.Core.Reports;
using Atalaya.Core.Time;
using Atalaya.Fusion.Identifying;
using Atalaya.Fusion.Sources;

namespace Atalaya.Fusion.Running;

/// <summary>The reports of one tick and what is found out about each, by its number in the tick.</summary>
sealed unsafe class TickReports(IdentityDirectory directory, SourceTable sources)
{
    /// <summary>Older than this is as good as this: keeps arithmetic with absurd times finite, nanoseconds.</summary>
    const long MaxAge = Instant.NanosecondsPerDay;

    // A span cannot be handed to other threads; the caller pins the reports. Copying them would cost their 400 bytes each.
    Report* _first;

    public int Count { get; private set; }
    public Instant Now { get; private set; }

    /// <summary>Time of applicability, brought into the last day and not beyond receive time where it claims the future.</summary>
    public Instant[] Times = [];

    public ReportFate[] Fates = [];
    public TrackHandle[] Targets = [];

    /// <summary>Seconds since the same radar's last plot of the same track, NaN = none.</summary>
    public double[] Intervals = [];

    public ref readonly Report this[int index] => ref _first[index];

    public void Attach(Report* first, int count, Instant now)
    {
        _first = first;
        Count = count;
        Now = now;
        if (count <= Times.Length) return;
        int capacity = Math.Max(count, 2 * Times.Length);
        Times = new Instant[capacity];
        Fates = new ReportFate[capacity];
        Targets = new TrackHandle[capacity];
        Intervals = new double[capacity];
    }

    public void Detach()
    {
        _first = null;
        Count = 0;
    }

    public void Classify(int index)
    {
        ref readonly Report report = ref _first[index];
        Times[index] = TimeOf(report);
        Intervals[index] = double.NaN;
        Targets[index] = TrackHandle.None;
        ReportFate fate = FateOf(report);
        if (fate == ReportFate.NewIdentity && directory.TryFind(report.Identity, out TrackHandle handle))
        {
            fate = ReportFate.Known;
            Targets[index] = handle;
        }
        else if (report.Has(ReportFlags.Duplicate) && fate == ReportFate.Plot) fate = ReportFate.Unused;

        Fates[index] = fate;
    }

    /// <summary>True if the report may find a track by its place.</summary>
    public bool BringsPlace(int index) => !_first[index].Has(ReportFlags.Duplicate) && _first[index].Measurement is MeasurementKind.Geodetic or MeasurementKind.Polar or MeasurementKind.Plane;

    static ReportFate FateOf(in Report report)
    {
        if (report.Has(ReportFlags.SystemTrack) && report.Identity.SystemTrack == 0) return ReportFate.SystemTrack;
        if ((report.Flags & (ReportFlags.TestTarget | ReportFlags.FieldMonitor)) != 0) return ReportFate.TestTarget;
        if (report.Identity.HasKey) return ReportFate.NewIdentity;
        return report.Measurement switch
        {
            MeasurementKind.None => ReportFate.Unused,
            MeasurementKind.Geodetic or MeasurementKind.Polar or MeasurementKind.Plane => ReportFate.Plot,
            _ => ReportFate.OtherKind,
        };
    }

    Instant TimeOf(in Report report)
    {
        bool isFuture = report.Has(ReportFlags.TimeInFuture);
        Instant time = isFuture ? report.ReceiveTime : report.Time;
        double offset = sources.Find(report).StampSeconds;
        if (offset != 0 && !isFuture) time = time.PlusSeconds(-offset);
        // Up to a second ahead is a sensor's clock; more is not believed.
        if (time > Now.PlusNanoseconds(Instant.NanosecondsPerSecond)) time = Instant.Min(report.ReceiveTime, Now);
        return Instant.Max(time, Now.PlusNanoseconds(-MaxAge));
    }
}
