using System.Collections.Concurrent;
using Kith.Web;

namespace Kith.Features.Accounts;

/// <summary>
/// Slows down guessing without a way to lock somebody else out. A stranger's failures are counted for each pair of address and
/// account and for each address; those on a device the owner has signed in on, for that device and account alone. So nobody
/// who fails elsewhere, on the same wifi either, holds up the owner on their own phone. In memory, by a key that changes daily.
/// </summary>
public sealed class SignInTries : IDisposable
{
    /// <summary>Failures from one address or known device for one account before it must wait.</summary>
    public const int PerAccount = 5;

    /// <summary>Failures from one address for all accounts together: a library is one address.</summary>
    public const int PerAddress = 60;

    /// <summary>How long a failure counts, and is remembered at all.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan Sweep = TimeSpan.FromMinutes(1);

    private readonly DailyKey _key;
    private readonly KnownDevices _devices;
    private readonly TimeProvider _clock;
    private readonly bool _enabled;
    private readonly ConcurrentDictionary<string, (int Failures, DateTimeOffset Until)> _counts = new();
    private readonly ITimer _sweeper;

    public SignInTries(DailyKey key, KnownDevices devices, TimeProvider clock, IConfiguration settings)
    {
        (_key, _devices, _clock) = (key, devices, clock);
        _enabled = settings.GetValue("RateLimits:SignIn", defaultValue: true);
        _sweeper = clock.CreateTimer(_ => Forget(), state: null, Sweep, Sweep);
    }

    /// <summary>How many counts are in memory.</summary>
    public int Kept => _counts.Count;

    /// <summary>Begins a try for an account by somebody who is not signed in; null when they must wait.</summary>
    /// <param name="context">Where it comes from.</param>
    /// <param name="account">What is guessed at, as typed: an unknown name counts like a known one.</param>
    /// <param name="person">Whose account that is; null when it is nobody's.</param>
    public SignInTry? Begin(HttpContext context, string account, Person? person)
    {
        if (_devices.Known(context, person) is { } device)
            return Begin($"device {device} {account}", place: null);
        var place = _key.Hash(context.Connection.RemoteIpAddress);
        return Begin($"{place} {account}", place);
    }

    /// <summary>Begins a try by somebody who is signed in, about their own account: it counts for this session alone.</summary>
    public SignInTry? BeginHere(HttpContext context, string account) =>
        Begin($"session {Sessions.Of(context):n} {account}", place: null);

    /// <summary>Forgets what no longer counts; a timer does so every minute.</summary>
    public void Forget()
    {
        var now = _clock.GetUtcNow();
        foreach (var old in _counts.Where(c => c.Value.Until <= now))
            _counts.TryRemove(old);
    }

    public void Dispose() => _sweeper.Dispose();

    /// <summary>Whoever proved who they are is no guesser.</summary>
    internal void Succeeded(SignInTry attempt)
    {
        _counts.TryRemove(attempt.Who, out _);
        if (attempt.Place is { } place)
            Add(place, -1);
    }

    // Counted before the answer is known, so that guesses sent all at once are no more than guesses one by one.
    private SignInTry? Begin(string who, string? place)
    {
        if (!_enabled)
            return new(this, who, place);
        if (Add(who, 1) > PerAccount)
            return null;
        return place is null || Add(place, 1) <= PerAddress ? new(this, who, place) : null;
    }

    private int Add(string who, int more)
    {
        var now = _clock.GetUtcNow();
        return _counts
            .AddOrUpdate(
                who,
                _ => (Math.Max(more, 0), now + Remembered),
                (_, count) =>
                    count.Until > now ? (count.Failures + more, count.Until) : (Math.Max(more, 0), now + Remembered)
            )
            .Failures;
    }
}

/// <summary>A try to prove who one is, counted as a failure until it is said to have succeeded.</summary>
/// <param name="Tries">Where it is counted.</param>
/// <param name="Who">What it is counted for.</param>
/// <param name="Place">The address it is counted for as well; null when it is the account's own device or session.</param>
public sealed record SignInTry(SignInTries Tries, string Who, string? Place)
{
    public void Succeeded() => Tries.Succeeded(this);
}
