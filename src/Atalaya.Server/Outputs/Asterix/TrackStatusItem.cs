using Atalaya.Core.Reports;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Formats.Asterix.Categories;

namespace Atalaya.Server.Outputs.Asterix;

/// <summary>I062/080.</summary>
static class TrackStatusItem
{
    public static void Write(ref Cat062Writer writer, in Track track, in Detections detections, in TrackSending sending, Instant time)
    {
        Cat062I080Writer item = writer.I080();
        item.MON(IsMonosensor(track, time) ? 1 : 0).SPI(Bit(track, ReportFlags.Spi)).MRH(track.PressureAltitude is null && GeometricHeight.Of(track) is not null ? 1 : 0)
            .SRC((int)GeometricHeight.SourceOf(track, detections)).CNF(track.Status == TrackStatus.Tentative ? 1 : 0);
        // KOS: all tracks are our own work, none comes from a neighbour's service.
        item.SIM(Bit(track, ReportFlags.Simulated)).TSE(sending.IsLast ? 1 : 0).TSB(sending.IsFirst ? 1 : 0).KOS(1);
        item.ME(track.Emergency == Emergency.Military ? 1 : 0);
        item.CST(track.Status is TrackStatus.Coasting or TrackStatus.Ended ? 1 : 0)
            .PSR(Old(detections.PrimaryRadar, time)).SSR(Old(detections.SecondaryRadar, time)).MDS(Old(detections.ModeS, time)).ADS(Old(detections.ExtendedSquitter, time));
        item.SDS(KindOfDetection(track)).EMS(EmergencyOf(track.Emergency));
        item.SFC(track.Domain is Domain.Sea or Domain.Land || (track.Flags & ReportFlags.OnGround) != 0 ? 1 : 0).MLAT(Old(detections.Multilateration, time));
    }

    /// <summary>One sensor alone has updated it lately, or last.</summary>
    static bool IsMonosensor(in Track track, Instant time)
    {
        int recent = 0;
        for (int i = 0; i < track.ContributionCount; i++)
            if (!TrackAges.IsOld(track.Contributions[i].Last, time)) recent++;
        return recent <= 1;
    }

    /// <summary>0 combined, 1 co-operative only, 2 non-co-operative only, 3 not defined.</summary>
    static int KindOfDetection(in Track track)
    {
        bool cooperative = (track.Flags & (ReportFlags.Secondary | ReportFlags.SelfReported | ReportFlags.Multilateration)) != 0;
        bool primary = (track.Flags & ReportFlags.Primary) != 0;
        return (cooperative, primary) switch { (true, true) => 0, (true, false) => 1, (false, true) => 2, _ => 3 };
    }

    /// <summary>EMS; distress at sea has no word of its own.</summary>
    static int EmergencyOf(Emergency emergency) => emergency switch
    {
        Emergency.None or Emergency.Military => 0,
        Emergency.Medical => 2,
        Emergency.MinimumFuel => 3,
        Emergency.NoCommunication => 4,
        Emergency.UnlawfulInterference => 5,
        Emergency.Downed => 6,
        Emergency.Reserved => 7,
        _ => 1,
    };

    static int Bit(in Track track, ReportFlags flag) => (track.Flags & flag) != 0 ? 1 : 0;
    static int Old(Instant then, Instant time) => TrackAges.IsOld(then, time) ? 1 : 0;
}
