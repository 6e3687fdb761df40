using System.Net;
using Atalaya.Server.Inputs;
using Atalaya.Server.Web;

namespace Atalaya.Server.Setup;

/// <summary>Everything that advice on a source is drawn from.</summary>
sealed record SourceFacts
{
    public required SourceModel Source { get; init; }

    /// <summary>Its address; null = it has none that can be read (simulated).</summary>
    public SourceUri? Uri { get; init; }

    /// <summary>What is wrong with the link.</summary>
    public Advice? Fault { get; init; }

    /// <summary>Connected, and for so long nothing has come; null = not connected.</summary>
    public double? SilentSeconds { get; init; }

    public RecentCounts Recent { get; init; } = RecentCounts.None;

    /// <summary>The format that its last bytes look like, where they are not understood; null = none that is known, or not looked at.</summary>
    public string? LooksLike { get; init; }

    public SourcePlaces? Places { get; init; }
    public long FailedFrames { get; init; }
    public string? LastFailure { get; init; }

    /// <summary>The addresses of this machine's networks.</summary>
    public IReadOnlyList<IPAddress> Networks { get; init; } = [];

    /// <summary>Little of what comes is understood: worth a look at the bytes.</summary>
    public bool IsBarelyUnderstood => Recent.Bytes >= 64 && (Recent.Messages == 0 || Recent.Messages * 4 < Recent.Rejected);
}
