using Atalaya.Core.Reports;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Fusion.Filtering;
using Atalaya.Fusion.Identifying;
using Atalaya.Fusion.Measuring;
using Atalaya.Fusion.Partition;

namespace Atalaya.Fusion.Living;

/// <summary>Begins tracks. Serial, in the order of the reports.</summary>
sealed class TrackStarter(IdentityDirectory directory, TrackUpdater updater, Sector[] sectors)
{
    const int SequenceBits = 48;

    /// <param name="existence">Of a track without identity.</param>
    /// <param name="sharesKeys">The keys of the report stay with the tracks that have them as well.</param>
    /// <returns>None where a track with this number lives.</returns>
    public TrackHandle Start(in Report report, bool hasPlace, in PositionMeasurement place, Instant time, double existence, Instant now, bool sharesKeys = false)
    {
        Track track = default;
        track.Id = IdOf(report);
        if (directory.TryFindTrack(track.Id, out _)) return TrackHandle.None;
        track.StartTime = track.LastReceiveTime = time;
        track.Identity.Address = report.Identity.Address;
        track.Identity.AddressKind = report.Identity.AddressKind;
        track.Identity.Mmsi = report.Identity.Mmsi;
        track.Identity.DroneSerial = report.Identity.DroneSerial;
        track.Identity.SystemTrack = report.Identity.SystemTrack;
        if (!sharesKeys) directory.WithoutTaken(ref track.Identity);
        track.Domain = TrackIdentity.DomainOf(Domain.Unknown, report);
        track.Existence = (float)(track.Identity.HasKey ? 0.5 : existence);

        TrackLife life = default;
        life.LastSeen = Instant.MinValue;
        life.NextMiss = now.PlusNanoseconds(-Instant.NanosecondsPerDay);
        life.PressureTime = life.EllipsoidTime = life.SeaLevelTime = life.RateTime = life.HeadingTime = life.NextMiss;
        life.IntervalSeconds = track.Domain == Domain.Sea ? 30 : 5;

        int cell = hasPlace ? EarthCells.CellOf(place.Latitude, place.Longitude) : (int)(track.Id % (ulong)EarthCells.Count);
        Sector sector = sectors[EarthCells.SectorOf(cell, sectors.Length)];
        int slot = sector.Add(track, default(TrackMotion), life);
        TrackHandle handle = new(sector.Number, slot);
        directory.Set(track.Id, track.Identity, handle);
        updater.Apply(sector, slot, report, time, now);
        if (sector.Tracks[slot].HasPosition) sector.Index(slot, cell);
        sector.Marks[slot] |= SlotMarks.Born;
        return handle;
    }

    /// <summary>Number of the source that began a track.</summary>
    public static ushort SourceOf(ulong id) => (ushort)(id >> SequenceBits);

    /// <summary>Unique in a recording: the source and the sequence of the report that began the track.</summary>
    public static ulong IdOf(in Report report) => ((ulong)report.Source.Number << SequenceBits) | (report.Sequence & ((1ul << SequenceBits) - 1));
}
