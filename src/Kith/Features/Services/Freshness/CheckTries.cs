using System.Threading.RateLimiting;
using Kith.Web;

namespace Kith.Features.Services.Freshness;

/// <summary>
/// Counts what one address says about services, in memory, by a key that changes daily: once a day about each, and not about all of
/// them. A library is one address, so the second there is thanked too and not counted.
/// </summary>
public sealed class CheckTries(DailyKey key, IConfiguration settings) : IDisposable
{
    /// <summary>Services an address may speak about in a day.</summary>
    public const int PerDay = 60;

    private readonly bool _enabled = settings.GetValue("RateLimits:Enabled", defaultValue: true);

    private readonly PartitionedRateLimiter<string> _once = Daily(1);
    private readonly PartitionedRateLimiter<string> _all = Daily(PerDay);

    /// <summary>Whether it counts what is said from where this request comes about this service.</summary>
    public bool MaySay(HttpContext context, Guid serviceId)
    {
        if (!_enabled)
            return true;
        var address = key.Hash(context.Connection.RemoteIpAddress);
        using var once = _once.AttemptAcquire($"{address} {serviceId:n}");
        if (!once.IsAcquired)
            return false;
        using var all = _all.AttemptAcquire(address);
        return all.IsAcquired;
    }

    public void Dispose()
    {
        _once.Dispose();
        _all.Dispose();
    }

    private static PartitionedRateLimiter<string> Daily(int permits) =>
        PartitionedRateLimiter.Create<string, string>(who =>
            RateLimitPartition.GetFixedWindowLimiter(
                who,
                _ => new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = TimeSpan.FromDays(1) }
            )
        );
}
