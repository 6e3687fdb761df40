using Atalaya.Core.Geodesy;
using Atalaya.Core.Reports;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Integrity;
using Atalaya.Integrity.Alerts;

namespace Atalaya.Tests.Integrity.Behaviour;

/// <summary>Tracks that go straight in the plane of a place, shown to a monitor each second.</summary>
sealed class BehaviourBench
{
    public const double Knot = 1852.0 / 3600;

    readonly LocalFrame _frame;
    IntegritySettings _settings;
    MonitorBench _bench = new();
    long _tick = 100_000;

    public BehaviourBench(double latitudeDegrees = 10.5, double longitudeDegrees = -61.9, IntegritySettings? settings = null)
    {
        _frame = new LocalFrame(GeodeticPosition.FromDegrees(latitudeDegrees, longitudeDegrees, 0));
        _settings = settings ?? new IntegritySettings();
        _bench.Monitor.Configure(_settings);
    }

    public AlertBook Alerts => _bench.Alerts;
    public Instant Now => new Tick(_tick).End;

    /// <summary>What changed last in the last tick; null = nothing.</summary>
    public AlertChange? LastChange => _bench.Alerts.Changes.Count > 0 ? _bench.Alerts.Changes[^1] : null;

    /// <summary>A confirmed, well known track that has lived for long.</summary>
    public Track At(ulong id, Domain domain, double east, double north, double eastRate, double northRate)
    {
        GeodeticPosition place = _frame.Unproject(east, north);
        (eastRate, northRate) = new LocalFrame(place).RotateVector(_frame, eastRate, northRate);
        return new Track
        {
            Id = id,
            Status = TrackStatus.Confirmed,
            Domain = domain,
            HasPosition = true,
            Existence = 1,
            Latitude = place.Latitude,
            Longitude = place.Longitude,
            VarianceNorth = 100,
            VarianceEast = 100,
            VelocityEast = (float)eastRate,
            VelocityNorth = (float)northRate,
            VelocitySigma = 0.2f,
            StartTime = new Tick(1000).End,
            Time = Now,
        };
    }

    public Track Vessel(ulong id, double east, double north, double eastKnots, double northKnots, ushort length = 100) =>
        At(id, Domain.Sea, east, north, eastKnots * Knot, northKnots * Knot) with { LengthMeters = length };

    public Track Aircraft(ulong id, double east, double north, double eastRate, double northRate, float height, float climb = 0) =>
        At(id, Domain.Air, east, north, eastRate, northRate) with { PressureAltitude = height, EstimatedPressureAltitude = height, VerticalRate = climb };

    /// <summary>Shows tracks, made anew each second with the seconds gone, for so long.</summary>
    public void Run(int seconds, Func<double, Track[]> tracks)
    {
        for (int i = 0; i < seconds; i++)
        {
            Show(tracks(i));
        }
    }

    public void Show(params Track[] tracks)
    {
        _bench.Update(new Tick(_tick), tracks);
        _tick += 10;
    }

    /// <summary>In force from the next tick on.</summary>
    public void Configure(IntegritySettings settings) => _bench.Monitor.Configure(_settings = settings);

    /// <summary>From here on with the saved state in a new monitor.</summary>
    public void Reload() => _bench = _bench.Reloaded(_settings);

    public Alert? Find(AlertKind kind) => _bench.Alerts.Active.FirstOrDefault(alert => alert.Kind == kind);
}
