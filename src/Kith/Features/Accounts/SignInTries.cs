using System.Collections.Concurrent;
using Kith.Web;

namespace Kith.Features.Accounts;

/// <summary>
/// Slows down guessing without a way to lock somebody else out: failures are counted for each pair of address and account, and
/// for each address, in memory, by a key that changes daily. The owner at another address is never held up by them.
/// </summary>
public sealed class SignInTries(DailyKey key, TimeProvider clock, IConfiguration settings)
{
    /// <summary>Failures from one address for one account before it must wait.</summary>
    public const int PerAccount = 5;

    /// <summary>Failures from one address for all accounts together: a library is one address.</summary>
    public const int PerAddress = 60;

    /// <summary>How long a failure counts.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromMinutes(15);

    private const int MostRemembered = 100_000;

    private readonly bool _enabled = settings.GetValue("RateLimits:SignIn", defaultValue: true);
    private readonly ConcurrentDictionary<string, (int Failures, DateTimeOffset Until)> _counts = new();

    /// <summary>Whether another try may be made from here for this account.</summary>
    public bool MayTry(HttpContext context, string account) =>
        !_enabled || (Count(Pair(context, account)) < PerAccount && Count(Place(context)) < PerAddress);

    public void Failed(HttpContext context, string account)
    {
        Add(Pair(context, account));
        Add(Place(context));
    }

    /// <summary>Whoever signed in is no guesser.</summary>
    public void Succeeded(HttpContext context, string account) => _counts.TryRemove(Pair(context, account), out _);

    private string Place(HttpContext context) => key.Hash(context.Connection.RemoteIpAddress);

    private string Pair(HttpContext context, string account) => $"{Place(context)} {account}";

    private int Count(string who) =>
        _counts.TryGetValue(who, out var count) && count.Until > clock.GetUtcNow() ? count.Failures : 0;

    private void Add(string who)
    {
        var now = clock.GetUtcNow();
        if (_counts.Count >= MostRemembered)
            foreach (var old in _counts.Where(c => c.Value.Until <= now).ToList())
                _counts.TryRemove(old);
        _counts.AddOrUpdate(
            who,
            (1, now + Remembered),
            (_, count) => count.Until > now ? (count.Failures + 1, count.Until) : (1, now + Remembered)
        );
    }
}
