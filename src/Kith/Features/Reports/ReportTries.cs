using System.Threading.RateLimiting;
using Kith.Web;

namespace Kith.Features.Reports;

/// <summary>Counts reports and wishes from one address, in memory, by a key that changes daily: a flood of them would drown the true ones.</summary>
public sealed class ReportTries(DailyKey key, IConfiguration settings) : IDisposable
{
    /// <summary>Reports an hour; a shelter or a library is one address.</summary>
    public const int PerHour = 10;

    private readonly bool _enabled = settings.GetValue("RateLimits:Enabled", defaultValue: true);

    private readonly PartitionedRateLimiter<string> _limiter = PartitionedRateLimiter.Create<string, string>(address =>
        RateLimitPartition.GetFixedWindowLimiter(
            address,
            _ => new FixedWindowRateLimiterOptions { PermitLimit = PerHour, Window = TimeSpan.FromHours(1) }
        )
    );

    /// <summary>Whether one more may come from where this request comes.</summary>
    public bool MaySend(HttpContext context)
    {
        if (!_enabled)
            return true;
        using var lease = _limiter.AttemptAcquire(key.Hash(context.Connection.RemoteIpAddress));
        return lease.IsAcquired;
    }

    public void Dispose() => _limiter.Dispose();
}
