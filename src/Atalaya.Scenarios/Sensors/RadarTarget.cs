using Atalaya.Core.Geodesy;
using Atalaya.Core.Identity;
using Atalaya.Core.Numerics;
using Atalaya.Scenarios.Schedule;

namespace Atalaya.Scenarios.Sensors;

/// <summary>One object as one radar meets it: wakes once a turn, when the beam passes.</summary>
sealed class RadarTarget : ScheduledTask
{
    const double MetersPerFoot = 0.3048;

    readonly RadarSensor _radar;
    readonly ScenarioObject _thing;
    readonly AdsbTransmitter? _transmitter;
    readonly PackedText _callsign;
    readonly bool _answersRegisters;
    RandomStream _random;

    public RadarTarget(RadarSensor radar, SensorContext context, int source, ScenarioObject thing, AdsbTransmitter? transmitter)
    {
        _radar = radar;
        _thing = thing;
        _transmitter = transmitter;
        _callsign = PackedText.FromString(thing.Callsign);
        _answersRegisters = CommBRegisters.Has(thing);
        _random = new RandomStream(context.Seed, RandomPurpose.Radar, (ulong)source, (ulong)thing.Id);
    }

    public void Start(long now, Scheduler scheduler)
    {
        Look(now, out _, out double azimuth, out _);
        double turns = Angle.NormalizeZeroToTwoPi(azimuth - _radar.BeamAzimuth(now)) / Angle.TwoPi;
        scheduler.Schedule(now + SensorContext.Nanoseconds(turns * _radar.Model.TurnSeconds), this);
    }

    public override void Run(long now)
    {
        if (SensorContext.Seconds(now) >= _thing.DeathSeconds) return;
        Look(now, out _, out double azimuth, out _);
        // The prediction of a turn ago was off where the target manoeuvred: the beam passes when it points there.
        double missed = Angle.NormalizePlusMinusPi(azimuth - _radar.BeamAzimuth(now));
        long passed = Math.Max(0, now + SensorContext.Nanoseconds(missed / Angle.TwoPi * _radar.Model.TurnSeconds));
        EnuVector vector = Look(passed, out double range, out azimuth, out TruthState state);
        if (_radar.Sees(state.Height + _thing.MastMeters, range, vector.Up)) Detect(passed, range, azimuth, state);
        // Where it will be a turn later, the beam arrives a little sooner or later.
        long turn = SensorContext.Nanoseconds(_radar.Model.TurnSeconds);
        Look(passed + turn, out _, out double next, out _);
        double drift = Angle.NormalizePlusMinusPi(next - azimuth) / Angle.TwoPi;
        _radar.Context.Scheduler.Schedule(Math.Max(now, passed + turn + (long)(drift * turn)), this);
    }

    EnuVector Look(long time, out double range, out double azimuth, out TruthState state)
    {
        state = _thing.At(SensorContext.Seconds(time));
        EnuVector vector = _radar.Frame.ToEnu(state.Position);
        range = vector.Length;
        azimuth = StableMath.Atan2(vector.East, vector.North);
        return vector;
    }

    void Detect(long time, double range, double azimuth, in TruthState state)
    {
        RadarModel model = _radar.Model;
        bool answers = !model.IsCoastal && _thing.Transponder != TransponderKind.None;
        // Always the same number of draws: what happens in one turn does not move the next.
        bool secondary = _random.Chance(model.SecondaryDetection) && answers;
        bool primary = _random.Chance(model.PrimaryDetection(_thing, range));
        double rangeNoise = _random.Gaussian() * model.RangeSigmaMeters;
        double azimuthNoise = _random.Gaussian() * model.AzimuthSigmaDegrees;
        bool garbled = _random.Chance(model.Garbling) && _thing.Transponder == TransponderKind.ModeAC;
        int garble = _random.Below(4096);
        double seconds = SensorContext.Seconds(time);
        if (model.IsOut(seconds)) return;
        bool modeS = _thing.Transponder >= TransponderKind.ModeS;
        CommBRegisters registers = secondary && _answersRegisters ? CommBRegisters.Of(state) : default;
        if (modeS && answers) _transmitter?.Answer(time, state, secondary && _answersRegisters, registers);
        if (!secondary && !primary) return;
        double feet = ScenarioObject.PressureAltitude(state.Height) / MetersPerFoot;
        ushort code = _thing.Mode3AAt(seconds);
        _radar.Send(new RadarPlot
        {
            NanosecondOfDay = _radar.NanosecondOfDay(time),
            RangeMeters = range + model.RangeBiasMeters + rangeNoise,
            AzimuthRadians = azimuth + (model.AzimuthBiasDegrees + azimuthNoise) * GeodeticPosition.RadiansPerDegree,
            Primary = primary,
            Secondary = secondary,
            ModeS = modeS,
            Mode3A = garbled ? (ushort)(code | garble) : code,
            Garbled = garbled,
            Alert = _thing.IsInEmergency(seconds),
            FlightLevel = modeS ? Math.Round(feet / 25) / 4 : Math.Round(feet / 100),
            Address = _thing.Address,
            Callsign = _callsign,
            HasRegisters = secondary && _answersRegisters,
            Registers = registers,
        });
    }
}
