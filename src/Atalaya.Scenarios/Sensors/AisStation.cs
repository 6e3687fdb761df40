using Atalaya.Core.Geodesy;
using Atalaya.Core.Identity;
using Atalaya.Formats.Ais;
using Atalaya.Formats.Ais.Messages;
using Atalaya.Scenarios.Schedule;

namespace Atalaya.Scenarios.Sensors;

/// <summary>The AIS equipment of one vessel: messages 1, 3 and 5 (class A) or 18 and 24 (class B) at the intervals of ITU-R M.1371-5.</summary>
sealed class AisStation : ScheduledTask
{
    const double KnotsPerMeterPerSecond = 3600 / 1852.0;
    const double GnssSigmaMeters = 4;
    const double GnssTimeSeconds = 120;
    const double FirstWithinSeconds = 8.5;
    const double StaticSeconds = 360;

    /// <summary>How often the interval is looked at anew while it is long.</summary>
    const double LookSeconds = 5;

    const uint CarrierSenseState = 0xE0006;

    /// <summary>In place of the second of a position.</summary>
    const byte PositionInoperative = 63;

    readonly AisSensor _sensor;
    readonly ScenarioObject _thing;
    RandomStream _random;
    GnssReceiver _gnss;
    long _lastPosition = long.MinValue / 2;
    long _positionDue;
    long _staticDue;
    bool _partB;
    bool _channelB;
    uint _slotTimeout;

    public AisStation(AisSensor sensor, ScenarioObject thing)
    {
        _sensor = sensor;
        _thing = thing;
        _random = new RandomStream(sensor.Context.Seed, RandomPurpose.Ais, (ulong)thing.Id);
        _gnss = new GnssReceiver(GnssSigmaMeters, GnssTimeSeconds, ref _random);
    }

    /// <summary>The first position goes out within seconds: a station's phase is free, and a picture that fills early is easier to judge.</summary>
    public void Start(long now)
    {
        _positionDue = now + SensorContext.Nanoseconds(_random.Uniform(0.1, FirstWithinSeconds));
        _staticDue = now + SensorContext.Nanoseconds(_random.Uniform(1, 45));
        _sensor.Context.Scheduler.Schedule(Math.Min(_positionDue, _staticDue), this);
    }

    public override void Run(long now)
    {
        double seconds = SensorContext.Seconds(now);
        if (seconds >= _thing.DeathSeconds) return;
        TruthState state = _thing.At(seconds);
        double interval = IntervalSeconds(_thing.Ais, Status(state), state);
        if (_lastPosition >= 0) _positionDue = Math.Min(_positionDue, Math.Max(now, _lastPosition + SensorContext.Nanoseconds(interval)));
        bool off = _thing.IsAisOff(seconds);
        if (_positionDue <= now)
        {
            if (!off) SendPosition(now, interval);
            _lastPosition = now;
            _positionDue = now + SensorContext.Nanoseconds(interval * _random.Uniform(0.92, 1.08));
        }

        if (_staticDue <= now)
        {
            if (off) _staticDue = now + SensorContext.Nanoseconds(LookSeconds);
            else SendStatic(now, state);
        }

        long next = Math.Min(_positionDue, _staticDue);
        _sensor.Context.Scheduler.Schedule(Math.Min(next, now + SensorContext.Nanoseconds(LookSeconds)), this);
    }

    /// <summary>Seconds between position reports (ITU-R M.1371-5, annex 1, tables 1 and 2).</summary>
    internal static double IntervalSeconds(AisKind kind, byte status, in TruthState state)
    {
        double knots = state.Speed * KnotsPerMeterPerSecond;
        if (kind == AisKind.ClassB) return knots <= 2 ? 180 : 30;
        // 5° in 30 s is what 4.2.1 of annex 2 calls a change of course.
        bool turning = Math.Abs(state.TurnRate) > 5.0 / 30 * GeodeticPosition.RadiansPerDegree;
        if (status is 1 or 5) return knots > 3 ? 10 : 180;
        if (knots > 23) return 2;
        if (knots > 14) return turning ? 2 : 6;
        return turning ? 10.0 / 3 : 10;
    }

    /// <summary>A vessel under way that stops at a berth is moored.</summary>
    byte Status(in TruthState state) => _thing.NavigationStatus == 0 && state.SpeedSquared < 0.0025 ? (byte)5 : _thing.NavigationStatus;

    void SendPosition(long now, double interval)
    {
        // The position is that of the last whole UTC second.
        long whole = now - _sensor.Context.At(now).NanosecondOfDay % SensorContext.NanosecondsPerSecond;
        TruthState state = _thing.At(SensorContext.Seconds(whole));
        AisFix fix = Measure(whole, state);
        Span<byte> bits = stackalloc byte[32];
        var writer = new AisBitWriter(bits);
        if (_thing.Ais == AisKind.ClassA) WriteClassA(ref writer, fix, state, periodic: interval is 10 or 180 or 6 or 2);
        else WriteClassB(ref writer, fix);
        Send(now, state, bits, writer.Length);
    }

