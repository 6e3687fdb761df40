namespace Atalaya.Server.Setup.Probing;

/// <summary>What one probe found.</summary>
sealed record ProbeResult(ProbeTarget Target, ProbeOutcome Outcome)
{
    public ProbeFindings? Findings { get; init; }

    /// <summary>The source to configure for it; null = none.</summary>
    public string? Line { get; init; }

    /// <summary>What is to be said of it.</summary>
    public IReadOnlyList<Advice> Advice { get; init; } = [];
}
