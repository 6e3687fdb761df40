using Atalaya.Core.Reports;
using Atalaya.Core.State;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Integrity.Alerts;

namespace Atalaya.Integrity.Sea;

/// <summary>Two vessels of one MMSI, which Fusion has found and keeps apart: most often a slip or a number from the factory, seldom a copy.</summary>
sealed class DuplicateDetector : Detector
{
    const int StateVersion = 1;

    /// <summary>Both must have been heard so lately.</summary>
    const double FreshSeconds = 200;

    struct Memory
    {
        public Instant Since;
        public ulong Other;
    }

    readonly SlotColumn<Memory> _tracks = new();
    SeaSettings _settings = new();

    public override string Name => "sea_duplicate";

    public override void Configure(IntegritySettings settings) => _settings = settings.Sea;

    public override void Step(in IntegrityTick tick, AlertBook book)
    {
        for (int i = 0; i < tick.Deltas.Length; i++)
        {
            ref readonly Track track = ref tick.Deltas[i].Track;
            if (track.Identity.Mmsi == 0 || track.Domain != Domain.Sea || track.Status == TrackStatus.Ended) continue;
            ref Memory memory = ref _tracks[tick.DeltaSlots[i]];
            if (track.IdentityConflict) Look(tick, track, ref memory, book);
            else if (memory.Since != default) End(ref memory, track.Id, book);
        }
    }

    void Look(in IntegrityTick tick, in Track track, ref Memory memory, AlertBook book)
    {
        if (memory.Since == default) memory.Since = tick.Now;
        if (tick.Now.SecondsSince(memory.Since) < _settings.DuplicateSeconds) return;
        if (memory.Other != 0 && !book.WantsStatement(Cause(track.Id, memory.Other))) return;
        if (!TryFindOther(tick, track, out Track other)) return;
        if (memory.Other != 0 && memory.Other != other.Id) book.End(Cause(track.Id, memory.Other));
        if (book.Raise(Cause(track.Id, other.Id), Statement(track, other))) memory.Other = other.Id;
    }

    /// <summary>The other holder of the number that was heard last; of several the one with the smaller id.</summary>
    static bool TryFindOther(in IntegrityTick tick, in Track track, out Track other)
    {
        other = default;
        foreach (ref readonly Track one in tick.Picture.Tracks)
        {
            if (one.Identity.Mmsi != track.Identity.Mmsi || one.Id == track.Id || !one.HasPosition || tick.Now.SecondsSince(one.LastReceiveTime) > FreshSeconds) continue;
            if (other.Id == 0 || one.LastReceiveTime > other.LastReceiveTime || (one.LastReceiveTime == other.LastReceiveTime && one.Id < other.Id)) other = one;
        }

        return other.Id != 0;
    }

    /// <summary>The same for both.</summary>
    static AlertCause Cause(ulong left, ulong right) => new(AlertKind.DuplicateMmsi, Math.Min(left, right), Math.Max(left, right));

    static AlertStatement Statement(in Track track, in Track other)
    {
        bool isCopy = !track.Identity.Name.IsEmpty && track.Identity.Name == other.Identity.Name && NumberDetector.IsSound(track.Identity.Mmsi);
        double meters = AisStatement.Distance(track.Latitude, track.Longitude, other.Latitude, other.Longitude);
        return AlertStatement.Of(track.Id < other.Id ? track : other, AlertSeverity.Caution) with
        {
            Verdict = isCopy ? Verdict.Clone : Verdict.Fault,
            Alternative = isCopy ? Verdict.Fault : Verdict.Clone,
            Confidence = isCopy ? 0.7 : 0.8,
            ReopenSeconds = 600,
            Evidence = [new(EvidenceTest.IdentityDistance, meters, Samples: (int)Math.Min(track.ReportCount, other.ReportCount))],
        };
    }

    static void End(ref Memory memory, ulong trackId, AlertBook book)
    {
        if (memory.Other != 0) book.End(Cause(trackId, memory.Other));
        memory = default;
    }

    public override void Forget(int slot, in Track track, AlertBook book) => End(ref _tracks[slot], track.Id, book);

    public override void Save(StateWriter writer, TrackSlots slots)
    {
        writer.Tag("IDUP", StateVersion);
        for (int slot = 0; slot < slots.Limit; slot++)
        {
            writer.Write(_tracks[slot].Since.UnixNanoseconds);
            writer.Write(_tracks[slot].Other);
        }
    }

    public override void Load(ref StateReader reader, TrackSlots slots)
    {
        reader.Tag("IDUP", StateVersion);
        for (int slot = 0; slot < slots.Limit; slot++) _tracks[slot] = new Memory { Since = new Instant(reader.ReadInt64()), Other = reader.ReadUInt64() };
    }
}
