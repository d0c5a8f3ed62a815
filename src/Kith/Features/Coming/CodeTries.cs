using System.Threading.RateLimiting;
using Kith.Web;

namespace Kith.Features.Coming;

/// <summary>
/// Counts codes typed at one address, in memory, by a key that changes daily: codes have 40 bits, so trying them must stay slow.
/// Each address counts for itself; nobody can keep somebody else from their page.
/// </summary>
public sealed class CodeTries(DailyKey key, IConfiguration settings) : IDisposable
{
    /// <summary>Tries a minute; a whole library types fewer, and finding one code of ten thousand guests takes decades.</summary>
    public const int PerMinute = 10;

    private readonly bool _enabled = settings.GetValue("RateLimits:Enabled", defaultValue: true);

    private readonly PartitionedRateLimiter<string> _limiter = PartitionedRateLimiter.Create<string, string>(address =>
        RateLimitPartition.GetFixedWindowLimiter(
            address,
            _ => new FixedWindowRateLimiterOptions { PermitLimit = PerMinute, Window = TimeSpan.FromMinutes(1) }
        )
    );

    /// <summary>Whether one more may be tried from where this request comes.</summary>
    public bool MayTry(HttpContext context)
    {
        if (!_enabled)
            return true;
        using var lease = _limiter.AttemptAcquire(key.Hash(context.Connection.RemoteIpAddress));
        return lease.IsAcquired;
    }

    public void Dispose() => _limiter.Dispose();
}
