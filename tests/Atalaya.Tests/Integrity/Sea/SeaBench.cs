using Atalaya.Core.Frames;
using Atalaya.Core.Geodesy;
using Atalaya.Core.Identity;
using Atalaya.Core.Reports;
using Atalaya.Core.State;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Fusion;
using Atalaya.Integrity;
using Atalaya.Integrity.Alerts;

namespace Atalaya.Tests.Integrity.Sea;

/// <summary>Feeds AIS and radar of a sea to tracker and monitor, tick by tick as the flow would; places in metres east and north of an origin on open water.</summary>
sealed class SeaBench
{
    public const double Knot = 1852.0 / 3600;

    public static readonly Instant Epoch = Instant.FromUnixSeconds(1_800_000_000);

    readonly LocalFrame _frame;
    readonly List<Report> _waiting = [];
    readonly Tracker _tracker = new(new TrackerOptions());
    readonly Picture _picture = new();
    ulong _sequence;

    /// <summary>In the Gulf of Paria: land of Trinidad begins 45 km east.</summary>
    public SeaBench(double latitude = 10.4, double longitude = -62.0) => _frame = new LocalFrame(GeodeticPosition.FromDegrees(latitude, longitude, 0));

    public IntegrityMonitor Monitor { get; private set; } = new();
    public List<Alert> Raised { get; } = [];
    public IReadOnlyList<Alert> Active => Monitor.Alerts.Active;

    public void Site(ushort source, double latitude, double longitude, double height) =>
        _tracker.SetSite(new SourceSite(new SourceId(source), "site") { Position = GeodeticPosition.FromDegrees(latitude, longitude, height) });

    public IEnumerable<Alert> Of(AlertKind kind) => Raised.Where(alert => alert.Kind == kind);

    Report Make(double seconds) => new()
    {
        Source = new SourceId(1),
        Sequence = _sequence++,
        Time = Epoch.PlusSeconds(seconds),
        ReceiveTime = Epoch.PlusSeconds(seconds + 0.5),
        Provenance = new Provenance(new SourceId(1), new LogPosition(1, (uint)_sequence)),
        Domain = Domain.Sea,
        M0 = double.NaN,
        M1 = double.NaN,
        M2 = double.NaN,
        Sigma0 = float.NaN,
        Sigma1 = float.NaN,
        Sigma2 = float.NaN,
    };

    /// <summary>A position report, given to the flow half a second later.</summary>
    public void Position(double seconds, uint mmsi, double east, double north, double knots = 0, double course = 0, double? heading = null, bool isClassA = true)
    {
        GeodeticPosition place = _frame.Unproject(east, north);
        PositionAt(seconds, mmsi, place.Latitude, place.Longitude, knots, course, heading, isClassA);
    }

    public void PositionAt(double seconds, uint mmsi, double latitude, double longitude, double knots = 0, double course = 0, double? heading = null, bool isClassA = true)
    {
        Report report = Make(seconds);
        report.Identity.Mmsi = mmsi;
        report.Measurement = MeasurementKind.Geodetic;
        (report.M0, report.M1, report.Sigma0, report.Sigma1) = (latitude, longitude, 10, 10);
        report.Flags = ReportFlags.SelfReported;
        (report.GroundSpeed, report.TrackAngle, report.Heading) = ((float)(knots * Knot), (float)course, (float?)heading);
        report.NavigationStatus = isClassA ? (byte)0 : null;
        _waiting.Add(report);
    }

    public void Static(double seconds, uint mmsi, string name, string callsign = "", uint imo = 0, ushort length = 0, byte type = 70)
    {
        Report report = Make(seconds);
        report.Identity = new ObjectIdentity { Mmsi = mmsi, Imo = imo, Name = PackedText.FromString(name), Callsign = PackedText.FromString(callsign) };
        report.LengthMeters = length == 0 ? null : length;
        report.Category = type;
        _waiting.Add(report);
    }

    /// <summary>Works what waits, one tick for each that has a report, and one a second.</summary>
    public void Run()
    {
        Report[] reports = [.. _waiting.OrderBy(report => report.ReceiveTime.UnixNanoseconds).ThenBy(report => report.Sequence)];
        _waiting.Clear();
        int next = 0;
        while (next < reports.Length)
        {
            Tick tick = Tick.Containing(reports[next].ReceiveTime);
            for (Tick idle = new((_picture.Tick.Number / 10 + 1) * 10); _picture.Tick.Number > 0 && idle < tick; idle = new(idle.Number + 10)) Step(idle, []);
            int end = next;
            while (end < reports.Length && Tick.Containing(reports[end].ReceiveTime) == tick) end++;
            Report[] ordered = reports[next..end];
            Array.Sort(ordered, static (left, right) => Report.CompareOrder(left, right));
            Step(tick, ordered);
            next = end;
        }
    }

    void Step(Tick tick, Report[] reports)
    {
        _tracker.Process(tick, reports, []);
        List<PictureDelta> deltas = [];
        foreach (ulong id in _tracker.Changed)
        {
            _tracker.Read(id, out Track track);
            deltas.Add(new PictureDelta(_picture.Sequence + 1, tick, track));
            _picture.Apply(deltas[^1]);
        }

        _picture.AdvanceTo(tick);
        Monitor.Process(tick, reports, _tracker, deltas.ToArray(), _picture);
        foreach (AlertChange change in Monitor.Alerts.Changes)
            if (change.Kind == AlertChangeKind.Raised) Raised.Add(change.Alert);
    }

    /// <summary>Goes on with a monitor loaded from the state of this one.</summary>
    public void Reload()
    {
        StateWriter writer = new(), again = new();
        Monitor.Save(writer);
        IntegrityMonitor loaded = new();
        loaded.Configure(new IntegritySettings());
        StateReader reader = new(writer.Written);
        loaded.Load(ref reader);
        Assert.Equal(0, reader.Remaining);
        loaded.Save(again);
        Assert.Equal(writer.Written.ToArray(), again.Written.ToArray());
        Monitor = loaded;
    }
}
