using System.Threading.RateLimiting;

namespace Atalaya.Server.Security;

/// <summary>
/// How much one client may ask. The map page asks four times a second with a track open, thirty times when it opens; a display with several pages
/// or a script stays well below. Programs on this machine are not limited where there are no users.
/// </summary>
sealed class RequestLimits : IDisposable
{
    const int Burst = 300, PerSecond = 40, BurstOfNobody = 60, PerSecondOfNobody = 5, Streams = 32;

    readonly PartitionedRateLimiter<HttpContext> _requests = PartitionedRateLimiter.Create<HttpContext, string>(static context => Caller.Of(context) switch
    {
        null => RateLimitPartition.GetTokenBucketLimiter(Key(context), static _ => Bucket(BurstOfNobody, PerSecondOfNobody)),
        { Kind: CallerKind.Local } => RateLimitPartition.GetNoLimiter("local"),
        _ => RateLimitPartition.GetTokenBucketLimiter(Key(context), static _ => Bucket(Burst, PerSecond)),
    });

    readonly PartitionedRateLimiter<HttpContext> _streams = PartitionedRateLimiter.Create<HttpContext, string>(static context => context.WebSockets.IsWebSocketRequest && Caller.Of(context)?.Kind != CallerKind.Local
        ? RateLimitPartition.GetConcurrencyLimiter(Key(context), static _ => new ConcurrencyLimiterOptions { PermitLimit = Streams })
        : RateLimitPartition.GetNoLimiter("none"));

    /// <summary>Room for one request, given back when it ends.</summary>
    public RateLimitLease Take(HttpContext context)
    {
        RateLimitLease request = _requests.AttemptAcquire(context);
        if (!request.IsAcquired) return request;
        request.Dispose();
        return _streams.AttemptAcquire(context);
    }

    static TokenBucketRateLimiterOptions Bucket(int burst, int perSecond) =>
        new() { TokenLimit = burst, TokensPerPeriod = perSecond, ReplenishmentPeriod = TimeSpan.FromSeconds(1), AutoReplenishment = true };

    /// <summary>A user counts once however many sessions, so that signing in again and again gains nothing.</summary>
    static string Key(HttpContext context) => Caller.Of(context) switch
    {
        { Kind: CallerKind.Session } caller => "user " + caller.Name,
        { Kind: CallerKind.Key } caller => "key " + caller.Name,
        _ => "address " + Access.AddressKey(context),
    };

    public void Dispose()
    {
        _requests.Dispose();
        _streams.Dispose();
    }
}
