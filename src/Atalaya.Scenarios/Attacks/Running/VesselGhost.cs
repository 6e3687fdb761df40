using Atalaya.Core.Identity;
using Atalaya.Core.Time;
using Atalaya.Formats.Ais;
using Atalaya.Formats.Ais.Messages;

namespace Atalaya.Scenarios.Attacks.Running;

/// <summary>A pretended vessel of class A: message 1 at the intervals of ITU-R M.1371-5, annex 1, table 1, and message 5 every six minutes.</summary>
sealed class VesselGhost : Ghost
{
    const double StaticSeconds = 360, FirstStaticSeconds = 5;
    const byte Cargo = 70;

    readonly string? _name;
    readonly double _interval;
    Instant _nextPosition, _nextStatic;
    RandomStream _random;

    /// <param name="subject">What it calls itself.</param>
    /// <param name="since">When it begins.</param>
    /// <param name="start">Where.</param>
    /// <param name="name">For its static data; null = it sends none.</param>
    /// <param name="random">For the times of its messages.</param>
    public VesselGhost(ObjectKey subject, Instant since, GhostState start, string? name, RandomStream random) : base(subject, since, start)
    {
        _random = random;
        _name = name;
        _interval = (PlaneMath.Length(start.East, start.North) / PlaneMath.MetersPerSecondPerKnot) switch { > 23 => 2, > 14 => 6, _ => 10 };
        _nextPosition = since.PlusSeconds(_random.Uniform(0, _interval));
        _nextStatic = name is null ? Instant.MaxValue : since.PlusSeconds(_random.Uniform(0, FirstStaticSeconds));
    }

    public override void Advance(Instant now, Attack attack, AttackScene scene)
    {
        while (Instant.Min(_nextPosition, _nextStatic) is var time && time <= now)
        {
            bool isStatic = _nextStatic == time;
            if (attack.IsActive(time)) Send(isStatic, time, attack, scene);
            if (isStatic) _nextStatic = time.PlusSeconds(StaticSeconds);
            else _nextPosition = time.PlusSeconds(_interval * _random.Uniform(0.92, 1.08));
        }
    }

    void Send(bool isStatic, Instant time, Attack attack, AttackScene scene)
    {
        GhostState state = At(time);
        byte[] bits = new byte[64];
        var writer = new AisBitWriter(bits);
        if (isStatic) WriteStatic(ref writer);
        else WritePosition(ref writer, state, time);
        Emission emission = new() { Subject = Subject, Time = time, Bits = bits, LengthBits = writer.Length };
        ReportLabel? label = isStatic ? null : new ReportLabel(time, attack.Number, Subject, null, null, state.Latitude, state.Longitude);
        scene.Send(attack, emission, label);
    }

    void WritePosition(ref AisBitWriter writer, GhostState state, Instant time)
    {
        double course = PlaneMath.Bearing(state.East, state.North);
        new PositionReportClassA
        {
            Type = 1,
            Mmsi = Subject.Number,
            RateOfTurnRaw = 0,
            SpeedKnots = PlaneMath.Length(state.East, state.North) / PlaneMath.MetersPerSecondPerKnot,
            PositionAccurate = true,
            LongitudeDegrees = state.Longitude,
            LatitudeDegrees = state.Latitude,
            CourseDegrees = Math.Min(course, 359.9),
            HeadingDegrees = (ushort)(Math.Round(course) % 360),
            Second = (byte)(time.NanosecondOfDay / Instant.NanosecondsPerSecond % 60),
            Radio = 0,
        }.Encode(ref writer);
    }

    void WriteStatic(ref AisBitWriter writer) => new StaticAndVoyageData
    {
        Mmsi = Subject.Number,
        Version = 2,
        Name = PackedText.FromString(_name!),
        ShipType = Cargo,
        Dimensions = new ShipDimensions(80, 20, 8, 8),
        PositionFix = 1,
        EtaHour = 24,
        EtaMinute = 60,
        DraughtMeters = 6,
    }.Encode(ref writer);
}
