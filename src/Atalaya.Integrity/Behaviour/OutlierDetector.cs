using Atalaya.Core.Geodesy;
using Atalaya.Core.Numerics;
using Atalaya.Core.Reports;
using Atalaya.Core.State;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Integrity.Alerts;
using Atalaya.Integrity.Rules;

namespace Atalaya.Integrity.Behaviour;

/// <summary>
/// Speed, height, climb or turn beyond what an object of its stated kind does. Most often the kind is stated wrong, so it is advice; the values are kept
/// as they are.
/// </summary>
sealed class OutlierDetector : Detector
{
    const int StateVersion = 1;
    const double ReopenSeconds = 600, GapSeconds = 15, HoldSeconds = 60;

    readonly SlotColumn<Memory> _memories = new();
    OutlierSettings _settings = new();

    public override string Name => "outlier";

    struct Memory
    {
        public Persistence Met;
        public Instant Last;
        public float Angle;
    }

    public override void Configure(IntegritySettings settings) => _settings = settings.Behaviour.Outlier;

    public override void Step(in IntegrityTick tick, AlertBook book)
    {
        if (!_settings.IsEnabled) return;
        for (int i = 0; i < tick.Deltas.Length; i++)
        {
            ref readonly Track track = ref tick.Deltas[i].Track;
            if (track.Status != TrackStatus.Confirmed || !track.HasPosition || float.IsNaN(track.VelocityNorth)) continue;
            ref Memory memory = ref _memories[tick.DeltaSlots[i]];
            Update(track, ref memory, tick.Now, book);
        }
    }

    void Update(in Track track, ref Memory memory, Instant now, AlertBook book)
    {
        AlertCause cause = new(AlertKind.Outlier, track.Id);
        if (Find(track, ref memory) is { } found)
        {
            if (!memory.Met.Meet(now, _settings.DurationSeconds, GapSeconds) || !book.WantsStatement(cause)) return;
            memory.Met.IsRaised = book.Raise(cause, AlertStatement.Of(track, AlertSeverity.Advisory) with { Alternative = Verdict.Fault, ReopenSeconds = ReopenSeconds, Evidence = [found] });
        }
        else if (memory.Met.IsRaised && memory.Met.IsOver(now, HoldSeconds))
        {
            book.End(cause);
            memory.Met.IsRaised = false;
        }
    }

    AlertEvidence? Find(in Track track, ref Memory memory)
    {
        double speed = Vessels.SpeedOf(track), limit = SpeedLimit(track);
        if (speed - 3 * track.VelocitySigma > limit) return new AlertEvidence(EvidenceTest.Speed, speed, limit);
        if (track.Domain is not (Domain.Air or Domain.Drone)) return null;
        if (track.VerticalRate is { } climb && Math.Abs(climb) > _settings.ClimbMetersPerSecond && track.Category is not 0xA6) return new AlertEvidence(EvidenceTest.ClimbRate, climb, _settings.ClimbMetersPerSecond);
        if (IsDrone(track) && RuleConditions.HeightOf(track) is { } height && height > _settings.DroneHeightMeters) return new AlertEvidence(EvidenceTest.Height, height, _settings.DroneHeightMeters);
        return track.Category is >= 0xA3 and <= 0xA5 ? FindTurn(track, speed, ref memory) : null;
    }

    AlertEvidence? FindTurn(in Track track, double speed, ref Memory memory)
    {
        float angle = (float)StableMath.Atan2(track.VelocityEast, track.VelocityNorth);
        double seconds = track.Time.SecondsSince(memory.Last), turned = Angle.NormalizePlusMinusPi(angle - memory.Angle);
        if (memory.Last != default && seconds < 2) return null;
        bool isFirst = memory.Last == default || seconds > GapSeconds;
        (memory.Last, memory.Angle) = (track.Time, angle);
        double rate = Math.Abs(turned) / Math.Max(seconds, 1);
        return !isFirst && speed > 50 && rate > _settings.HeavyTurnRadiansPerSecond ? new AlertEvidence(EvidenceTest.TurnRate, rate, _settings.HeavyTurnRadiansPerSecond) : null;
    }

    static bool IsDrone(in Track track) => track.Domain == Domain.Drone || track.Category is 0xB6;

    double SpeedLimit(in Track track)
    {
        if (track.Domain == Domain.Sea) return track.Category switch { >= 70 and <= 89 => _settings.ShipSpeedMetersPerSecond, 30 => _settings.FishingSpeedMetersPerSecond, _ => _settings.CraftSpeedMetersPerSecond };
        if (track.Domain is not (Domain.Air or Domain.Drone)) return double.PositiveInfinity;
        if ((track.Flags & ReportFlags.OnGround) != 0) return _settings.GroundSpeedMetersPerSecond;
        if (IsDrone(track)) return _settings.DroneSpeedMetersPerSecond;
        return track.Category switch
        {
            0xA1 => _settings.LightSpeedMetersPerSecond,
            0xA7 => _settings.RotorcraftSpeedMetersPerSecond,
            0xB1 or 0xB4 => _settings.GliderSpeedMetersPerSecond,
            _ => _settings.AirSpeedMetersPerSecond,
        };
    }

    public override void Forget(int slot, in Track track, AlertBook book)
    {
        if (_memories[slot].Met.IsRaised) book.End(new AlertCause(AlertKind.Outlier, track.Id));
        _memories.Clear(slot);
    }

    public override void Save(StateWriter writer, TrackSlots slots)
    {
        writer.Tag("IOUT", StateVersion);
        for (int slot = 0; slot < slots.Limit; slot++)
        {
            _memories[slot].Met.Write(writer);
            writer.Write(_memories[slot].Last.UnixNanoseconds);
            writer.Write(BitConverter.SingleToUInt32Bits(_memories[slot].Angle));
        }
    }

    public override void Load(ref StateReader reader, TrackSlots slots)
    {
        reader.Tag("IOUT", StateVersion);
        for (int slot = 0; slot < slots.Limit; slot++)
            _memories[slot] = new Memory { Met = Persistence.Read(ref reader), Last = new Instant(reader.ReadInt64()), Angle = BitConverter.UInt32BitsToSingle(reader.ReadUInt32()) };
    }
}
