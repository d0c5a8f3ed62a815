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

    /// <summary>Corrections an hour; apart from reports of danger, which they must not use up.</summary>
    public const int CorrectionsPerHour = 10;

    private readonly bool _enabled = settings.GetValue("RateLimits:Enabled", defaultValue: true);

    private readonly PartitionedRateLimiter<string> _once = Limited(1, TimeSpan.FromDays(1));
    private readonly PartitionedRateLimiter<string> _all = Limited(PerDay, TimeSpan.FromDays(1));
    private readonly PartitionedRateLimiter<string> _corrections = Limited(CorrectionsPerHour, TimeSpan.FromHours(1));

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

    /// <summary>Whether one more correction may come from where this request comes.</summary>
    public bool MayCorrect(HttpContext context)
    {
        if (!_enabled)
            return true;
        using var lease = _corrections.AttemptAcquire(key.Hash(context.Connection.RemoteIpAddress));
        return lease.IsAcquired;
    }

    public void Dispose()
    {
        _once.Dispose();
        _all.Dispose();
        _corrections.Dispose();
    }

    private static PartitionedRateLimiter<string> Limited(int permits, TimeSpan window) =>
        PartitionedRateLimiter.Create<string, string>(who =>
            RateLimitPartition.GetFixedWindowLimiter(
                who,
                _ => new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = window }
            )
        );
}
