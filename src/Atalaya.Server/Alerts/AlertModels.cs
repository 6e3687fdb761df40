using System.Globalization;
using System.Text.Json;
using Atalaya.Core.Frames;
using Atalaya.Core.Geodesy;
using Atalaya.Core.Identity;
using Atalaya.Core.Reports;
using Atalaya.Core.Tracks;
using Atalaya.Integrity.Alerts;
using Atalaya.Server.Configuration;
using Atalaya.Server.Web;

namespace Atalaya.Server.Alerts;

/// <summary>Turns alerts into the JSON models.</summary>
/// <param name="picture">Who the second track of an alert is; null = nobody knows any more.</param>
sealed class AlertModels(TrackModels tracks, Picture? picture = null)
{
    public AlertRow Row(Alert alert)
    {
        AlertStatement statement = alert.Statement;
        bool hasTrack = alert.Cause.Kind is not (AlertKind.TooMany or AlertKind.GnssInterference) && alert.Cause.Subject != 0;
        return new AlertRow
        {
            Id = alert.Id,
            Kind = Word(alert.Kind),
            Severity = RuleWords.Of(alert.Severity),
            State = State(alert),
            Rule = alert.Cause.Rule,
            Area = statement.Area,
            TrackId = hasTrack ? TrackText.Id(alert.Cause.Subject) : null,
            OtherTrackId = HasOtherTrack(alert.Kind) && alert.Cause.Other != 0 ? TrackText.Id(alert.Cause.Other) : null,
            OtherName = HasOtherTrack(alert.Kind) ? Name(alert.Cause.Other) : null,
            RegionId = alert.Kind == AlertKind.GnssInterference ? alert.Cause.Subject : null,
            Emergency = statement.Emergency == Emergency.None ? null : TrackText.Emergency(statement.Emergency),
            Verdict = Word(statement.Verdict),
            Confidence = Finite(statement.Confidence, 3),
            Alternative = Word(statement.Alternative),
            Address = TrackText.Address(statement.Identity),
            Mmsi = statement.Identity.Mmsi == 0 ? null : statement.Identity.Mmsi,
            Callsign = TrackText.Text(statement.Identity.Callsign),
            Name = TrackText.Text(statement.Identity.Name),
            Lat = Finite(statement.Latitude * GeodeticPosition.DegreesPerRadian, 6),
            Lon = Finite(statement.Longitude * GeodeticPosition.DegreesPerRadian, 6),
            RaisedTime = alert.Raised.UnixSeconds,
            UpdatedTime = alert.Updated.UnixSeconds,
            ClearedTime = alert.Cleared?.UnixSeconds,
            Reopened = alert.Reopened == 0 ? null : alert.Reopened,
            AcknowledgedTime = alert.Acknowledged?.UnixSeconds,
            AcknowledgedBy = alert.AcknowledgedBy,
            SilencedUntil = alert.SilencedUntil?.UnixSeconds,
            SilencedBy = alert.SilencedBy,
            Evidence = [.. statement.Evidence.Select(Row)],
            Frame = Frame(statement.Frame),
        };
    }

    static string State(Alert alert) => alert.IsLatched ? "latched" : alert.Cleared is not null ? "cleared" : alert.Acknowledged is null ? "active" : "acknowledged";

    /// <summary>What an operator calls a track; null = it has no name, or is gone.</summary>
    string? Name(ulong id)
    {
        if (picture is null || !picture.TryGet(id, out Track track)) return null;
        ObjectIdentity identity = track.Identity;
        return TrackText.Text(identity.Callsign) ?? TrackText.Text(identity.Name) ?? TrackText.Address(identity)?.ToUpperInvariant()
            ?? (identity.Mmsi == 0 ? null : identity.Mmsi.ToString("D9", CultureInfo.InvariantCulture)) ?? (track.Number == 0 ? null : FormattableString.Invariant($"#{track.Number}"));
    }

    EvidenceRow Row(AlertEvidence evidence) => new(
        Word(evidence.Test), double.IsFinite(evidence.Value) ? evidence.Value : 0, Finite(evidence.Threshold, 6), evidence.Samples,
        evidence.Source == default ? null : tracks.SourceName(evidence.Source), Frame(evidence.Frame), TrackModels.SensorText(evidence.Sensor));

    /// <summary>Kinds whose cause names a second track.</summary>
    static bool HasOtherTrack(AlertKind kind) => kind is AlertKind.CollisionRisk or AlertKind.Conflict or AlertKind.Rendezvous or AlertKind.DuplicateAddress or AlertKind.DuplicateMmsi or AlertKind.ReappearedElsewhere;

    FrameReference? Frame(Provenance frame) => frame == default ? null : new FrameReference(tracks.SourceName(frame.Source), frame.Position.ToString());

    /// <summary>Null = not known.</summary>
    public static double? Finite(double value, int digits) => double.IsFinite(value) ? Math.Round(value, digits) : null;

    public static string Word(AlertKind kind) => JsonNamingPolicy.SnakeCaseLower.ConvertName(kind.ToString());
    public static string Word(EvidenceTest test) => JsonNamingPolicy.SnakeCaseLower.ConvertName(test.ToString());
    public static string? Word(Verdict verdict) => verdict == Verdict.None ? null : JsonNamingPolicy.SnakeCaseLower.ConvertName(verdict.ToString());
}
