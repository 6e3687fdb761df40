using Atalaya.Core.Reports;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Fusion;

namespace Atalaya.Integrity;

/// <summary>One tick as detectors see it: what came, what became of it, and the picture at its end. Valid during the call.</summary>
public readonly ref struct IntegrityTick
{
    public required Tick Tick { get; init; }

    /// <summary>As Fusion got them, in their order.</summary>
    public required ReadOnlySpan<Report> Reports { get; init; }

    /// <summary>What Fusion did with each report.</summary>
    public required ReadOnlySpan<ReportUse> Uses { get; init; }

    /// <summary>Slot of each report's track in the columns of detectors; -1 = it has none.</summary>
    public required ReadOnlySpan<int> ReportSlots { get; init; }

    /// <summary>In the order of track ids.</summary>
    public required ReadOnlySpan<PictureDelta> Deltas { get; init; }

    /// <summary>Slot of each delta's track.</summary>
    public required ReadOnlySpan<int> DeltaSlots { get; init; }

    public required Picture Picture { get; init; }
    public required Tracker Tracker { get; init; }

    /// <summary>Slots of all living tracks.</summary>
    public required TrackSlots Slots { get; init; }

    public Instant Now => Tick.End;
}
