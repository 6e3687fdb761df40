using Atalaya.Core.Reports;
using Atalaya.Core.State;
using Atalaya.Core.Tracks;
using Atalaya.Integrity.Alerts;

namespace Atalaya.Integrity.Behaviour;

/// <summary>
/// Vessels that stay about a place under way, aircraft that circle: path and turns over the last while. Those whose trade it is are left out: fishing,
/// service, passenger and pleasure craft; airliners, which hold.
/// </summary>
sealed class LoiteringDetector : Detector
{
    const int StateVersion = 1;
    const double ReopenSeconds = 1800;

    /// <summary>Once raised, an alert ends when less than this part of the threshold is left.</summary>
    const double EndPart = 0.6;

    readonly SlotColumn<LoiterPath> _paths = new();
    LoiteringSettings _settings = new();

    public override string Name => "loitering";

    public override void Configure(IntegritySettings settings) => _settings = settings.Behaviour.Loitering;

    public override void Step(in IntegrityTick tick, AlertBook book)
    {
        if (!_settings.IsEnabled) return;
        for (int i = 0; i < tick.Deltas.Length; i++)
        {
            ref readonly Track track = ref tick.Deltas[i].Track;
            if (track.Status != TrackStatus.Confirmed || !track.HasPosition || float.IsNaN(track.VelocityNorth)) continue;
            bool isSea = Vessels.IsVessel(track);
            if (!isSea && !MayCircle(track)) continue;
            ref LoiterPath path = ref _paths[tick.DeltaSlots[i]];
            if (!path.Add(track, tick.Now, (isSea ? _settings.SeaSeconds : _settings.AirSeconds) / LoiterPath.LegCount)) continue;
            Judge(track, ref path, isSea, book);
            path.Shift(track);
        }
    }

    /// <summary>Light aircraft, helicopters, gliders, drones, and who does not say what it is (emitter categories A0, A1, A7, B); airliners hold.</summary>
    static bool MayCircle(in Track track) => track.Domain is Domain.Air or Domain.Drone && (track.Flags & ReportFlags.OnGround) == 0 && track.Category is null or 0 or 0xA0 or 0xA1 or 0xA7 or (>= 0xB0 and <= 0xB7);

    void Judge(in Track track, ref LoiterPath path, bool isSea, AlertBook book)
    {
        (double length, double net, double radius, double turned) = path.Sum(track);
        double ratio = length / Math.Max(net, 100), turns = Math.Abs(turned), part = path.IsRaised ? EndPart : 1;
        bool loiters = isSea
            ? ratio >= part * _settings.PathRatio && radius * part <= _settings.SeaRadiusMeters && length >= part * _settings.LeastSpeedMetersPerSecond * _settings.SeaSeconds && !HasReason(track)
            : turns >= part * _settings.AirTurnRadians && radius * part <= _settings.AirRadiusMeters;
        AlertCause cause = new(AlertKind.Loitering, track.Id);
        if (!loiters)
        {
            if (path.IsRaised) book.End(cause);
            path.IsRaised = false;
            return;
        }

        path.IsRaised = book.Raise(cause, AlertStatement.Of(track, AlertSeverity.Advisory) with
        {
            ReopenSeconds = ReopenSeconds,
            Evidence =
            [
                isSea ? new AlertEvidence(EvidenceTest.PathRatio, ratio, _settings.PathRatio) : new AlertEvidence(EvidenceTest.TurnedAngle, turns, _settings.AirTurnRadians),
                new AlertEvidence(EvidenceTest.Duration, isSea ? _settings.SeaSeconds : _settings.AirSeconds),
            ],
        });
    }

    static bool HasReason(in Track track) => Vessels.IsFishing(track) || Vessels.IsAtService(track) || Vessels.IsPassenger(track) || Vessels.IsPleasure(track) || Vessels.SaysItLies(track);

    public override void Forget(int slot, in Track track, AlertBook book)
    {
        if (_paths[slot].IsRaised) book.End(new AlertCause(AlertKind.Loitering, track.Id));
        _paths.Clear(slot);
    }

    public override void Save(StateWriter writer, TrackSlots slots)
    {
        writer.Tag("ILOI", StateVersion);
        for (int slot = 0; slot < slots.Limit; slot++) _paths[slot].Write(writer);
    }

    public override void Load(ref StateReader reader, TrackSlots slots)
    {
        reader.Tag("ILOI", StateVersion);
        for (int slot = 0; slot < slots.Limit; slot++) _paths[slot] = LoiterPath.Read(ref reader);
    }
}
