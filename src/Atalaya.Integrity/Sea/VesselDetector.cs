using Atalaya.Core.Reports;
using Atalaya.Core.State;
using Atalaya.Core.Tracks;
using Atalaya.Integrity.Alerts;

namespace Atalaya.Integrity.Sea;

/// <summary>Looks at what vessels say by AIS, report by report, with a memory by MMSI.</summary>
abstract class VesselDetector<T> : Detector
    where T : struct, IVesselMemory<T>
{
    protected VesselTable<T> Vessels { get; } = new();

    protected SeaSettings Settings { get; private set; } = new();

    /// <summary>Four characters and the version of what it saves.</summary>
    protected abstract (string Tag, int Version) State { get; }

    protected abstract AlertKind Kind { get; }

    public override void Configure(IntegritySettings settings) => Settings = settings.Sea;

    public override void Step(in IntegrityTick tick, AlertBook book)
    {
        for (int i = 0; i < tick.Reports.Length; i++)
        {
            ref readonly Report report = ref tick.Reports[i];
            if (report.Identity.Mmsi == 0 || !AisStatement.IsOfVessel(report) || !Concerns(report)) continue;
            Look(new VesselReport { Tick = tick, Index = i }, ref Vessels.Get(report.Identity.Mmsi, tick.Now), book);
        }
    }

    /// <summary>True if the report is of the sort looked at.</summary>
    protected abstract bool Concerns(in Report report);

    protected abstract void Look(in VesselReport heard, ref T memory, AlertBook book);

    /// <summary>Raises or restates the alert of a vessel that has a track; false = there is none.</summary>
    protected bool Raise(ref T memory, in VesselReport heard, AlertBook book, AlertStatement statement) => Raise(Kind, ref memory, heard, book, statement);

    protected bool Raise(AlertKind kind, ref T memory, in VesselReport heard, AlertBook book, AlertStatement statement)
    {
        if (heard.TrackId == 0) return false;
        if (memory.AlertTrack != heard.TrackId) End(ref memory, book);
        if (!book.Raise(new AlertCause(kind, heard.TrackId), statement)) return false;
        memory.AlertTrack = heard.TrackId;
        return true;
    }

    protected virtual void End(ref T memory, AlertBook book)
    {
        if (memory.AlertTrack != 0) book.End(new AlertCause(Kind, memory.AlertTrack));
        memory.AlertTrack = 0;
    }

    public override void Forget(int slot, in Track track, AlertBook book)
    {
        if (track.Identity.Mmsi == 0) return;
        ref T memory = ref Vessels.Find(track.Identity.Mmsi);
        if (!System.Runtime.CompilerServices.Unsafe.IsNullRef(ref memory) && memory.AlertTrack == track.Id) End(ref memory, book);
    }

    public override void Save(StateWriter writer, TrackSlots slots)
    {
        writer.Tag(State.Tag, State.Version);
        Vessels.Save(writer);
        SaveMore(writer);
    }

    public override void Load(ref StateReader reader, TrackSlots slots)
    {
        if (reader.Tag(State.Tag, State.Version) < State.Version) throw new InvalidDataException($"state: part '{State.Tag}' of an earlier layout");
        Vessels.Load(ref reader);
        LoadMore(ref reader);
    }

    /// <summary>What it remembers beyond vessels.</summary>
    protected virtual void SaveMore(StateWriter writer)
    {
    }

    protected virtual void LoadMore(ref StateReader reader)
    {
    }
}
