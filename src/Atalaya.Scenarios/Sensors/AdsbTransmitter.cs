using Atalaya.Core.Identity;
using Atalaya.Core.Reports;
using Atalaya.Formats.ModeS;
using Atalaya.Formats.ModeS.Messages;
using Atalaya.Formats.ModeS.Positions;
using Atalaya.Scenarios.Schedule;

namespace Atalaya.Scenarios.Sensors;

/// <summary>
/// The Mode S transponder of one aircraft: squitters at the rates of RTCA DO-260B 2.2.3.3 (position and velocity twice a second,
/// identification and status of the flight every 5 s, operational status every 2.5 s, acquisition every second) and answers to the radars.
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

    /// <summary>NIC 0: containment unknown.</summary>
    const byte UncontainedTypeCode = 18;

    /// <summary>The status of a flight in distress goes out every 0.8 s.</summary>
    const double DistressSeconds = 0.8;

    enum Squitter
    {
        Acquisition,
        Position,
        Velocity,
        Identification,
        Operation,
        Flight,
    }

    // Mean seconds between squitters and the greatest deviation, by Squitter.
    static readonly (double Mean, double Jitter)[] Intervals = [(1.0, 0.2), (0.5, 0.1), (0.5, 0.1), (5.0, 0.2), (2.5, 0.1), (5.0, 0.2)];

    readonly AdsbSensor[] _sensors;
    readonly RandomStream[] _receptions;
    readonly ScenarioObject _thing;
    readonly ulong _identification;
    readonly long[] _next;
    RandomStream _random;
    GnssReceiver _gnss;
    ErrorProcess _up;
    GnssFix _fix;
    bool _odd;

    public AdsbTransmitter(SensorContext context, AdsbSensor[] sensors, ScenarioObject thing, long now)
    {
        _sensors = sensors;
        _thing = thing;
        _random = new RandomStream(context.Seed, RandomPurpose.AdsbTransmitter, (ulong)thing.Id);
        _receptions = new RandomStream[sensors.Length];
        for (int i = 0; i < sensors.Length; i++) _receptions[i] = new RandomStream(context.Seed, RandomPurpose.AdsbReception, (ulong)thing.Id, (ulong)sensors[i].Source);
        _identification = Identification.Of(thing.EmitterCategory, PackedText.FromString(thing.Callsign)).Encode();
        _gnss = new GnssReceiver(GnssSigmaMeters, GnssTimeSeconds, ref _random);
        _up = new ErrorProcess(1.6 * GnssSigmaMeters, GnssTimeSeconds, ref _random);
        _next = new long[thing.Transponder == TransponderKind.AdsB ? Intervals.Length : 1];
        for (int i = 0; i < _next.Length; i++) _next[i] = now + SensorContext.Nanoseconds(_random.Uniform(0, Intervals[i].Mean));
        context.Scheduler.Schedule(_next.Min(), this);
    }

    public override void Run(long now)
    {
        double seconds = SensorContext.Seconds(now);
        if (seconds >= _thing.DeathSeconds) return;
        TruthState state = _thing.At(seconds);
        if (_next.Length > 1) _fix = _gnss.At(seconds, _thing, state, ref _random);
        long soonest = long.MaxValue;
        for (int i = 0; i < _next.Length; i++)
        {
            if (_next[i] <= now)
            {
                Transmit((Squitter)i, now, seconds, state);
                (double mean, double jitter) = Intervals[i];
                if ((Squitter)i == Squitter.Flight && _thing.IsInEmergency(seconds)) (mean, jitter) = (DistressSeconds, jitter / 2);
                _next[i] = now + SensorContext.Nanoseconds(mean + _random.Uniform(-jitter, jitter));
            }

            soonest = Math.Min(soonest, _next[i]);
        }

        _sensors[0].Context.Scheduler.Schedule(soonest, this);
    }

    /// <summary>Answers the interrogations of a radar: altitude (DF4) and identity (DF5), or both with registers (DF20 and DF21).</summary>
    public void Answer(long time, in TruthState state, bool withRegisters, in CommBRegisters registers)
    {
        double seconds = SensorContext.Seconds(time);
        // Alert, airborne, while the code is one of distress.
        byte status = (byte)(_thing.IsInEmergency(seconds) ? 2 : 0);
        ushort altitude = (ushort)AltitudeCode.FromFeet(PressureFeet(state));
        ushort identity = (ushort)IdentityCode.FromMode3A(_thing.Mode3AAt(seconds));
        byte format = (byte)(withRegisters ? 16 : 0);
        Send(time, state, new SurveillanceReply((byte)(4 + format), status, 0, 0, altitude).Encode(_thing.Address, registers.Bds40));
        Send(time + 2_000_000, state, new SurveillanceReply((byte)(5 + format), status, 0, 0, identity).Encode(_thing.Address, registers.Bds50));
        if (withRegisters) Send(time + 4_000_000, state, new SurveillanceReply(20, status, 0, 0, altitude).Encode(_thing.Address, registers.Bds60));
    }

    void Transmit(Squitter squitter, long now, double seconds, in TruthState state)
    {
        ModeSFrame frame = squitter switch
        {
            Squitter.Acquisition => ModeSFrame.AllCall(_thing.Address),
            Squitter.Position => Extended(Position(seconds, state)),
            Squitter.Velocity => Extended(Velocity(seconds, state)),
            Squitter.Identification => Extended(_identification),
            Squitter.Operation => Extended(OperationalStatus.Airborne(_fix.IsLost ? (byte)0 : NacP, Sil).Encode()),
            _ => Extended(AircraftStatus.Of(_thing.IsInEmergency(seconds) ? Emergency.General : Emergency.None, _thing.Mode3AAt(seconds)).Encode()),
        };
        Send(now, state, frame);
    }

    /// <summary>Every receiver hears the same transmission, or does not.</summary>
    void Send(long time, in TruthState state, in ModeSFrame frame)
    {
        for (int i = 0; i < _sensors.Length; i++) _sensors[i].Receive(time, state, frame, ref _receptions[i]);
    }

    ModeSFrame Extended(ulong message) => ModeSFrame.ExtendedSquitter(_thing.Address, message);

    ulong Position(double seconds, in TruthState state)
    {
        ushort altitude = (ushort)AltitudeCode.FromFeetTo12(PressureFeet(state));
        byte surveillance = (byte)(_thing.IsInEmergency(seconds) ? 1 : 0);
        // Type code 0: no position, pressure altitude only.
        if (!_fix.HasPosition) return new AirbornePosition(0, surveillance, false, altitude, false, default).Encode();
        _odd = !_odd;
        byte typeCode = _fix.IsLost ? UncontainedTypeCode : PositionTypeCode;
        CprCode place = Cpr.Encode(_fix.LatitudeDegrees, _fix.LongitudeDegrees, _odd);
        return new AirbornePosition(typeCode, surveillance, false, altitude, false, place).Encode();
    }

    ulong Velocity(double seconds, in TruthState state)
    {
        double up = _up.At(seconds, ref _random);
        double east = state.VelocityEast + _fix.EastRate + 0.3 * _random.Gaussian();
        double north = state.VelocityNorth + _fix.NorthRate + 0.3 * _random.Gaussian();
        double feetPerMinute = state.VerticalRate / MetersPerFoot * 60;
        if (_fix.IsLost) return AirborneVelocity.OverGround(null, null, feetPerMinute, barometric: true, nacV: 0, null).Encode();
        double geometricFeet = (state.Height + up) / MetersPerFoot;
        return AirborneVelocity.OverGround(
            east * KnotsPerMeterPerSecond, north * KnotsPerMeterPerSecond, feetPerMinute, barometric: true, NacV, geometricFeet - PressureFeet(state)).Encode();
    }

    static double PressureFeet(in TruthState state) => ScenarioObject.PressureAltitude(state.Height) / MetersPerFoot;
}
