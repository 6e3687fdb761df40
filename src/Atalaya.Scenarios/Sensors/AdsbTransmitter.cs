using Atalaya.Core.Geodesy;
using Atalaya.Core.Identity;
using Atalaya.Formats.ModeS;
using Atalaya.Formats.ModeS.Messages;
using Atalaya.Formats.ModeS.Positions;
using Atalaya.Scenarios.Schedule;

namespace Atalaya.Scenarios.Sensors;

/// <summary>
/// The Mode S transponder of one aircraft: squitters at the rates of RTCA DO-260B 2.2.3.3 (position and velocity twice a second,
/// identification every 5 s, status every 2.5 s, acquisition every second) and answers to the radar.
/// </summary>
sealed class AdsbTransmitter : ScheduledTask
{
    const double MetersPerFoot = 0.3048;
    const double KnotsPerMeterPerSecond = 3600 / 1852.0;
    const double GnssSigmaMeters = 5;
    const double GnssTimeSeconds = 100;
    const byte NacP = 9, NacV = 2, Sil = 3;

    /// <summary>NIC 8: containment below 185 m.</summary>
    const byte PositionTypeCode = 11;

    enum Squitter
    {
        Acquisition,
        Position,
        Velocity,
        Identification,
        Status,
    }

    // Mean seconds between squitters and the greatest deviation, by Squitter.
    static readonly (double Mean, double Jitter)[] Intervals = [(1.0, 0.2), (0.5, 0.1), (0.5, 0.1), (5.0, 0.2), (2.5, 0.1)];

    readonly AdsbSensor _sensor;
    readonly ScenarioObject _thing;
    readonly ulong _identification;
    readonly ulong _status;
    readonly long[] _next;
    RandomStream _random;
    RandomStream _reception;
    ErrorProcess _north, _east, _up;
    bool _odd;

    public AdsbTransmitter(AdsbSensor sensor, ScenarioObject thing, long now)
    {
        _sensor = sensor;
        _thing = thing;
        _random = new RandomStream(sensor.Context.Seed, RandomPurpose.AdsbTransmitter, (ulong)thing.Id);
        _reception = new RandomStream(sensor.Context.Seed, RandomPurpose.AdsbReception, (ulong)thing.Id);
        _identification = Identification.Of(thing.EmitterCategory, PackedText.FromString(thing.Callsign)).Encode();
        _status = OperationalStatus.Airborne(NacP, Sil).Encode();
        _north = new ErrorProcess(GnssSigmaMeters, GnssTimeSeconds, ref _random);
        _east = new ErrorProcess(GnssSigmaMeters, GnssTimeSeconds, ref _random);
        _up = new ErrorProcess(1.6 * GnssSigmaMeters, GnssTimeSeconds, ref _random);
        _next = new long[thing.Transponder == TransponderKind.AdsB ? Intervals.Length : 1];
        for (int i = 0; i < _next.Length; i++) _next[i] = now + SensorContext.Nanoseconds(_random.Uniform(0, Intervals[i].Mean));
        sensor.Context.Scheduler.Schedule(_next.Min(), this);
    }

    public override void Run(long now)
    {
        double seconds = SensorContext.Seconds(now);
        if (seconds >= _thing.DeathSeconds) return;
        TruthState state = _thing.At(seconds);
        long soonest = long.MaxValue;
        for (int i = 0; i < _next.Length; i++)
        {
            if (_next[i] <= now)
            {
                Transmit((Squitter)i, now, seconds, state);
                (double mean, double jitter) = Intervals[i];
                _next[i] = now + SensorContext.Nanoseconds(mean + _random.Uniform(-jitter, jitter));
            }

            soonest = Math.Min(soonest, _next[i]);
        }

        _sensor.Context.Scheduler.Schedule(soonest, this);
    }

    /// <summary>Answers two interrogations of the radar: altitude (DF4) and identity (DF5).</summary>
    public void Answer(long time, in TruthState state)
    {
        ushort altitude = (ushort)AltitudeCode.FromFeet(PressureFeet(state));
        ushort identity = (ushort)IdentityCode.FromMode3A(_thing.Mode3A);
        _sensor.Receive(time, state, new SurveillanceReply(4, 0, 0, 0, altitude).Encode(_thing.Address), ref _reception);
        _sensor.Receive(time + 2_000_000, state, new SurveillanceReply(5, 0, 0, 0, identity).Encode(_thing.Address), ref _reception);
    }

    void Transmit(Squitter squitter, long now, double seconds, in TruthState state)
    {
        ModeSFrame frame = squitter switch
        {
            Squitter.Acquisition => ModeSFrame.AllCall(_thing.Address),
            Squitter.Position => Extended(Position(seconds, state)),
            Squitter.Velocity => Extended(Velocity(state)),
            Squitter.Identification => Extended(_identification),
            _ => Extended(_status),
        };
        _sensor.Receive(now, state, frame, ref _reception);
    }

    ModeSFrame Extended(ulong message) => ModeSFrame.ExtendedSquitter(_thing.Address, message);

    ulong Position(double seconds, in TruthState state)
    {
        double north = _north.At(seconds, ref _random);
        double east = _east.At(seconds, ref _random);
        double latitude = state.Latitude * GeodeticPosition.DegreesPerRadian + north / 110_600;
        double longitude = state.Longitude * GeodeticPosition.DegreesPerRadian + east / 109_400;
        _odd = !_odd;
        ushort altitude = (ushort)AltitudeCode.FromFeetTo12(PressureFeet(state));
        return new AirbornePosition(PositionTypeCode, 0, false, altitude, false, Cpr.Encode(latitude, longitude, _odd)).Encode();
    }

    ulong Velocity(in TruthState state)
    {
        double geometricFeet = (state.Height + _up.Value) / MetersPerFoot;
        return AirborneVelocity.OverGround(
            (state.VelocityEast + 0.3 * _random.Gaussian()) * KnotsPerMeterPerSecond,
            (state.VelocityNorth + 0.3 * _random.Gaussian()) * KnotsPerMeterPerSecond,
            state.VerticalRate / MetersPerFoot * 60, barometric: true, NacV, geometricFeet - PressureFeet(state)).Encode();
    }

    static double PressureFeet(in TruthState state) => ScenarioObject.PressureAltitude(state.Height) / MetersPerFoot;
}
