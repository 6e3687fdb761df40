namespace Atalaya.Server.Security;

/// <summary>One sign-in of one user in one browser.</summary>
sealed class Session
{
    readonly CancellationTokenSource _ended = new();
    long _lastUsedTicks;

    /// <summary>Names the session in lists; opens nothing.</summary>
    public string Id { get; } = SecretToken.CreateId();

    public required string TokenHash { get; init; }
    public required string User { get; init; }
    public required Role Role { get; init; }
    public required string Stamp { get; init; }
    public required DateTimeOffset Opened { get; init; }
    public required string? Address { get; init; }
    public required string? Client { get; init; }

    public DateTimeOffset LastUsed
    {
        get => new(Interlocked.Read(ref _lastUsedTicks), TimeSpan.Zero);
        set => Interlocked.Exchange(ref _lastUsedTicks, value.UtcTicks);
    }

    public CancellationToken Ended => _ended.Token;

    public void End() => _ended.Cancel();
}
