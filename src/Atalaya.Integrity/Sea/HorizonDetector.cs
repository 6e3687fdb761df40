using Atalaya.Core.Geodesy;
using Atalaya.Core.Reports;
using Atalaya.Core.State;
using Atalaya.Fusion;
using Atalaya.Integrity.Alerts;

namespace Atalaya.Integrity.Sea;

/// <summary>
/// AIS from farther than a station can hear: 4.12 km × (√h1 + √h2) over an earth of 4/3 the radius, and half as far again for ducts. Where that is common
/// the source is a network of stations or there is a duct, and nothing is said.
/// </summary>
sealed class HorizonDetector : VesselDetector<HorizonMemory>
{
    const int Repeats = 5;

    /// <summary>Reports over which the share of those from far away is taken, and from which it is known.</summary>
    const double ShareMemory = 4000, KnownReports = 200;

    struct Station
    {
        public double Near, Far;
    }

    readonly SortedDictionary<ushort, Station> _stations = [];

    public override string Name => "sea_horizon";

    protected override (string Tag, int Version) State => ("IHOR", 1);

    protected override AlertKind Kind => AlertKind.BeyondHorizon;

    protected override bool Concerns(in Report report) => AisStatement.HasPlace(report) && report.Sensor == 0;

    protected override void Look(in VesselReport heard, ref HorizonMemory vessel, AlertBook book)
    {
        ref readonly Report report = ref heard.Report;
        if (!heard.Tick.Tracker.TryReadGeometry(report.Source, 0, out SensorGeometry station)) return;
        GeodeticPosition site = station.Site;
        double horizon = Settings.DuctFactor * 4120 * (Math.Sqrt(Math.Max(0, site.Height)) + Math.Sqrt(Settings.AntennaMeters));
        double meters = AisStatement.Distance(site.Latitude, site.Longitude, report.M0, report.M1);
        bool isFar = meters > horizon, isRare = Count(report.Source.Number, isFar);
        vessel.Far = (byte)(isFar ? Math.Min(Repeats, vessel.Far + 1) : Math.Max(0, vessel.Far - 1));
        if (vessel.Far == 0 || !isRare) End(ref vessel, book);
        if (!isFar || !isRare || vessel.Far < Repeats || !book.WantsStatement(new AlertCause(Kind, heard.TrackId))) return;
        Raise(ref vessel, heard, book, heard.Statement(AlertSeverity.Caution) with
        {
            Verdict = Verdict.Fault,
            Alternative = IsMirrored(site, report, horizon) ? Verdict.None : Verdict.Spoofed,
            Confidence = IsMirrored(site, report, horizon) ? 0.95 : 0.6,
            Evidence = [heard.Evidence(EvidenceTest.SensorDistance, meters, horizon, vessel.Far), heard.Evidence(EvidenceTest.RadioHorizon, horizon)],
        });
    }

    /// <summary>True if so few come from far away that those who do are at fault.</summary>
    bool Count(ushort source, bool isFar)
    {
        Station station = _stations.GetValueOrDefault(source);
        if (isFar) station.Far++;
        else station.Near++;
        if (station.Near + station.Far > ShareMemory) (station.Near, station.Far) = (station.Near / 2, station.Far / 2);
        _stations[source] = station;
        return station.Near >= KnownReports && station.Far <= Settings.FarShare * (station.Near + station.Far);
    }

    /// <summary>True if the place would be within reach with latitude or longitude of the other sign: a receiver set up wrongly.</summary>
    static bool IsMirrored(GeodeticPosition site, in Report report, double horizon) =>
        AisStatement.Distance(site.Latitude, site.Longitude, -report.M0, report.M1) < horizon
        || AisStatement.Distance(site.Latitude, site.Longitude, report.M0, -report.M1) < horizon
        || AisStatement.Distance(site.Latitude, site.Longitude, -report.M0, -report.M1) < horizon;

    protected override void SaveMore(StateWriter writer)
    {
        writer.Write(_stations.Count);
        foreach ((ushort source, Station station) in _stations)
        {
            writer.Write(source);
            writer.Write(station.Near);
            writer.Write(station.Far);
        }
    }

    protected override void LoadMore(ref StateReader reader)
    {
        _stations.Clear();
        for (int i = reader.ReadCount(18); i > 0; i--) _stations[reader.ReadUInt16()] = new Station { Near = reader.ReadDouble(), Far = reader.ReadDouble() };
    }
}
