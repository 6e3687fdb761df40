using Atalaya.Core.Reports;
using Atalaya.Core.State;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Integrity.Alerts;
using Atalaya.Integrity.Rules;

namespace Atalaya.Integrity.Behaviour;

/// <summary>Low, slow, without any identity, seen by radar for some time: a drone or an ultralight, by its speed no boat.</summary>
sealed class LowSlowDetector : Detector
{
    const int StateVersion = 1;
    const double ReopenSeconds = 600, GapSeconds = 20, HoldSeconds = 60;

    readonly SlotColumn<Persistence> _met = new();
    LowSlowSettings _settings = new();

    public override string Name => "low_slow";

    public override void Configure(IntegritySettings settings) => _settings = settings.Behaviour.LowSlow;

    public override void Step(in IntegrityTick tick, AlertBook book)
    {
        if (!_settings.IsEnabled) return;
        for (int i = 0; i < tick.Deltas.Length; i++)
        {
            ref readonly Track track = ref tick.Deltas[i].Track;
            if (track.Status is not (TrackStatus.Confirmed or TrackStatus.Coasting)) continue;
            ref Persistence met = ref _met[tick.DeltaSlots[i]];
            if (track.Status == TrackStatus.Confirmed && IsLike(track)) Raise(track, ref met, tick.Now, book);
            else if (met.IsRaised && met.IsOver(tick.Now, HoldSeconds))
            {
                book.End(new AlertCause(AlertKind.LowSlowSmall, track.Id));
                met.IsRaised = false;
            }
        }
    }

    bool IsLike(in Track track)
    {
        const ReportFlags Others = ReportFlags.Secondary | ReportFlags.SelfReported | ReportFlags.SystemTrack;
        if (!track.HasPosition || float.IsNaN(track.VelocityNorth) || (track.Flags & Others) != 0 || (track.Flags & ReportFlags.Primary) == 0) return false;
        if (track.Identity.HasKey || track.Identity.Mode3A is not null || track.Domain is Domain.Sea or Domain.Land || track.Existence < 0.99f) return false;
        double speed = Vessels.SpeedOf(track), margin = 2 * track.VelocitySigma;
        double? height = RuleConditions.HeightOf(track);
        double least = height is null ? _settings.LeastSpeedWithoutHeightMetersPerSecond : _settings.LeastSpeedMetersPerSecond;
        return speed - margin >= least && speed + margin <= _settings.MostSpeedMetersPerSecond && !(height > _settings.MostHeightMeters);
    }

    void Raise(in Track track, ref Persistence met, Instant now, AlertBook book)
    {
        AlertCause cause = new(AlertKind.LowSlowSmall, track.Id);
        if (!met.Meet(now, _settings.DurationSeconds, GapSeconds) || !book.WantsStatement(cause)) return;
        double? height = RuleConditions.HeightOf(track);
        AlertEvidence speed = new(EvidenceTest.Speed, Vessels.SpeedOf(track), _settings.MostSpeedMetersPerSecond), duration = new(EvidenceTest.Duration, met.SecondsSince(now), _settings.DurationSeconds);
        met.IsRaised = book.Raise(cause, AlertStatement.Of(track, AlertSeverity.Caution) with
        {
            ReopenSeconds = ReopenSeconds,
            Evidence = height is { } known ? [speed, new AlertEvidence(EvidenceTest.Height, known, _settings.MostHeightMeters), duration] : [speed, duration],
        });
    }

    public override void Forget(int slot, in Track track, AlertBook book)
    {
        if (_met[slot].IsRaised) book.End(new AlertCause(AlertKind.LowSlowSmall, track.Id));
        _met.Clear(slot);
    }

    public override void Save(StateWriter writer, TrackSlots slots)
    {
        writer.Tag("ILSS", StateVersion);
        for (int slot = 0; slot < slots.Limit; slot++) _met[slot].Write(writer);
    }

    public override void Load(ref StateReader reader, TrackSlots slots)
    {
        reader.Tag("ILSS", StateVersion);
        for (int slot = 0; slot < slots.Limit; slot++) _met[slot] = Persistence.Read(ref reader);
    }
}
