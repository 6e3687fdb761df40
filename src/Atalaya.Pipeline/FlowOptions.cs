namespace Atalaya.Pipeline;

/// <summary>How the flow spreads its work. No choice here changes the picture.</summary>
public sealed record FlowOptions
{
    /// <summary>Geographic partitions of Fusion.</summary>
    public int Sectors { get; init; } = 2;

    /// <summary>Threads used for decoding and for the sectors of a tick.</summary>
    public int Threads { get; init; } = 1;
}
