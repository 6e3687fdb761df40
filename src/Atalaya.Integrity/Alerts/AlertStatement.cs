using Atalaya.Core.Frames;
using Atalaya.Core.Identity;
using Atalaya.Core.Reports;
using Atalaya.Core.Tracks;

namespace Atalaya.Integrity.Alerts;

/// <summary>What a detector says of a cause that it has found.</summary>
public sealed record AlertStatement
{
    public required AlertSeverity Severity { get; init; }
    public Verdict Verdict { get; init; }

    /// <summary>Probability that the verdict, or without one the alert, is right; NaN = not estimated.</summary>
    public double Confidence { get; init; } = double.NaN;

    /// <summary>What else it may be; None = nothing that is likely.</summary>
    public Verdict Alternative { get; init; }

    /// <summary>Name of the area it is about; null = none.</summary>
    public string? Area { get; init; }

    public Emergency Emergency { get; init; }

    /// <summary>Who it is about, kept when the track is gone.</summary>
    public ObjectIdentity Identity { get; init; }

    /// <summary>Where: radians; NaN = nowhere in particular.</summary>
    public double Latitude { get; init; } = double.NaN;

    public double Longitude { get; init; } = double.NaN;

    /// <summary>Strongest first; at most <see cref="Alert.MaxEvidence"/> are kept.</summary>
    public IReadOnlyList<AlertEvidence> Evidence { get; init; } = [];

    /// <summary>The frame that completed the statement.</summary>
    public Provenance Frame { get; init; }

    /// <summary>The same cause within so many seconds after its end is the same alert; 0 = each time a new one.</summary>
    public double ReopenSeconds { get; init; }

    /// <summary>About a track as it is now, with its newest frame.</summary>
    public static AlertStatement Of(in Track track, AlertSeverity severity) => new()
    {
        Severity = severity,
        Identity = track.Identity,
        Emergency = track.Emergency,
        Latitude = track.HasPosition ? track.Latitude : double.NaN,
        Longitude = track.HasPosition ? track.Longitude : double.NaN,
        Frame = NewestFrame(track),
    };

    static Provenance NewestFrame(in Track track)
    {
        Provenance newest = default;
        Core.Time.Instant time = Core.Time.Instant.MinValue;
        for (int i = 0; i < track.ContributionCount; i++)
        {
            Contribution contribution = track.Contributions[i];
            if (contribution.Last < time) continue;
            time = contribution.Last;
            newest = new Provenance(contribution.Source, contribution.Position);
        }

        return newest;
    }
}
