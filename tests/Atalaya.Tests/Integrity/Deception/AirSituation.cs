using Atalaya.Core.Geodesy;
using Atalaya.Core.State;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Fusion;
using Atalaya.Integrity;
using Atalaya.Integrity.Alerts;
using Atalaya.Tests.Fusion;

namespace Atalaya.Tests.Integrity.Deception;

/// <summary>Aircraft with ADS-B and radars that see them, through tracker and Integrity as the flow runs them.</summary>
sealed class AirSituation
{
    public const ushort Receiver = 9;

    public static readonly GeodeticPosition Site = GeodeticPosition.FromDegrees(50, 8, 100);

    readonly Picture _picture = new();
    readonly Random _random;
    readonly TrackerOptions _options;
    readonly List<SimulatedAircraft> _aircraft = [];
    readonly List<SimulatedRadar> _radars = [];
    long _sequence;
    int _step;

    public AirSituation(int seed, TrackerOptions? options = null)
    {
        _random = new Random(seed);
        _options = options ?? new TrackerOptions();
        Traffic = new Traffic(_options) { AfterTick = Judge };
    }

    public Traffic Traffic { get; }
    public IntegrityMonitor Monitor { get; private set; } = new();

    /// <summary>First raising of each alert, by kind and subject, seconds.</summary>
    public Dictionary<(AlertKind Kind, ulong Subject), double> RaisedAt { get; } = [];

    public List<Alert> Raised { get; } = [];

    /// <summary>Every change of every alert, as bytes.</summary>
    public List<byte> Bytes { get; } = [];

    public SimulatedRadar AddRadar(ushort source, double turnSeconds, double rangeSigma, double azimuthSigma, GeodeticPosition? site = null)
    {
        SimulatedRadar radar = new(source, site ?? Site, turnSeconds, rangeSigma, azimuthSigma);
        _radars.Add(radar);
        Traffic.Radar(source, radar.Site, rangeSigma, azimuthSigma);
        return radar;
    }

    public SimulatedAircraft AddAircraft(double east, double north, double height, double speed, double courseDegrees)
    {
        SimulatedAircraft aircraft = new((uint)(0x400000 + _aircraft.Count), east, north, height, speed, courseDegrees, _random.NextDouble() * 0.5);
        _aircraft.Add(aircraft);
        return aircraft;
    }

    /// <summary>Another transmitter with the address of an aircraft; no radar sees it.</summary>
    public SimulatedAircraft AddClone(SimulatedAircraft aircraft, double east, double north, double height, double speed, double courseDegrees)
    {
        SimulatedAircraft clone = new(aircraft.Address, east, north, height, speed, courseDegrees, _random.NextDouble() * 0.5) { IsReal = false };
        _aircraft.Add(clone);
        return clone;
    }

    /// <summary>A transmitter with an address of its own where nothing flies.</summary>
    public SimulatedAircraft AddGhost(double east, double north, double height, double speed, double courseDegrees)
    {
        SimulatedAircraft ghost = new((uint)(0x500000 + _aircraft.Count), east, north, height, speed, courseDegrees, _random.NextDouble() * 0.5) { IsReal = false };
        _aircraft.Add(ghost);
        return ghost;
    }

    public void RunTo(double seconds)
    {
        for (; _step * 0.1 < seconds; _step++) Emit(_step * 0.1);
        Traffic.RunTo(seconds);
    }

    void Emit(double from)
    {
        foreach (SimulatedAircraft aircraft in _aircraft)
        {
            for (double t = aircraft.NextStatement(from); t < from + 0.1; t += 0.5) aircraft.State(Traffic, t, _random);
            foreach (SimulatedRadar radar in _radars.Where(_ => aircraft.IsReal)) radar.Look(Traffic, aircraft, from, from + 0.1, _random);
        }
    }

    void Judge(Tick tick)
    {
        List<PictureDelta> deltas = [];
        foreach (ulong id in Traffic.Tracker.Changed)
        {
            Traffic.Tracker.Read(id, out Track track);
            deltas.Add(new PictureDelta(++_sequence, tick, track));
            _picture.Apply(deltas[^1]);
        }

        Bytes.AddRange(Monitor.Process(tick, Traffic.Reports, Traffic.Tracker, deltas.ToArray(), _picture));
        foreach (AlertChange change in Monitor.Alerts.Changes)
        {
            if (change.Kind != AlertChangeKind.Raised) continue;
            Raised.Add(change.Alert);
            RaisedAt.TryAdd((change.Alert.Kind, change.Alert.TrackId), tick.End.SecondsSince(Traffic.At(0)));
        }
    }

    /// <summary>Tracker and monitor go on from their saved states.</summary>
    public void Reload(IntegritySettings settings)
    {
        StateWriter writer = new();
        Traffic.Tracker.Save(writer);
        Monitor.Save(writer);
        StateReader reader = new(writer.Written);
        Traffic.Tracker = new Tracker(_options);
        Traffic.Tracker.Load(ref reader);
        Monitor = new IntegrityMonitor();
        Monitor.Configure(settings);
        Monitor.Load(ref reader);
        Assert.Equal(0, reader.Remaining);
    }

    /// <summary>Another monitor goes on from here.</summary>
    public void Use(IntegrityMonitor monitor) => Monitor = monitor;

    public ulong TrackOf(SimulatedAircraft aircraft) => Traffic.Tracks().First(track => track.Identity.Address == aircraft.Address).Id;

    public Alert? AlertOf(SimulatedAircraft aircraft, AlertKind kind) =>
        Monitor.Alerts.Active.FirstOrDefault(alert => alert.Kind == kind && alert.Statement.Identity.Address == aircraft.Address);
}
