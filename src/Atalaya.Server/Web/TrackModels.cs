using Atalaya.Core.Frames;
using Atalaya.Core.Geodesy;
using Atalaya.Core.Reports;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Pipeline;

namespace Atalaya.Server.Web;

/// <summary>Turns tracks and alerts into the JSON models, with the names of their sources.</summary>
sealed class TrackModels(PipelineConfiguration configuration)
{
    readonly Dictionary<ushort, string> _names = configuration.Sources.Select(source => (source.Id, source.Name))
        .Concat((configuration.FormerSources ?? []).Select(source => (source.Id, source.Name)))
        .ToDictionary(source => source.Id, source => source.Name);

    public string SourceName(SourceId source) => _names.TryGetValue(source.Number, out string? name) ? name : $"source-{source}";

    public TrackRow Row(in Track track) => new()
    {
        TrackId = TrackText.Id(track.Id),
        TrackNumber = track.Number == 0 ? null : track.Number,
        Lat = track.HasPosition ? Degrees(track.Latitude) : null,
        Lon = track.HasPosition ? Degrees(track.Longitude) : null,
        AltM = Altitude(track),
        GroundSpeedMps = Moves(track) ? Round((double)WebFrame.GroundSpeed(track), 2) : null,
        TrackDeg = Moves(track) ? Round((double)WebFrame.TrackDegrees(track), 2) : null,
        VerticalRateMps = Round(track.VerticalRate, 2),
        Address = TrackText.Address(track.Identity),
        Mmsi = track.Identity.Mmsi == 0 ? null : track.Identity.Mmsi,
        Callsign = TrackText.Text(track.Identity.Callsign),
        Name = TrackText.Text(track.Identity.Name),
        Imo = track.Identity.Imo == 0 ? null : track.Identity.Imo,
        ModeA = TrackText.ModeA(track.Identity.Mode3A),
        SystemTrack = TrackText.SystemTrack(track.Identity.SystemTrack),
        IdentityConflict = track.IdentityConflict ? true : null,
        IdentityUncertain = track.IdentityUncertain ? true : null,
        PositionContradicted = track.PositionContradicted ? true : null,
        Sources = SourceNames(track),
        Status = TrackText.Status(track.Status),
        Domain = TrackText.Domain(track.Domain),
        Time = track.Time.UnixSeconds,
    };

    public TrackDetail Detail(in Track track, Instant pictureTime, ReadOnlySpan<Provenance> provenances)
    {
        TrackRow row = Row(track);
        return new TrackDetail
        {
            TrackId = row.TrackId,
            TrackNumber = row.TrackNumber,
            Lat = row.Lat,
            Lon = row.Lon,
            AltM = row.AltM,
            GroundSpeedMps = row.GroundSpeedMps,
            TrackDeg = row.TrackDeg,
            VerticalRateMps = row.VerticalRateMps,
            Address = row.Address,
            Mmsi = row.Mmsi,
            Callsign = row.Callsign,
            Name = row.Name,
            Imo = row.Imo,
            ModeA = row.ModeA,
            SystemTrack = row.SystemTrack,
            IdentityConflict = row.IdentityConflict,
            IdentityUncertain = row.IdentityUncertain,
            PositionContradicted = row.PositionContradicted,
            Sources = row.Sources,
            Status = row.Status,
            Domain = row.Domain,
            Time = row.Time,
            StartTime = track.StartTime.UnixSeconds,
            SplitFrom = track.SplitFrom == 0 ? null : TrackText.Id(track.SplitFrom),
            MergedInto = track.MergedInto == 0 ? null : TrackText.Id(track.MergedInto),
            LastReceiveTime = track.LastReceiveTime.UnixSeconds,
            HeadingDeg = track.Heading is { } heading ? Round(heading * GeodeticPosition.DegreesPerRadian, 1) : null,
            PositionSigmaM = track.HasPosition ? Round(Math.Sqrt(Math.Max(track.VarianceNorth, track.VarianceEast)), 1) : null,
            VelocitySigmaMps = float.IsFinite(track.VelocitySigma) && track.HasPosition ? Round((double)track.VelocitySigma, 2) : null,
            Existence = Round((double)track.Existence, 3),
            Category = track.Category,
            Emergency = TrackText.Emergency(track.Emergency),
            Simulated = (track.Flags & ReportFlags.Simulated) != 0,
            OnGround = (track.Flags & ReportFlags.OnGround) != 0,
            LengthM = track.LengthMeters,
            BeamM = track.BeamMeters,
            NavigationStatus = track.NavigationStatus,
            PressureAltitudeM = Round(track.PressureAltitude, 1),
            EllipsoidHeightM = Round(track.EllipsoidHeight, 1),
            ReportCount = track.ReportCount,
            Quality = new TrackQuality(track.Quality.Nic, track.Quality.NacP, track.Quality.NacV, track.Quality.Sil, track.Quality.Sda, track.Quality.Gva, track.Quality.Version, track.Quality.SignalDbfs),
            Contributors = Contributors(track, pictureTime),
            Provenance = References(provenances),
        };
    }

    public string[] SourceNames(in Track track)
    {
        string[] names = new string[track.ContributionCount];
        for (int i = 0; i < names.Length; i++) names[i] = SourceName(track.Contributions[i].Source);
        return [.. names.Distinct().Order(StringComparer.Ordinal)];
    }

    TrackContributor[] Contributors(in Track track, Instant pictureTime)
    {
        TrackContributor[] contributors = new TrackContributor[track.ContributionCount];
        for (int i = 0; i < contributors.Length; i++)
        {
            Contribution contribution = track.Contributions[i];
            double age = Math.Max(0, pictureTime.SecondsSince(contribution.Last));
            contributors[i] = new TrackContributor(SourceName(contribution.Source), SensorText(contribution.Sensor), Round(age, 1), contribution.Count, contribution.Position.ToString());
        }

        Array.Sort(contributors, static (left, right) => string.CompareOrdinal(left.Source, right.Source));
        return contributors;
    }

    /// <summary>SAC/SIC of an ASTERIX sensor; null = the source is one sensor.</summary>
    public static string? SensorText(ushort sensor) => sensor == 0 ? null : FormattableString.Invariant($"{sensor >> 8}/{sensor & 255}");

    FrameReference[] References(ReadOnlySpan<Provenance> provenances)
    {
        FrameReference[] references = new FrameReference[provenances.Length];
        for (int i = 0; i < references.Length; i++) references[i] = Reference(provenances[i]);
        return references;
    }

    FrameReference Reference(Provenance provenance) => new(SourceName(provenance.Source), provenance.Position.ToString());

    static double? Altitude(in Track track) => Round(track.PressureAltitude ?? track.EllipsoidHeight ?? track.SeaLevelHeight, 1);
    static bool Moves(in Track track) => float.IsFinite(track.VelocityNorth) && float.IsFinite(track.VelocityEast);

    /// <summary>1e-7 degrees is 1 cm: what the state is worth.</summary>
    static double Degrees(double radians) => Math.Round(radians * GeodeticPosition.DegreesPerRadian, 7);

    static double Round(double value, int digits) => Math.Round(value, digits);
    static double? Round(float? value, int digits) => value is { } number && float.IsFinite(number) ? Math.Round(number, digits) : null;
}
