namespace Atalaya.Fusion.Running;

/// <summary>What a tick does with a report.</summary>
enum ReportFate : byte
{
    /// <summary>Its key belongs to a track.</summary>
    Known,

    /// <summary>It has a key that no track has.</summary>
    NewIdentity,

    /// <summary>A place without identity.</summary>
    Plot,

    /// <summary>Another system's track without a number there.</summary>
    SystemTrack,
    TestTarget,
    OtherKind,
    Unused,
}