    AisFix Measure(long time, in TruthState state)
    {
        GnssFix fix = _gnss.At(SensorContext.Seconds(time), _thing, state, ref _random);
        double knots = Math.Max(0, state.Speed * KnotsPerMeterPerSecond + 0.05 * _random.Gaussian());
        double course = Degrees(state.SpeedSquared > 0.01 ? state.Course + 0.01 * _random.Gaussian() : _random.Uniform(0, 2 * Math.PI));
        long second = _sensor.Context.At(time).NanosecondOfDay / SensorContext.NanosecondsPerSecond % 60;
        return new AisFix
        {
            LatitudeDegrees = fix.HasPosition ? fix.LatitudeDegrees : null,
            LongitudeDegrees = fix.HasPosition ? fix.LongitudeDegrees : null,
            IsAccurate = !fix.IsLost,
            Knots = !fix.HasPosition ? null : fix.IsLost ? 0 : knots,
            CourseDegrees = fix.IsLost ? null : Math.Min(course, 359.9),
            HeadingDegrees = Degrees(state.Course + 0.02 * _random.Gaussian()),
            Second = fix.HasPosition ? (byte)second : PositionInoperative,
        };
    }

    void WriteClassA(ref AisBitWriter writer, in AisFix fix, in TruthState state, bool periodic) => new PositionReportClassA
    {
        Type = (byte)(periodic ? 1 : 3),
        Mmsi = _thing.Mmsi,
        Status = Status(state),
        RateOfTurnRaw = TurnRaw(state.TurnRate),
        SpeedKnots = fix.Knots,
        PositionAccurate = fix.IsAccurate,
        LongitudeDegrees = fix.LongitudeDegrees,
        LatitudeDegrees = fix.LatitudeDegrees,
        CourseDegrees = fix.CourseDegrees,
        HeadingDegrees = (ushort)(Math.Round(fix.HeadingDegrees) % 360),
        Second = fix.Second,
        Radio = NextRadio(periodic),
    }.Encode(ref writer);

    void WriteClassB(ref AisBitWriter writer, in AisFix fix) => new PositionReportClassB
    {
        Mmsi = _thing.Mmsi,
        SpeedKnots = fix.Knots,
        PositionAccurate = fix.IsAccurate,
        LongitudeDegrees = fix.LongitudeDegrees,
        LatitudeDegrees = fix.LatitudeDegrees,
        CourseDegrees = fix.CourseDegrees,
        Second = fix.Second,
        CarrierSense = true,
        Dsc = true,
        WholeBand = true,
        Message22 = true,
        Radio = CarrierSenseState,
    }.Encode(ref writer);

    void SendStatic(long now, in TruthState state)
    {
        Span<byte> bits = stackalloc byte[64];
        var writer = new AisBitWriter(bits);
        if (_thing.Ais == AisKind.ClassA)
        {
            WriteVoyage(ref writer);
            _staticDue = now + SensorContext.Nanoseconds(StaticSeconds);
        }
        else if (!_partB)
        {
            new StaticDataPartA { Mmsi = _thing.Mmsi, Name = PackedText.FromString(_thing.Name) }.Encode(ref writer);
            _staticDue = now + SensorContext.Nanoseconds(_random.Uniform(2, 20));
            _partB = true;
        }
        else
        {
            WritePartB(ref writer);
            _staticDue = now + SensorContext.Nanoseconds(StaticSeconds);
            _partB = false;
        }

        Send(now, state, bits, writer.Length);
    }

    void WriteVoyage(ref AisBitWriter writer) => new StaticAndVoyageData
    {
        Mmsi = _thing.Mmsi,
        Version = 2,
        Imo = _thing.Imo == 0 ? null : _thing.Imo,
        Callsign = PackedText.FromString(_thing.Callsign),
        Name = PackedText.FromString(_thing.Name),
        ShipType = _thing.ShipType,
        Dimensions = Dimensions(),
        PositionFix = 1,
        EtaHour = 24,
        EtaMinute = 60,
        DraughtMeters = _thing.DraughtMeters,
        Destination = PackedText.FromString(_thing.Destination),
        DteNotReady = false,
    }.Encode(ref writer);

    void WritePartB(ref AisBitWriter writer) => new StaticDataPartB
    {
        Mmsi = _thing.Mmsi,
        ShipType = _thing.ShipType,
        Vendor = PackedText.FromString("SIM"),
        UnitModel = 1,
        SerialNumber = _thing.Mmsi % 1_000_000,
        Callsign = PackedText.FromString(_thing.Callsign),
        Dimensions = Dimensions(),
        PositionFix = 1,
    }.Encode(ref writer);

    /// <summary>The antenna stands amidships.</summary>
    ShipDimensions Dimensions()
    {
        int bow = _thing.LengthMeters / 2;
        int port = _thing.BeamMeters / 2;
        return new ShipDimensions((ushort)bow, (ushort)(_thing.LengthMeters - bow), (byte)port, (byte)(_thing.BeamMeters - port));
    }

    void Send(long now, in TruthState state, ReadOnlySpan<byte> bits, int lengthBits)
    {
        _sensor.Receive(now, state, _thing.MastMeters, bits, lengthBits, _channelB, ref _random);
        _channelB = !_channelB;
    }

    /// <summary>SOTDMA: synchronised to UTC, slot time-out counting down, sub-message 0; ITDMA: one slot, kept.</summary>
    uint NextRadio(bool periodic)
    {
        _slotTimeout = _slotTimeout == 0 ? 7 : _slotTimeout - 1;
        return periodic ? _slotTimeout << 14 : 0b11;
    }

    static sbyte? TurnRaw(double radiansPerSecond)
    {
        double perMinute = radiansPerSecond * GeodeticPosition.DegreesPerRadian * 60;
        double raw = Math.Min(126, 4.733 * Math.Sqrt(Math.Abs(perMinute)));
        return (sbyte)Math.Round(perMinute < 0 ? -raw : raw);
    }

    static double Degrees(double radians)
    {
        double degrees = Angle.NormalizeZeroToTwoPi(radians) * GeodeticPosition.DegreesPerRadian;
        return degrees >= 360 ? 0 : degrees;
    }
}
