using Atalaya.Core.Frames;
using Atalaya.Core.Identity;
using Atalaya.Core.Reports;
using Atalaya.Core.State;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Fusion;
using Atalaya.Integrity;
using Atalaya.Integrity.Alerts;
using Atalaya.Integrity.Interference;

namespace Atalaya.Tests.Integrity.Interference;

/// <summary>Aircraft and vessels that say each second where they are and how well they know it, through the tracker and the monitor.</summary>
sealed class NavigationWorld
{
    public sealed record Mover(uint Object, bool IsSea, double Latitude, double Longitude, float HeightMeters, double NorthSpeed = 0, double EastSpeed = 0, byte? Version = 2);

    public static readonly Instant Start = Instant.FromUnixSeconds(1_767_225_600);

    readonly Tracker _tracker = new(new TrackerOptions());
    readonly Picture _picture = new();
    ulong _sequence;

    public IntegrityMonitor Monitor { get; private set; } = new();
    public AlertBook Alerts => Monitor.Alerts;
    public InterferenceDetector Detector => Monitor.Interference;
    public List<Mover> Movers { get; } = [];
    public double Seconds { get; private set; }

    /// <summary>What a mover's navigation does at a time; default: all is well.</summary>
    public Func<Mover, double, Navigation> Rule { get; set; } = static (_, _) => Navigation.Good;

    public enum Navigation
    {
        Good,
        Bad,

        /// <summary>Positions cease; other messages go on.</summary>
        Silent,
    }

    public void Run(double seconds)
    {
        for (double until = Seconds + seconds; Seconds < until; Seconds++) Second();
    }

    /// <summary>The state of Integrity in a new monitor.</summary>
    public void Reload()
    {
        byte[] state = Save();
        Monitor = new IntegrityMonitor();
        StateReader reader = new(state);
        Monitor.Load(ref reader);
        Assert.Equal(0, reader.Remaining);
        Assert.Equal(state, Save());
    }

    public byte[] Save()
    {
        StateWriter writer = new();
        Monitor.Save(writer);
        return writer.Written.ToArray();
    }

    void Second()
    {
        List<Report> reports = [.. Movers.SelectMany(Say)];
        for (int i = 0; i < 10; i++)
        {
            Tick tick = new(Tick.Containing(Start.PlusSeconds(Seconds)).Number + i);
            Step(tick, [.. reports.Where((_, index) => index % 10 == i).Select(report => report with { Time = tick.Start, ReceiveTime = tick.Start }).OrderBy(report => report.Sequence)]);
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
    }

    /// <summary>A position and something else.</summary>
    IEnumerable<Report> Say(Mover mover)
    {
        Navigation navigation = Rule(mover, Seconds);
        Report report = new()
        {
            Source = new SourceId(mover.IsSea ? (ushort)2 : (ushort)1),
            Sequence = ++_sequence,
            Provenance = new Provenance(new SourceId(1), new LogPosition(1, (uint)_sequence)),
            Domain = mover.IsSea ? Domain.Sea : Domain.Air,
            Measurement = MeasurementKind.None,
            M0 = double.NaN,
            M1 = double.NaN,
            M2 = double.NaN,
            Sigma0 = float.NaN,
            Sigma1 = float.NaN,
            Sigma2 = float.NaN,
            Flags = ReportFlags.TimeIsReceiveTime | ReportFlags.SelfReported,
        };
        if (mover.IsSea) report.Identity.Mmsi = mover.Object;
        else (report.Identity.Address, report.Identity.AddressKind, report.PressureAltitude) = (mover.Object, AddressKind.Icao, mover.HeightMeters);
        bool isBad = navigation == Navigation.Bad;
        if (!mover.IsSea) report.Quality = new QualityIndicators { Version = mover.Version, Nic = isBad ? (byte)0 : (byte)8, NacP = mover.Version >= 1 ? isBad ? (byte)0 : (byte)9 : null };
        if (mover.IsSea && isBad) report.Flags |= ReportFlags.NavigationLost;
        Report other = report with { Sequence = ++_sequence };
        if (navigation == Navigation.Good || (isBad && !mover.IsSea))
        {
            report.Measurement = MeasurementKind.Geodetic;
            report.M0 = mover.Latitude + mover.NorthSpeed * Seconds / AreaCells.EarthRadiusMeters;
            report.M1 = mover.Longitude + mover.EastSpeed * Seconds / AreaCells.EarthRadiusMeters;
            report.Sigma0 = report.Sigma1 = 10;
        }

        yield return report;
        if (!mover.IsSea) yield return other;
    }
}
