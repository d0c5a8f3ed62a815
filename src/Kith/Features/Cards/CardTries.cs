using System.Threading.RateLimiting;
using Kith.Web;

namespace Kith.Features.Cards;

/// <summary>
/// Counts "this helped me" from one address, in memory, by a key that changes daily: whoever throws cookies away cannot make a card
/// look better than it is by pressing all day.
/// </summary>
public sealed class CardTries(DailyKey key, IConfiguration settings) : IDisposable
{
    /// <summary>Marks an hour; a library or a shelter is one address.</summary>
    public const int PerHour = 20;

    private readonly bool _enabled = settings.GetValue("RateLimits:Enabled", defaultValue: true);

    private readonly PartitionedRateLimiter<string> _limiter = PartitionedRateLimiter.Create<string, string>(address =>
        RateLimitPartition.GetFixedWindowLimiter(
            address,
            _ => new FixedWindowRateLimiterOptions { PermitLimit = PerHour, Window = TimeSpan.FromHours(1) }
        )
    );

    /// <summary>Whether one more may come from where this request comes.</summary>
    public bool MaySay(HttpContext context)
    {
        if (!_enabled)
            return true;
        using var lease = _limiter.AttemptAcquire(key.Hash(context.Connection.RemoteIpAddress));
        return lease.IsAcquired;
    }

    public void Dispose() => _limiter.Dispose();
}
