using System.Globalization;
using System.Security.Cryptography;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace Kith.Web;

/// <summary>
/// Limits on forms for each address. The address is hashed with a key that changes every day and never leaves memory, so no list of
/// visitors can be made from it. Generous, because a library is one address; reading is never limited.
/// </summary>
public static class RateLimits
{
    /// <summary>Forms a minute and address unless <c>RateLimits:PerMinute</c> says otherwise.</summary>
    public const int DefaultPerMinute = 60;

    public static void AddKithRateLimits(this IServiceCollection services, IConfiguration settings)
    {
        var perMinute = settings.GetValue("RateLimits:PerMinute", DefaultPerMinute);
        services.AddSingleton<DailyKey>();
        services.AddRateLimiter(o =>
        {
            o.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            o.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
                HttpMethods.IsPost(context.Request.Method)
                    ? RateLimitPartition.GetFixedWindowLimiter(Who(context), _ => Window(perMinute))
                    : RateLimitPartition.GetNoLimiter("")
            );
            o.OnRejected = (rejected, _) =>
            {
                rejected.HttpContext.Response.Headers.RetryAfter = "60";
                return ValueTask.CompletedTask;
            };
        });
    }

    /// <summary>Counts, unless <c>RateLimits:Enabled</c> says no.</summary>
    /// <remarks>
    /// Its timer holds the whole application for as long as the process lives, also once it has stopped: where many are started after each other
    /// and nothing is counted there is none.
    /// </remarks>
    public static void UseKithRateLimits(this WebApplication app)
    {
        if (app.Configuration.GetValue("RateLimits:Enabled", defaultValue: true))
            app.UseRateLimiter();
    }

    private static FixedWindowRateLimiterOptions Window(int perMinute) =>
        new() { PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1) };

    private static string Who(HttpContext context) =>
        context.RequestServices.GetRequiredService<DailyKey>().Hash(context.Connection.RemoteIpAddress);
}

/// <summary>A key for hashing addresses: new every day, never written anywhere.</summary>
public sealed class DailyKey(TimeProvider clock)
{
    private (DateOnly Day, byte[] Key) _current;

    public string Hash(System.Net.IPAddress? address)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        if (_current.Day != today)
            _current = (today, RandomNumberGenerator.GetBytes(32));
        var hash = HMACSHA256.HashData(_current.Key, Network(address));
        return Convert.ToHexString(hash.AsSpan(0, 16)) + today.DayNumber.ToString(CultureInfo.InvariantCulture);
    }

    // One household has 2^64 addresses of the newer kind, all with one beginning.
    private static byte[] Network(System.Net.IPAddress? address) =>
        address switch
        {
            null => [],
            { IsIPv4MappedToIPv6: true } => address.MapToIPv4().GetAddressBytes(),
            { AddressFamily: System.Net.Sockets.AddressFamily.InterNetworkV6 } => address.GetAddressBytes()[..8],
            _ => address.GetAddressBytes(),
        };
}
