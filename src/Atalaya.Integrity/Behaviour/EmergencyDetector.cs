using Atalaya.Core.Reports;
using Atalaya.Core.State;
using Atalaya.Core.Tracks;
using Atalaya.Integrity.Alerts;

namespace Atalaya.Integrity.Behaviour;

/// <summary>The emergency that a confirmed track sends: 7500, 7600, 7700, its words in ADS-B, AIS-SART, MOB, EPIRB. Another emergency is another alert.</summary>
sealed class EmergencyDetector : Detector
{
    const int StateVersion = 1;

    /// <summary>One who sends it again within so many seconds is in the same emergency.</summary>
    const double ReopenSeconds = 600;

    /// <summary>What each track has an alert of.</summary>
    readonly SlotColumn<Emergency> _raised = new();

    public override string Name => "emergency";

    public override void Step(in IntegrityTick tick, AlertBook book)
    {
        for (int i = 0; i < tick.Deltas.Length; i++)
        {
            ref readonly Track track = ref tick.Deltas[i].Track;
            ref Emergency raised = ref _raised[tick.DeltaSlots[i]];
            Emergency now = track.Status is TrackStatus.Confirmed or TrackStatus.Coasting ? track.Emergency : Emergency.None;
            if (now == raised) continue;
            if (raised != Emergency.None) book.End(Cause(track, raised));
            raised = now != Emergency.None && book.Raise(Cause(track, now), AlertStatement.Of(track, AlertSeverity.Alarm) with { ReopenSeconds = ReopenSeconds }) ? now : Emergency.None;
        }
    }

    static AlertCause Cause(in Track track, Emergency emergency) => new(AlertKind.Emergency, track.Id, (ulong)emergency);

    public override void Forget(int slot, in Track track, AlertBook book)
    {
        if (_raised[slot] != Emergency.None) book.End(Cause(track, _raised[slot]));
        _raised.Clear(slot);
    }

    public override void Save(StateWriter writer, TrackSlots slots)
    {
        writer.Tag("IEMG", StateVersion);
        for (int slot = 0; slot < slots.Limit; slot++) writer.Write((byte)_raised[slot]);
    }

    public override void Load(ref StateReader reader, TrackSlots slots)
    {
        reader.Tag("IEMG", StateVersion);
        for (int slot = 0; slot < slots.Limit; slot++) _raised[slot] = (Emergency)reader.ReadByte();
    }
}
