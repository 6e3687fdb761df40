using System.Diagnostics.CodeAnalysis;
using Atalaya.Core.Frames;
using Atalaya.Core.Reports;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Integrity.Alerts;

namespace Atalaya.Integrity.Sea;

/// <summary>One report of a tick, with its track.</summary>
readonly ref struct VesselReport
{
    public required IntegrityTick Tick { get; init; }
    public required int Index { get; init; }

    [UnscopedRef]
    public ref readonly Report Report => ref Tick.Reports[Index];

    public Instant Time => Tick.Uses[Index].Time;
    public Instant Now => Tick.Now;
    public ulong TrackId => Tick.Uses[Index].TrackId;

    /// <summary>A statement about the vessel where it says it is.</summary>
    public AlertStatement Statement(AlertSeverity severity)
    {
        ref readonly Report report = ref Report;
        AlertStatement statement = Tick.Picture.TryGet(TrackId, out Track track)
            ? AlertStatement.Of(track, severity)
            : new AlertStatement { Severity = severity, Identity = report.Identity };
        if (AisStatement.HasPlace(report)) statement = statement with { Latitude = report.M0, Longitude = report.M1 };
        return statement with { Frame = report.Provenance, ReopenSeconds = 600 };
    }

    public AlertEvidence Evidence(EvidenceTest test, double value, double threshold = double.NaN, int samples = 1) =>
        new(test, value, threshold, samples, Report.Source, Report.Sensor, Report.Provenance);

    public SourceId Source => Report.Source;
}
