namespace Atalaya.Server.Setup.Probing;

/// <summary>How long a probe waits.</summary>
/// <param name="Connect">For the connection.</param>
/// <param name="First">For the first byte.</param>
/// <param name="Listen">From then on, or until <see cref="ProbeCapture.MaxBytes"/> have come.</param>
sealed record ProbeTimes(TimeSpan Connect, TimeSpan First, TimeSpan Listen)
{
    public static ProbeTimes Default { get; } = new(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(3));
}
