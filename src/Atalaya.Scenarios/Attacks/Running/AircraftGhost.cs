using Atalaya.Core.Identity;
using Atalaya.Core.Time;
using Atalaya.Formats.ModeS;
using Atalaya.Formats.ModeS.Messages;
using Atalaya.Formats.ModeS.Positions;

namespace Atalaya.Scenarios.Attacks.Running;

/// <summary>A pretended aircraft: extended squitters at the rates of RTCA DO-260B 2.2.3.3. It answers no radar.</summary>
sealed class AircraftGhost : Ghost
{
    const byte PositionTypeCode = 11, NacP = 9, NacV = 2, Sil = 3, LargeAircraft = 0xA3;

    enum Squitter
    {
        Position,
        Velocity,
        Identification,
        Operation,
    }

    // Mean seconds between squitters and the greatest deviation, by Squitter.
    static readonly (double Mean, double Jitter)[] Intervals = [(0.5, 0.1), (0.5, 0.1), (5.0, 0.2), (2.5, 0.1)];

    readonly Instant[] _next = new Instant[Intervals.Length];
    readonly ulong _identification;
    RandomStream _random;
    bool _odd;

    /// <param name="subject">What it calls itself.</param>
    /// <param name="since">When it begins.</param>
    /// <param name="start">Where.</param>
    /// <param name="identification">The squitter of callsign and category; 0 = made of the callsign.</param>
    /// <param name="random">For the times of its squitters.</param>
    public AircraftGhost(ObjectKey subject, Instant since, GhostState start, ulong identification, RandomStream random) : base(subject, since, start)
    {
        _random = random;
        _identification = identification != 0 ? identification : Formats.ModeS.Messages.Identification.Of(LargeAircraft, PackedText.FromString(start.Callsign)).Encode();
        for (int i = 0; i < _next.Length; i++) _next[i] = since.PlusSeconds(_random.Uniform(0, Intervals[i].Mean));
    }

    public override void Advance(Instant now, Attack attack, AttackScene scene)
    {
        while (true)
        {
            int first = 0;
            for (int i = 1; i < _next.Length; i++)
                if (_next[i] < _next[first]) first = i;
            if (_next[first] > now) return;
            Send((Squitter)first, _next[first], attack, scene);
            (double mean, double jitter) = Intervals[first];
            _next[first] = _next[first].PlusSeconds(mean + _random.Uniform(-jitter, jitter));
        }
    }

    void Send(Squitter squitter, Instant time, Attack attack, AttackScene scene)
    {
        if (!attack.IsActive(time)) return;
        GhostState state = At(time);
        if (squitter == Squitter.Position) _odd = !_odd;
        ulong message = squitter switch
        {
            Squitter.Position => Position(state),
            Squitter.Velocity => Velocity(state),
            Squitter.Identification => _identification,
            _ => OperationalStatus.Airborne(NacP, Sil).Encode(),
        };
        Emission emission = new()
        {
            Subject = Subject,
            Time = time,
            Frame = ModeSFrame.ExtendedSquitter(Subject.Number, message),
            State = squitter == Squitter.Position && !_odd ? state : null,
        };
        ReportLabel? label = squitter == Squitter.Position ? new ReportLabel(time, attack.Number, Subject, null, null, state.Latitude, state.Longitude) : null;
        scene.Send(attack, emission, label);
    }

    ulong Position(GhostState state)
    {
        ushort altitude = (ushort)AltitudeCode.FromFeetTo12(state.PressureFeet);
        return new AirbornePosition(PositionTypeCode, 0, false, altitude, false, Cpr.Encode(state.Latitude, state.Longitude, _odd)).Encode();
    }

    static ulong Velocity(GhostState state) => AirborneVelocity.OverGround(
        state.East / PlaneMath.MetersPerSecondPerKnot, state.North / PlaneMath.MetersPerSecondPerKnot, 0, barometric: true, NacV, geometricMinusPressureFeet: 0).Encode();
}
