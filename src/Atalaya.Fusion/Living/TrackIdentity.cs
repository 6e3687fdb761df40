using Atalaya.Core.Identity;
using Atalaya.Core.Reports;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;

namespace Atalaya.Fusion.Living;

/// <summary>Takes over what a report says an object is. Newer replaces older, field by field; keys never change here (the address of another system's track is none).</summary>
static class TrackIdentity
{
    /// <summary>Flags that describe the object now; all others describe one report.</summary>
    const ReportFlags Kept = ReportFlags.Spi | ReportFlags.Simulated | ReportFlags.OnGround;

    /// <summary>What a track shows of how it is seen: set by any report.</summary>
    public const ReportFlags Gathered = ReportFlags.Primary | ReportFlags.Secondary | ReportFlags.SelfReported | ReportFlags.Simulated |
        ReportFlags.SystemTrack | ReportFlags.Multilateration;

    /// <summary>Two bursts of a search and rescue transmitter are a minute apart, the status messages of an aircraft 5 s at most.</summary>
    const double EmergencySeconds = 130;

    const ReportFlags DoubtfulCode = ReportFlags.Mode3ANotValidated | ReportFlags.Mode3AGarbled;

    public static void Merge(ref Track track, ref TrackLife life, in Report report, Instant time)
    {
        ref readonly ObjectIdentity said = ref report.Identity;
        ref ObjectIdentity known = ref track.Identity;
        if (said.HasKey) track.KeyTime = Instant.Max(track.KeyTime, time);
        if (known.SystemTrack != 0 && said.HasAddress) (known.Address, known.AddressKind) = (said.Address, said.AddressKind);
        if (said.Imo != 0) known.Imo = said.Imo;
        if (said.Mode3A is { } code && (report.Flags & DoubtfulCode) == 0 && time >= track.Mode3ATime) (known.Mode3A, track.Mode3ATime) = (code, time);
        if (!said.Callsign.IsEmpty && time >= track.CallsignTime) (known.Callsign, track.CallsignTime) = (said.Callsign, time);
        if (!said.Name.IsEmpty && time >= track.NameTime) (known.Name, track.NameTime) = (said.Name, time);
        track.Domain = DomainOf(track.Domain, report);
        track.Category = report.Category ?? track.Category;
        track.LengthMeters = report.LengthMeters ?? track.LengthMeters;
        track.BeamMeters = report.BeamMeters ?? track.BeamMeters;
        track.Flags |= report.Flags & Gathered;
        if (time < life.LastSeen) return;
        track.NavigationStatus = report.NavigationStatus ?? track.NavigationStatus;
        MergeQuality(ref track.Quality, report.Quality);
        if (known.HasKey && !report.Has(ReportFlags.SelfReported) && !said.HasKey) return;
        if (StatesCondition(report)) track.Flags = (track.Flags & ~Kept) | (report.Flags & Kept) | (track.Flags & ReportFlags.Simulated);
        MergeEmergency(ref track, ref life, report, time);
    }

    /// <summary>
    /// Most messages of a transponder say nothing about an emergency: it lasts until one says that it is over, or none has repeated it for
    /// <see cref="EmergencySeconds"/>.
    /// </summary>
    static void MergeEmergency(ref Track track, ref TrackLife life, in Report report, Instant time)
    {
        if (StatesEmergency(report)) (track.Emergency, life.EmergencyTime) = (report.Emergency, time);
        else if (track.Emergency != Emergency.None && time.SecondsSince(life.EmergencyTime) > EmergencySeconds) track.Emergency = Emergency.None;
    }

    /// <summary>An emergency, or what would tell it: a Mode 3/A code, the navigation status of AIS.</summary>
    static bool StatesEmergency(in Report report) =>
        report.Emergency != Emergency.None || report.NavigationStatus is not null || (report.Identity.Mode3A is not null && (report.Flags & DoubtfulCode) == 0);

    /// <summary>SPI and being on the ground come with a position, an altitude, a code; velocities and names say nothing of them.</summary>
    static bool StatesCondition(in Report report) =>
        report.Measurement != MeasurementKind.None || report.PressureAltitude is not null || report.Identity.Mode3A is not null || (report.Flags & Kept) != 0;

    public static Domain DomainOf(Domain known, in Report report)
    {
        if (report.Domain != Domain.Unknown) return report.Domain;
        if (known != Domain.Unknown) return known;
        if (!report.Identity.DroneSerial.IsEmpty) return Domain.Drone;
        if (report.Identity.Mmsi != 0) return Domain.Sea;
        return report.Identity.HasAddress || report.Identity.Mode3A is not null || report.Has(ReportFlags.Secondary) ? Domain.Air : Domain.Unknown;
    }

    /// <summary>What has an identity of something that is fixed to its place. If it drifts all the same, its own reports move it.</summary>
    public static bool IsFixed(in ObjectIdentity identity) =>
        identity.Mmsi != 0 && Mmsi.KindOf(identity.Mmsi) is MmsiKind.CoastStation or MmsiKind.AidToNavigation or MmsiKind.VirtualAidToNavigation;

    static void MergeQuality(ref QualityIndicators known, in QualityIndicators said)
    {
        known.Nic = said.Nic ?? known.Nic;
        known.NacP = said.NacP ?? known.NacP;
        known.NacV = said.NacV ?? known.NacV;
        known.Sil = said.Sil ?? known.Sil;
        known.Sda = said.Sda ?? known.Sda;
        known.Gva = said.Gva ?? known.Gva;
        known.Version = said.Version ?? known.Version;
        known.SignalDbfs = said.SignalDbfs ?? known.SignalDbfs;
    }
}
