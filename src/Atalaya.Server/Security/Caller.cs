namespace Atalaya.Server.Security;

/// <summary>Who a request comes from.</summary>
/// <param name="Name">The user, the key, or a name for people without an account.</param>
/// <param name="Role">What they may do.</param>
/// <param name="Kind">How they are known.</param>
/// <param name="Ended">Cancelled when this right ends: streams end with it.</param>
sealed record Caller(string Name, Role Role, CallerKind Kind, CancellationToken Ended)
{
    public const string LocalName = "local", GuestName = "guest";

    public Session? Session { get; init; }

    /// <summary>Null = nobody we know.</summary>
    public static Caller? Of(HttpContext context) => context.Items.TryGetValue(typeof(Caller), out object? caller) ? (Caller?)caller : null;

    public void Attach(HttpContext context) => context.Items[typeof(Caller)] = this;
}
